"""Random dossiers for a rule set, near its targets; nearly all of them are well-formed."""

from __future__ import annotations

import random
from fractions import Fraction

from fuzz.figures import near, near_count, ratio_near, spelled_count, spelled_decimal, stated_beside
from fuzz.rule_sets import ATTRIBUTES
from fuzz.write import number, obj, pick, shuffled
from reference.json_text import Json, Members
from reference.numbers import MAX_COUNT, MAX_DIGITS, plain_text
from reference.rules import Condition, Criterion, RuleSet, Target

NAMES = (
    "Thị xã Bỉm Sơn",
    "Xa\u0303",
    "tên\u200bẩn",
    'có "ngoặc"',
    "\u0007 chuông",
    "Quảng\u2028Xương",
    "𠀋",
    "C:\\",
)
SUBJECT_IDS = ("38.381", "Xã Đông, huyện Tây", "a/b~c", "0", "𠀋-1", '"', "~1")
DATES = ("2024-11-25", "2024-02-29", "1900-01-01", "2999-12-31")


class DossierMaker:
    """Makes dossiers for one rule set. A temper says how well they fare, so that all outcomes occur."""

    def __init__(self, rng: random.Random, rules: RuleSet) -> None:
        self.rng = rng
        self.rules = rules
        self.temper = rng.choice(["any", "good", "good", "complete"])

    def make(self) -> Members:
        """A dossier."""
        rng, rules = self.rng, self.rules
        year = rng.choice(rules.years)
        name = rng.choice([rules.id, rules.id, f"{rules.id}@{rules.version}"])
        attributes = self._attributes()
        content = obj(
            rule_set=name,
            subject=self._subject(attributes),
            year=number(year),
            values=self._values(year, attributes),
        )
        optional: list[tuple[str, Json, float]] = [
            ("scores", self._scores(year), 0.9),
            ("documents", self._documents(), 0.4),
            ("evidence", self._evidence(), 0.2),
            ("opinions", self._statements(), 0.1),
            ("appraisals", self._statements(), 0.1),
            ("events", self._events(), 0.1),
            ("exemptions", self._exemptions(year), 0.6 if self.rules.exemptions else 0.01),
            ("illustrative", rng.choice([True, False, None]), 0.2),
            ("note", rng.choice([*NAMES, None]), 0.1),
            ("format", rng.choice([number(1), None]), 0.1),
            ("$schema", "x", 0.1),
        ]
        content.pairs.extend((key, value) for key, value, chance in optional if rng.random() < chance)
        return shuffled(rng, content) if rng.random() < 0.5 else content

    def _subject(self, attributes: dict[str, str]) -> Members:
        rng = self.rng
        subject = obj(id=rng.choice(SUBJECT_IDS), level=self.rules.level)
        if rng.random() < 0.7:
            subject.pairs.append(("name", rng.choice([*NAMES, None])))
        stated: list[tuple[str, Json]] = list(attributes.items())
        if rng.random() < 0.1:
            stated.append(("khác", rng.choice(["có", None])))
        if stated or rng.random() < 0.1:
            subject.pairs.append(("attributes", Members(stated)))
        return shuffled(rng, subject)

    def _attributes(self) -> dict[str, str]:
        rng = self.rng
        attributes: dict[str, str] = {}
        for name, values in ATTRIBUTES.items():
            if rng.random() < (0.95 if self.temper == "complete" else 0.7):
                attributes[name] = rng.choice([*values, *values, "giá trị khác"])
        return attributes

    # Values.

    def _values(self, year: int, attributes: dict[str, str]) -> Members:
        missing = {"any": 0.3, "good": 0.1, "complete": 0.0}[self.temper]
        values: list[tuple[str, Json]] = []
        for criterion in self.rules.criteria:
            if self.rng.random() < missing:
                if self.rng.random() < 0.3:
                    values.append((criterion.id, pick(self.rng, None, self._no_figure(criterion))))
                continue
            target = self._some_target(criterion, year, attributes)
            value = self._value(criterion, target)
            values.append((criterion.id, self._proved(value) if isinstance(value, Members) else value))
        return Members(values)

    def _no_figure(self, criterion: Criterion) -> Members:
        """An object without a figure, with or without evidence: it reports nothing."""
        part = criterion.measure if criterion.measure in ("percent", "amount") else "present"
        pieces: list[Json] = [self._piece()]
        alone: list[tuple[str, Json]] = [("evidence", pieces), (part, None)]
        return Members([pair for pair in alone if self.rng.random() < 0.5])

    def _some_target(self, criterion: Criterion, year: int, attributes: dict[str, str]) -> Target | None:
        """Most often the target that applies, so that values come near it."""
        targets = criterion.targets.get(year)
        if targets is None:
            return None
        targets = targets.for_level(self.rng.choice([level.id for level in self.rules.levels]))
        stated = attributes.get(targets.attribute or "")
        if stated is not None and stated in targets.cases:
            return targets.cases[stated]
        return targets.general

    def _value(self, criterion: Criterion, target: Target | None) -> Json:
        if criterion.measure == "percent":
            return self._percent(target)
        if criterion.measure == "count":
            return self._count(target)
        if criterion.measure == "amount":
            return self._amount(target)
        present = self.rng.random() < (0.9 if self.temper != "any" else 0.5)
        return pick(self.rng, present, present, obj(present=present))

    def _better(self, value: Fraction, target: Target | None) -> Fraction:
        """Where the temper is good, a value that fails is mostly replaced by its target."""
        if target is None or target.kind == "present" or self.temper == "any" or self.rng.random() < 0.1:
            return value
        return max(value, target.number) if target.kind == "at_least" else min(value, target.number)

    def _percent(self, target: Target | None) -> Json:
        rng = self.rng
        aim = target.number if target is not None else Fraction(50)
        value = self._better(near(rng, aim, 100), target)
        form = rng.random()
        if form < 0.35:
            return spelled_decimal(rng, value)
        if form < 0.45:
            return obj(percent=spelled_decimal(rng, value))
        numerator, denominator = ratio_near(rng, value)
        if denominator and self.temper != "any" and rng.random() < 0.9:
            numerator = denominator if target is None or target.kind == "at_least" else 0
        elif denominator == 0 and self.temper == "complete" and rng.random() < 0.8:
            denominator = numerator = 1 if target is None or target.kind == "at_least" else 0
            denominator = 1
        ratio = obj(numerator=spelled_count(rng, numerator), denominator=spelled_count(rng, denominator))
        if form < 0.75:
            return ratio
        stated, places = stated_beside(rng, numerator, denominator)
        if rng.random() < 0.01:
            stated = min(stated + Fraction(1, 10**places), Fraction(100))
        if len(plain_text(stated).partition(".")[0].lstrip("0")) + places <= MAX_DIGITS:
            ratio.pairs.append(("percent", spelled_decimal(rng, stated, places)))
        return shuffled(rng, ratio)

    def _amount(self, target: Target | None) -> Json:
        rng = self.rng
        aim = target.number if target is not None else Fraction(60)
        value = self._better(near(rng, aim, max(10**9, 10 ** len(str(int(aim))) - 1)), target)
        spelled = spelled_decimal(rng, value)
        return pick(rng, spelled, spelled, obj(amount=spelled))

    def _exemptions(self, year: int) -> Json:
        """Exemptions about the last day of the year; few of them are wrong."""
        rng, rule = self.rng, self.rules.exemptions
        criteria = [criterion.id for criterion in self.rules.criteria]
        allowed = sorted(rule.criteria) if rule is not None else criteria
        authorities = sorted(rule.authorities) if rule is not None else sorted(self.rules.agencies)
        if not allowed or not authorities:
            return []
        listed: list[Json] = []
        for name in rng.sample(allowed, min(len(allowed), rng.choice([1, 1, 2, 3]))):
            first = rng.choice(
                [f"{year}-12-31", f"{year}-12-30", f"{year}-01-01", f"{min(year + 1, 2999)}-01-01"]
            )
            last = rng.choice([f"{year}-12-31", f"{year}-12-30", f"{year}-12-31", "2999-12-31"])
            if last < first and rng.random() < 0.95:
                first, last = last, first
            exemption = obj(
                criterion=name if rng.random() < 0.99 else rng.choice(criteria),
                authority=rng.choice(authorities if rng.random() < 0.99 else sorted(self.rules.agencies)),
                reason=rng.choice(NAMES),
                reference=rng.choice(NAMES),
            )
            exemption.pairs += [("from", first), ("until", last)]
            listed.append(shuffled(rng, exemption))
            if rng.random() < 0.02:
                listed.append(exemption)
        return listed

    def _count(self, target: Target | None) -> Json:
        rng = self.rng
        aim = target.number if target is not None else Fraction(1)
        count = min(int(self._better(Fraction(near_count(rng, aim)), target)), MAX_COUNT)
        spelled = spelled_count(rng, count)
        if (target is None or target.kind == "present") and rng.random() < 0.3:
            return pick(rng, True, True, False, obj(present=True), obj(present=False))
        if rng.random() < 0.05:
            return pick(rng, True, False, obj(present=True, count=None))
        return pick(rng, spelled, spelled, obj(count=spelled), obj(present=count > 0, count=spelled))

    def _proved(self, value: Members) -> Members:
        if self.rng.random() < 0.2:
            pieces: Json = [self._piece() for _ in range(self.rng.randint(0, 2))]
            value.pairs.append(("evidence", pieces))
        return value

    def _piece(self) -> Members:
        rng = self.rng
        piece = obj(title=rng.choice(NAMES[:2]))
        if rng.random() < 0.5:
            piece.pairs.append(("reference", rng.choice([*NAMES, None])))
        if rng.random() < 0.5:
            piece.pairs.append(("date", rng.choice([*DATES, None])))
        return piece

    # Lists.

    def _scores(self, year: int) -> Json:
        rng = self.rng
        missing = {"any": 0.3, "good": 0.1, "complete": 0.0}[self.temper]
        scores: dict[tuple[str, int, str], Members] = {}
        for condition in self.rules.conditions:
            if condition.score is not None and rng.random() >= missing:
                key = (condition.score.index, self._score_year(condition, year), condition.score.basis)
                scores[key] = self._score(key, condition.score.at_least_percent)
        if rng.random() < 0.2 and self.rules.indices:
            key = (
                rng.choice(list(self.rules.indices)),
                rng.choice([year, 1900, 2999]),
                rng.choice(["official", "self"]),
            )
            scores.setdefault(key, self._score(key, Fraction(50)))
        listed: list[Json] = list(scores.values())
        rng.shuffle(listed)
        return listed

    def _score_year(self, condition: Condition, year: int) -> int:
        previous = condition.score is not None and condition.score.previous_year
        return max(year - 1, 1900) if previous else year

    def _score(self, key: tuple[str, int, str], percent: Fraction) -> Members:
        rng = self.rng
        index, year, basis = key
        declared = self.rules.indices[index]
        choices = [
            Fraction(1000),
            Fraction(100),
            Fraction(1995, 20),
            Fraction(3),
            Fraction(0),
            Fraction(10**27),
        ]
        maximum = declared if declared is not None else rng.choice([*choices[:3], *choices[:3], *choices])
        points = self._points(percent * maximum / 100, maximum)
        score = obj(index=index, year=spelled_count(rng, year), basis=basis)
        score.pairs.append(("points", None if rng.random() < 0.03 else spelled_decimal(rng, points)))
        if declared is None or rng.random() < 0.6:
            score.pairs.append(("maximum", spelled_decimal(rng, maximum)))
        return shuffled(rng, score)

    def _points(self, wanted: Fraction, maximum: Fraction) -> Fraction:
        """Points at the demand or the least step beside it, with no more digits than a decimal has."""
        rng = self.rng
        if self.temper != "any" and rng.random() < 0.8:
            return maximum
        room = MAX_DIGITS - len(str(int(maximum)))
        places = rng.choice([0, 0, 2, room, rng.randint(0, room)])
        whole = int(wanted * 10**places)
        points = Fraction(whole + rng.choice([-1, 0, 1]), 10**places)
        return points if 0 <= points <= maximum else maximum

    def _documents(self) -> Json:
        names = self.rng.sample(self.rules.documents, self.rng.randint(0, len(self.rules.documents)))
        return [obj(id=name, reference=self.rng.choice(NAMES), date=self.rng.choice(DATES)) for name in names]

    def _evidence(self) -> Json:
        if not self.rules.criteria:
            return []
        pieces: list[Json] = []
        for _ in range(self.rng.randint(1, 3)):
            piece = self._piece()
            piece.pairs.append(("criterion", self.rng.choice(self.rules.criteria).id))
            pieces.append(piece)
        return pieces

    def _statements(self) -> Json:
        if not self.rules.agencies:
            return []
        rng = self.rng
        criterion = rng.choice(self.rules.criteria).id if self.rules.criteria else None
        return [
            obj(
                agency=rng.choice(sorted(self.rules.agencies)),
                criterion=rng.choice([criterion, None]),
                outcome=rng.choice(["met", "not_met", "undetermined"]),
                reference=rng.choice([*NAMES, None]),
                date=rng.choice([*DATES, None]),
                note=rng.choice([*NAMES, None]),
            )
        ]

    def _events(self) -> Json:
        if not self.rules.steps:
            return []
        return [
            obj(
                step=self.rng.choice(self.rules.steps),
                date=self.rng.choice(DATES),
                note=self.rng.choice(NAMES),
            )
        ]
