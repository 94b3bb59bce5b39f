"""Exact decimals: a `Fraction` and the digits stated after the point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

MAX_DIGITS = 28
MAX_COUNT = 2**53 - 1
SHOWN_PLACES = 4

_PLAIN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_DIGITS_AND_MARKS = re.compile(r"[0-9.,-]+")
_JSON_NUMBER = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?")
# No exponent beyond this fits, whatever the digits before it; the text may hold a million of them.
_EXPONENT_LIMIT = 10**9


class NumberProblem(Exception):
    """A text that is no number of the kind asked for; `code` says how."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Exact:
    """A decimal: its value, and how many digits were stated after the point."""

    value: Fraction
    places: int


def is_plain_decimal(text: str) -> bool:
    """Whether a JSON string may stand for a decimal: no exponent, no plus, no leading zero, ASCII digits."""
    return _PLAIN.fullmatch(text) is not None


def exact_from_json_number(text: str) -> Exact:
    """The decimal that a JSON number writes; `NumberProblem` where it has more than 28 digits written out."""
    match = _JSON_NUMBER.fullmatch(text)
    if match is None:
        raise NumberProblem("invalid_decimal")
    sign, whole, fraction, exponent_text = match.groups()
    fraction = fraction or ""
    exponent = _small_exponent(exponent_text)
    digits = (whole + fraction).lstrip("0")
    places = len(fraction) - exponent
    if not digits:
        # Zero has no significant digit, so it fits however many zeros it is written with.
        return Exact(Fraction(0), min(max(places, 0), MAX_DIGITS))
    if max(len(digits), places, len(digits) - places) > MAX_DIGITS:
        raise NumberProblem("too_many_digits")
    value = Fraction(int(digits)) * Fraction(10) ** -places
    return Exact(-value if sign else value, max(places, 0))


def _small_exponent(text: str | None) -> int:
    if text is None:
        return 0
    digits = text.lstrip("+-").lstrip("0")
    size = _EXPONENT_LIMIT if len(digits) > 9 else int(digits or "0")
    return -size if text.startswith("-") else size


def exact_from_text(text: str) -> Exact:
    """The decimal that a JSON string states; text holds plain decimals only."""
    if not is_plain_decimal(text):
        has_comma = text.count(",") == 1 and _DIGITS_AND_MARKS.fullmatch(text) is not None
        raise NumberProblem("decimal_comma" if has_comma else "invalid_decimal")
    return exact_from_json_number(text)


def count_from_json_number(text: str) -> int:
    """A count: whole, not negative, at most 2^53 - 1; `12.0` and `1.2e1` are whole."""
    exact = exact_from_json_number(text)
    if exact.value < 0:
        raise NumberProblem("negative")
    if exact.value.denominator != 1:
        raise NumberProblem("not_whole")
    if exact.value > MAX_COUNT:
        raise NumberProblem("count_too_large")
    return int(exact.value)


def plain_text(value: Fraction) -> str:
    """The normal form of a decimal: no exponent, no trailing zeros, no minus zero."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
        if places > 1000:
            raise ValueError(f"{value} is no decimal")
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}")


def stated_text(exact: Exact) -> str:
    """The decimal with all the digits stated after its point."""
    text = plain_text(exact.value)
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction.ljust(exact.places, '0')}" if exact.places else whole


def rounded_down(value: Fraction, places: int = SHOWN_PLACES) -> Fraction:
    """The nearest decimal of so many places that is not above the value."""
    return Fraction(floor(value * 10**places), 10**places)


def rounded_up(value: Fraction, places: int = SHOWN_PLACES) -> Fraction:
    """The nearest decimal of so many places that is not below the value."""
    return Fraction(ceil(value * 10**places), 10**places)


def rounded_up_to_hold(value: Fraction) -> Fraction:
    """Rounded up to four decimals, or to fewer where a decimal of 96 bits cannot hold so many digits."""
    for places in range(SHOWN_PLACES, -1, -1):
        rounded = rounded_up(value, places)
        if rounded * 10**places < 2**96:
            return rounded
    raise ValueError(f"{value} is too large")


def rounded_half_up(value: Fraction, places: int) -> Fraction:
    """The nearest decimal of so many places; halves go up."""
    return Fraction(floor(value * 10**places + Fraction(1, 2)), 10**places)
