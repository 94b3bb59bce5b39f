"""Numbers near boundaries, and the many ways of writing one number."""

from __future__ import annotations

import random
from fractions import Fraction
from math import ceil, floor

from reference.json_text import Json, Number
from reference.numbers import MAX_COUNT, MAX_DIGITS, Exact, plain_text, rounded_half_up, stated_text


def near(rng: random.Random, target: Fraction, highest: int) -> Fraction:
    """A decimal of at most 28 digits in 0 to `highest`: often the target or the least step beside it."""
    most = MAX_DIGITS - len(str(highest))
    places = rng.choice([0, 1, 2, 4, 5, rng.randint(0, most), most, MAX_DIGITS - len(str(floor(target)))])
    step = Fraction(1, 10**places)
    value = rng.choice(
        [
            *(target, target - step, target + step, target - step, target + step),
            *(Fraction(0), Fraction(highest), step, highest - step),
            Fraction(rng.randint(0, highest * 10**places), 10**places),
        ]
    )
    fits = 0 <= value <= highest and len(plain_text(value).replace(".", "").lstrip("0")) <= MAX_DIGITS
    return value if fits else target


def spelled_decimal(rng: random.Random, value: Fraction, places: int = 0) -> Json:
    """One of the ways to write a decimal with at least so many places, all of which the formats accept."""
    least = max(places, 0)
    text = plain_text(value)
    stated = max(least, len(text.partition(".")[2]))
    room = MAX_DIGITS - len(text.partition(".")[0].lstrip("0").lstrip("-")) - stated
    if rng.random() < 0.3 and room > 0 and not places:
        stated += rng.randint(0, room)
    text = stated_text(Exact(value, stated))
    form = rng.random()
    if form < 0.5:
        return text
    if form < 0.8:
        return Number(text)
    return Number(with_exponent(rng, text))


def with_exponent(rng: random.Random, text: str) -> str:
    """A JSON number that writes the same digits, the point moved and an exponent added."""
    whole, _, fraction = text.partition(".")
    shift = rng.randint(-3, 3)
    digits = whole + fraction
    point = len(whole) - shift
    if point <= 0:
        digits, point = "0" * (1 - point) + digits, 1
    if point > len(digits):
        return text
    moved = digits[:point].lstrip("0") or "0"
    rest = digits[point:]
    mark = rng.choice(["e", "E"]) + ("-" if shift < 0 else rng.choice(["", "+"])) + rng.choice(["", "0"])
    return f"{moved}{'.' + rest if rest else ''}{mark}{abs(shift)}"


def spelled_count(rng: random.Random, count: int) -> Json:
    """One of the ways to write a count."""
    form = rng.random()
    if form < 0.85:
        return Number(str(count))
    if form < 0.95:
        room = MAX_DIGITS - len(str(count))
        return Number(f"{count}.{'0' * rng.randint(1, room)}")
    return Number("-0" if count == 0 else with_exponent(rng, str(count)))


def near_count(rng: random.Random, target: Fraction) -> int:
    """A count, often at a target or beside it."""
    nearest = ceil(target)
    value = rng.choice([nearest, nearest - 1, nearest + 1, 0, 1, 2, MAX_COUNT, rng.randint(0, 50)])
    return min(max(value, 0), MAX_COUNT)


def ratio_near(rng: random.Random, percent: Fraction) -> tuple[int, int]:
    """A numerator and a denominator, often the least that reach a percentage or the most that do not."""
    denominator = rng.choice(
        [
            0,
            1,
            2,
            3,
            7,
            100,
            1000,
            10**6,
            MAX_COUNT,
            MAX_COUNT - 1,
            rng.randint(1, 20),
            rng.randint(1, MAX_COUNT),
        ]
    )
    wanted = percent * denominator / 100
    numerator = rng.choice(
        [
            ceil(wanted),
            floor(wanted),
            ceil(wanted) - 1,
            floor(wanted) + 1,
            0,
            denominator,
            rng.randint(0, denominator),
        ]
    )
    return min(max(numerator, 0), denominator), denominator


def stated_beside(rng: random.Random, numerator: int, denominator: int) -> tuple[Fraction, int]:
    """A percentage that agrees with its ratio, and the places it is stated to."""
    places = rng.choice([0, 1, 2, 2, 4, rng.randint(0, 25), 25])
    if denominator == 0:
        return Fraction(rng.randint(0, 100)), 0
    return rounded_half_up(Fraction(numerator * 100, denominator), places), places
