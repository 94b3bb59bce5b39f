"""Random rule sets of every shape that the format has."""

from __future__ import annotations

import random
from fractions import Fraction

from fuzz.figures import near, spelled_decimal
from fuzz.write import number, obj, pick, shuffled, write
from reference.json_text import Json, Members, Number
from reference.numbers import MAX_COUNT

ROMAN = ("I", "II", "III", "IV", "V", "VI")
ATTRIBUTES = {"region": ("mountain", "island", "plain"), "loại": ("phường", "xã", "thị trấn")}
LEVELS = ("district", "commune", "tỉnh")
# A word and its number.
Bound = tuple[str, Fraction]
AMOUNTS = (Fraction(0), Fraction(60), Fraction(125, 10), Fraction(10**27))
INDICES = ("dti-a", "dti-b", "chỉ-số")
STATUSES = ("interim", "accepted", "accepted", "draft", "deprecated", "incomplete")
RECOGNITION_LEVELS = ("dat", "nâng-cao", "kieu-mau")
WORDS = (
    "hộ gia đình",
    "hồ sơ",
    'cơ quan "một cửa"',
    "C:\\hồ sơ",
    "dòng\nthứ hai",
    "ô\tbên",
    "𠀋 chữ Nôm",
    "người",
)


class RuleSetMaker:
    """Makes one rule set; what it made so far is what later parts refer to."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.resources = [f"vb-{place}" for place in range(1, rng.randint(2, 4))]
        self.agencies = [f"so-{place}" for place in range(1, rng.randint(1, 5))]
        self.steps = [f"buoc-{place}" for place in range(1, rng.randint(1, 5))]
        self.documents = [f"tai-lieu-{place}" for place in range(1, rng.randint(1, 5))]
        first = rng.choice([1900, 1901, 2021, 2024, 2024, 2997])
        self.years = sorted(rng.sample(range(first, first + 3), rng.randint(1, 3)))
        self.indices = rng.sample(INDICES, rng.randint(1, 3))
        # Half of the sets are of the simple kind that ships.
        self.is_programme = rng.random() < 0.5
        count = rng.choice([0, 1, 2, 2, 3, 3]) if self.is_programme else 0
        self.levels = list(RECOGNITION_LEVELS[:count])
        # What is asked for by which level, so that targets can rise with the levels.
        self.names: list[str] = []

    def make(self) -> str:
        """The rule set as JSON text."""
        rng = self.rng
        groups = [self._group(name) for name in ROMAN[: rng.randint(1, 6)]]
        listed = rng.random() < 0.7
        content = obj(
            id=rng.choice(["vn.thu-nghiem", "Bộ.tiêu_chí-2", "x"]),
            version=f"{rng.randint(0, 2030)}.{rng.randint(0, 12)}.{rng.randint(0, 3)}",
            status=rng.choice(STATUSES),
            title=self._text(),
            subject=obj(level=rng.choice(LEVELS)),
            years=[number(year) for year in self.years],
            valid=self._maybe(self._valid(), 0.5),
            declared=self._declared(groups),
            source=rng.choice([None, self._source()]),
            agencies=[self._agency(place, name) for place, name in enumerate(self.agencies)],
            missing=[self._missing() for _ in range(rng.choice([0, 0, 0, 1, 2]))],
            indices=[self._index(name) for name in self.indices] if listed else rng.choice([None, []]),
            groups=list(groups),
            conditions=None if self.levels else self._conditions("", groups),
            levels=self._levels(groups),
            exemptions=self._exemptions(),
            documents=[self._document(name) for name in self.documents],
            procedure=[self._step(name) for name in self.steps],
            duties=[self._duty(f"viec-{place}") for place in range(rng.randint(0, 2))],
            resources=[self._resource(name) for name in self.resources],
            interpretation=self._maybe(self._text()),
        )
        if rng.random() < 0.3:
            content.pairs.append(("format", number(1)))
        if rng.random() < 0.2:
            content.pairs.append(("$schema", "https://example.org/rule-set.json"))
        return write(shuffled(rng, content))

    def _maybe(self, value: Json, chance: float = 0.3) -> Json:
        return value if self.rng.random() < chance else None

    def _text(self, words: str = "") -> Members:
        vietnamese = f"Tỷ lệ {words or self.rng.choice(WORDS)} đạt"
        english = self.rng.choice(["Share", None])
        return obj(vi=vietnamese) if self.rng.random() < 0.5 else obj(vi=vietnamese, en=english)

    def _valid(self) -> Members:
        derived: list[Json] = ["from"]
        return Members([("from", f"{self.years[0]}-02-28"), ("until", None), ("derived", derived)])

    def _source(self) -> Members:
        quote = " ".join(self.rng.sample(WORDS, self.rng.randint(1, 3)))
        source = obj(
            resource=self.rng.choice(self.resources), locator=f"Phụ lục {self.rng.randint(1, 3)}", quote=quote
        )
        if self.rng.random() < 0.2:
            source.pairs.append(("misprints", [obj(printed=quote.split()[0], read="chữ đúng")]))
        return source

    def _declared(self, groups: list[Members]) -> Members:
        rng = self.rng
        counts = {str(group.get("id")): len(_list(group.get("criteria"))) for group in groups}
        more = {name: rng.choice([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) for name in counts}
        per_group = {name: count + more[name] for name, count in counts.items()}
        extra_groups = 1 if rng.random() < 0.05 else 0
        total = sum(per_group.values()) + extra_groups * rng.randint(0, 3)
        declared = obj(groups=number(len(groups) + extra_groups), criteria=number(total))
        if rng.random() < 0.7:
            named = {name: number(count) for name, count in per_group.items() if rng.random() < 0.95}
            declared.pairs.append(("per_group", obj(**named)))
        declared.pairs.append(("source", self._maybe(self._source())))
        declared.pairs.append(("interpretation", self._maybe(self._text())))
        return declared

    def _missing(self) -> Members:
        """A part of the source that is not at hand."""
        return obj(
            what=self._text(),
            resource=self.rng.choice(self.resources),
            locator="Phụ lục 01",
            source=self._maybe(self._source()),
            interpretation=self._maybe(self._text()),
        )

    def _day(self) -> str:
        """A day about the ends of the years assessed."""
        return f"{self.rng.choice(self.years)}-{self.rng.choice(['01-01', '06-30', '12-30', '12-31'])}"

    def _in_time(self, place: int) -> list[tuple[str, Json]]:
        """How long an agency exists, what it is called when, and who takes over: one further down."""
        rng = self.rng
        later = self.agencies[place + 1 :]
        until = self._maybe(self._day(), 0.6)
        derived: list[Json] = ["until"]
        valid = obj(until=until, derived=self._maybe(derived), interpretation=self._maybe(self._text()))
        successor = rng.choice(later) if later and until is not None and rng.random() < 0.7 else None
        days = sorted({self._day(), self._day()})
        names: list[Json] = [Members([("name", self._text()), ("from", None), ("until", days[0])])]
        if len(days) > 1:
            names.append(Members([("name", self._text()), ("from", days[1]), ("until", None)]))
        return [("valid", valid), ("successor", successor), ("names", self._maybe(names, 0.5))]

    def _agency(self, place: int, name: str) -> Members:
        kind = self.rng.choice([None, "agency", "class", "office"])
        printed: list[Json] = ["Sở X", "Sở Y"]
        printed = printed[: self.rng.randint(0, 2)]
        agency = obj(
            id=name, name=self._text(), kind=kind, printed=printed, interpretation=self._maybe(self._text())
        )
        if self.rng.random() < 0.3:
            agency.pairs.extend(self._in_time(place))
        return agency

    def _index(self, name: str) -> Members:
        values = ["1000", "100.0", "99.5", "0", "9007199254740993", "0.0000000000000000000000000003"]
        maximum = self._maybe(self.rng.choice([*values, number(500)]), 0.6)
        return obj(id=name, title=self._text(), maximum=maximum, source=self._maybe(self._source()))

    def _group(self, name: str) -> Members:
        size = self.rng.choice([0, 1, 1, 2, 3, 4, 5])
        criteria: Json = [self._criterion(f"{name}.{place}") for place in range(1, size + 1)]
        return obj(id=name, title=self._text(), source=self._maybe(self._source()), criteria=criteria)

    def _criterion(self, name: str) -> Members:
        rng = self.rng
        kinds = ["percent", "percent", "count", "yes_no"]
        kind = rng.choice([*kinds, "amount", "amount"] if self.is_programme else kinds)
        self.names.append(name)
        words = rng.choice(WORDS)
        measure = obj(kind=kind)
        if kind in ("count", "amount") or (kind == "yes_no" and rng.random() < 0.3):
            measure.pairs.append(("unit", self._text()))
        if kind == "percent" and rng.random() < 0.5:
            measure.pairs.append(("counted", obj(vi=words)))
        if kind == "percent":
            for number in ("numerator", "denominator"):
                defined = obj(what=self._text(), source=self._source())
                measure.pairs.append((number, self._maybe(defined, 0.2)))
        targets = {str(year): self._targets(kind) for year in self.years if rng.random() < 0.9}
        always = self._year_targets(kind) if self.is_programme and rng.random() < 0.3 else None
        return obj(
            id=name,
            title=self._text(words),
            measure=measure,
            targets=None if always is not None else Members(list(targets.items())),
            target=always,
            lead_agencies=self._some(self.agencies),
            coordinating_agencies=self._some(self.agencies),
            citations=self._citations(),
            source=self._source(),
            interpretation=self._maybe(self._text(), 0.2),
        )

    def _citations(self) -> Json:
        cited = self.rng.sample(self.resources, self.rng.randint(0, len(self.resources)))
        return [obj(resource=name, locator=self._maybe("Điều 1")) for name in cited]

    def _some(self, names: list[str]) -> Json:
        chosen = self.rng.sample(names, self.rng.randint(0, len(names)))
        return list(chosen) if chosen or self.rng.random() < 0.5 else None

    def _targets(self, kind: str) -> Json:
        return None if self.rng.random() < 0.04 else self._year_targets(kind)

    def _year_targets(self, kind: str) -> Members:
        """The targets of a year: of the lowest level, and for some criteria higher ones of those above."""
        rng = self.rng
        general = self._bound(kind)
        attribute: str | None = None
        cases: dict[str, Bound | None] = {}
        if rng.random() < 0.3:
            attribute, values = rng.choice(list(ATTRIBUTES.items()))
            listed = rng.sample(values, rng.randint(1, len(values)))
            cases = {value: None if rng.random() < 0.25 else self._bound(kind) for value in listed}
        stated = general if attribute is None or rng.random() < 0.6 else None
        targets = self._spelled(stated, attribute, cases)
        if len(self.levels) > 1 and rng.random() < 0.6:
            first = rng.randint(1, len(self.levels) - 1)
            own: list[tuple[str, Json]] = []
            for level in self.levels[first:]:
                stated = self._raised(kind, stated)
                cases = {value: self._raised(kind, case) for value, case in cases.items()}
                own.append((level, self._spelled(stated, attribute, cases)))
            targets.pairs.append(("at", Members(own)))
        return targets

    def _raised(self, kind: str, bound: Bound | None) -> Bound | None:
        """A bound that asks as much or more."""
        if self.rng.random() < 0.3:
            return bound
        other = self._bound(kind)
        if bound is None:
            return None
        if bound[0] == "present":
            return other if kind == "count" and other[0] == "at_least" and other[1] >= 1 else bound
        if other[0] != bound[0]:
            return bound
        return (bound[0], max(bound[1], other[1]) if bound[0] == "at_least" else min(bound[1], other[1]))

    def _spelled(
        self, general: Bound | None, attribute: str | None, cases: dict[str, Bound | None]
    ) -> Members:
        pairs = [] if general is None else self._target(general).pairs
        if attribute is None:
            return Members(pairs)
        listed: list[tuple[str, Json]] = [
            (value, None if case is None else self._target(case)) for value, case in cases.items()
        ]
        return Members([*pairs, ("by", obj(**{attribute: Members(listed)}))])

    def _bound(self, kind: str) -> Bound:
        rng = self.rng
        if kind == "yes_no" or (kind == "count" and rng.random() < 0.4):
            return ("present", Fraction(0))
        word = rng.choice(["at_least", "at_least", "at_most"])
        if kind == "count":
            return (word, Fraction(rng.choice([rng.randint(0, 9), rng.randint(0, 9), MAX_COUNT])))
        if kind == "amount":
            return (word, near(rng, rng.choice(AMOUNTS), 10 ** rng.choice([3, 9, 27])))
        return (word, near(rng, Fraction(rng.choice([0, 50, 70, 100, 66])), 100))

    def _target(self, bound: Bound) -> Members:
        word, value = bound
        if word == "present":
            return obj(present=True)
        if value == int(value) and self.rng.random() < 0.3:
            count = str(int(value))
            return Members([(word, pick(self.rng, Number(count), count))])
        return Members([(word, spelled_decimal(self.rng, value))])

    def _levels(self, groups: list[Members]) -> Json:
        if not self.levels:
            return None
        return [
            obj(
                id=name,
                title=self._text(),
                conditions=self._conditions(f"{name}-", groups),
                source=self._source(),
                interpretation=self._maybe(self._text()),
            )
            for name in self.levels
        ]

    def _exemptions(self) -> Json:
        rng = self.rng
        if not self.is_programme or not self.agencies or not self.names or rng.random() < 0.4:
            return None
        listed: Json = list(rng.sample(self.names, rng.randint(1, len(self.names))))
        authorities: Json = list(rng.sample(self.agencies, rng.randint(1, len(self.agencies))))
        return obj(
            criteria=rng.choice(["all", listed]),
            authorities=authorities,
            source=self._source(),
            interpretation=self._maybe(self._text()),
        )

    def _some_criteria(self, groups: list[Members]) -> Json:
        """Conditions ask for all criteria, or for some."""
        rng = self.rng
        names = [str(group.get("id")) for group in groups]
        if not self.is_programme or rng.random() < 0.4 or not self.names:
            return "assigned"
        if rng.random() < 0.5:
            return list(rng.sample(self.names, rng.randint(1, len(self.names))))
        chosen: Json = list(rng.sample(names, rng.randint(1, len(names))))
        return obj(groups=chosen)

    def _conditions(self, prefix: str, groups: list[Members]) -> Json:
        rng = self.rng
        conditions: list[Json] = []
        for place in range(rng.choice([0, 1, 1, 1, 1, 1, 1, 1, 1, 2])):
            asked = self._some_criteria(groups)
            conditions.append(self._condition(f"{prefix}tat-ca-{place}", criteria=asked))
        for place in range(rng.choice([0, 0, 1, 1, 2, 3])):
            score = obj(
                index=rng.choice(self.indices),
                year=rng.choice(["previous", "current"]),
                basis=rng.choice(["official", "self"]),
                at_least_percent=spelled_decimal(rng, near(rng, Fraction(70), 100)),
            )
            conditions.append(self._condition(f"{prefix}diem-{place}", score=score))
        rng.shuffle(conditions)
        return conditions

    def _condition(self, name: str, **demand: Json) -> Members:
        title = self._maybe(self._text(), 0.5)
        reading = self._maybe(self._text())
        return obj(id=name, title=title, source=self._source(), interpretation=reading, **demand)

    def _document(self, name: str) -> Members:
        issuer = self._maybe(self.rng.choice(self.agencies), 0.7) if self.agencies else None
        needed_by = self._maybe(self.rng.choice(self.steps), 0.7) if self.steps else None
        return obj(id=name, title=self._text(), issuer=issuer, needed_by=needed_by, source=self._source())

    def _step(self, name: str) -> Members:
        return obj(
            id=name,
            title=self._text(),
            actors=self._some(self.agencies),
            produces=self._some(self.documents),
            sends_to=self._some(self.agencies),
            subjects=self._maybe(self._subjects()),
            deadline=self._deadline(),
            source=self._source(),
        )

    def _subjects(self) -> Json:
        named: Json = [obj(id=self._maybe("38.381"), name="phường Ngọc Trạo")]
        return self.rng.choice([named, obj(**{"except": named})])

    def _duty(self, name: str) -> Members:
        actors = self._some(self.agencies)
        return obj(
            id=name,
            actors=actors,
            act=self._text(),
            object=self._maybe(self._text()),
            deadline=self._deadline(),
            source=self._source(),
        )

    def _deadline(self) -> Json:
        """By when: before a day, on a day at the latest, in words, or nothing."""
        return self.rng.choice([None, obj(before=self._day()), obj(until=self._day()), self._text()])

    def _resource(self, name: str) -> Members:
        date = self._maybe("2024-02-29", 0.6)
        return obj(id=name, number=self._maybe("12/QĐ-TTg", 0.7), date=date, title=self._text())


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
