"""What is read and judged, as objects."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import gc
import json
import pickle
import weakref
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tieuchi
from tieuchi import (
    AgencyKind,
    Basis,
    Bound,
    Code,
    Diagnostic,
    Dossier,
    DossierError,
    Evaluation,
    Observed,
    Outcome,
    Overview,
    Points,
    Reason,
    Register,
    Roster,
    RuleSet,
    RuleSetError,
    RuleSets,
    Severity,
    Shortfall,
    Status,
    Tally,
    Text,
    TieuchiError,
)

from .conftest import ID, ROOT, dossier

VECTORS = ROOT / "tests" / "vectors"


def test_a_rule_set(rules: RuleSet) -> None:
    assert (rules.id, rules.version, rules.status, rules.level) == (ID, "2024.2.0", Status.INTERIM, "district")
    assert rules.years == (2024, 2025) and rules.is_complete and rules.warnings == ()
    assert len(rules.criteria) == 23 and [group.id for group in rules.groups] == ["I", "II", "III", "IV", "V"]
    assert rules.sha256 == __import__("hashlib").sha256(rules.to_canonical_json().encode()).hexdigest()
    criterion = rules.criterion("II.3")
    assert criterion in rules.criteria and criterion in rules.groups[1].criteria
    assert criterion.title.vi == "Tỷ lệ hộ gia đình được phủ mạng Internet băng rộng cáp quang."
    assert criterion.measure.kind == "percent" and criterion.source.locator == "Phụ lục 1, II.3"
    assert [(target.year, target.general) for target in criterion.targets] == [
        (2024, Bound(Decimal(70), None, False)),
        (2025, Bound(Decimal(80), None, False)),
    ]
    assert criterion.citations[0].date == datetime.date(2022, 3, 31)
    assert rules.agency(criterion.lead_agencies[0]).kind is AgencyKind.AGENCY
    assert rules.to_dict() == json.loads(rules.to_canonical_json())
    for missing in (rules.criterion, rules.agency):
        with pytest.raises(KeyError):
            missing("II.33")


def test_targets_by_attribute() -> None:
    rules = RuleSet.from_json(ROOT / "tests" / "vectors" / "rule-sets" / "regions.json")
    by = [target.by for criterion in rules.criteria for target in criterion.targets if target.by is not None]
    general = [[(target.year, target.general) for target in criterion.targets] for criterion in rules.criteria]
    assert general == [
        [(2024, Bound(Decimal(70), None, False)), (2025, Bound(Decimal(80), None, False))],
        [(2024, Bound(None, Decimal(5), False))],
        [(2024, None)],
        [(2024, None)],
    ]
    assert by[3].cases == (("ward", Bound(None, None, True)),)
    at_least_60 = Bound(Decimal(60), None, False)
    assert (by[0].attribute, by[0].cases) == ("region", (("island", None), ("mountain", at_least_60)))
    subject = {"id": "x", "level": rules.level, "attributes": {"region": "mountain"}}
    finding = rules.evaluate({"rule_set": rules.id, "subject": subject, "year": rules.years[0]}).findings[0]
    assert (finding.target, finding.chosen_by) == (at_least_60, ("region", "mountain"))


def test_an_evaluation(rules: RuleSet, example: Path) -> None:
    evaluation = rules.evaluate(example)
    assert (evaluation.outcome, evaluation.reason) == (Outcome.NOT_MET, Reason.SOME_NOT_MET)
    assert evaluation.outcome == "not_met" and f"{evaluation.outcome}" == str(evaluation.outcome) == "not_met"
    assert evaluation.is_illustrative and evaluation.year == 2024
    assert (evaluation.subject.id, evaluation.subject.name) == ("38.381", "Thị xã Bỉm Sơn")
    finding = evaluation.finding("II.3")
    assert (finding.outcome, finding.reason) == (Outcome.NOT_MET, Reason.BELOW_TARGET)
    assert finding.observed == Observed(Decimal("69.996"), 17499, 25000, None, None, None)
    assert finding.target == Bound(Decimal(70), None, False)
    assert finding.shortfall == Shortfall(Decimal("0.004"), 1)
    assert finding.title == rules.criterion("II.3").title and finding.source == rules.criterion("II.3").source
    assert finding.citations == rules.criterion("II.3").citations
    assert finding.explain("vi").startswith("thấp hơn chỉ tiêu") and finding.explain() == finding.explain("en")
    assert evaluation.finding("II.4").observed == Observed(None, None, None, None, None, 12)
    assert evaluation.finding("IV.5").observed == Observed(None, None, None, None, True, 5)
    assert evaluation.finding("IV.3").observed == Observed(Decimal("34.6153"), 45, 130, Decimal("34.6"), None, None)
    evidence = evaluation.finding("II.5").evidence[0]
    assert evidence.date == datetime.date(2024, 11, 12)
    assert [condition.id for condition in evaluation.conditions] == ["criteria", "previous-score", "self-score"]
    assert evaluation.condition("criteria").tally == Tally(22, 1, 0, 0)
    score = evaluation.condition("previous-score")
    assert (score.index, score.year, score.basis) == ("dti-3853-district", 2023, Basis.OFFICIAL)
    assert score.observed == Points(Decimal("742.5"), Decimal(1000), Decimal("74.25"))
    assert score.at_least_percent == 70 and score.missing_points is None and score.tally is None
    assert [(group.id, group.tally) for group in evaluation.groups][1] == ("II", Tally(4, 1, 0, 0))
    assert evaluation.unreported == evaluation.deciding == evaluation.documents.missing == ()
    assert all(step.missing_documents == () for step in evaluation.procedure)
    assert evaluation.rules is rules and evaluation.dossier == rules.read_dossier(example)
    assert evaluation.to_dict() == json.loads(evaluation.to_json())
    receipt = evaluation.receipt()
    assert receipt.dossier_sha256 == evaluation.dossier.sha256
    assert receipt.to_dict().pop("receipt")["evaluation"]["sha256"] == receipt.evaluation_sha256
    for missing in (evaluation.finding, evaluation.condition):
        with pytest.raises(KeyError):
            missing("II.33")
    for lang in (None, 1, "fr", "VI"):
        with pytest.raises((TypeError, ValueError), match="`vi`"):
            evaluation.explain(lang)  # type: ignore[arg-type]


def test_what_is_not_reported(rules: RuleSet) -> None:
    evaluation = rules.evaluate(dossier())
    assert evaluation.outcome is Outcome.UNDETERMINED
    assert evaluation.unreported == evaluation.deciding
    assert evaluation.unreported == (*(each.id for each in rules.criteria), "previous-score", "self-score")
    assert evaluation.finding("II.3").observed is None and evaluation.finding("II.3").shortfall is None
    assert evaluation.condition("self-score").observed is None
    assert evaluation.documents.provided == () and "report" in evaluation.documents.missing


def test_a_dossier_of_another_rule_set_is_undetermined(rules: RuleSet) -> None:
    content = rules.to_dict()
    content["title"]["vi"] += "!"
    other = RuleSet.from_json(content)
    assert other != rules and hash(other) != hash(rules)
    evaluation = other.evaluate(rules.read_dossier(dossier({"II.3": 1})))
    assert evaluation.outcome == "undetermined"
    finding = evaluation.finding("II.3")
    assert (finding.outcome, finding.reason, finding.observed) == ("undetermined", "other_rule_set", None)
    again = pickle.loads(pickle.dumps(evaluation))
    assert again == evaluation and again.dossier.rules == rules


def test_rule_sets_pick_by_name(rules: RuleSet) -> None:
    older = RuleSet.from_json({**rules.to_dict(), "version": "2023.9.9"})
    sets = RuleSets([rules, older])
    assert list(sets) == [rules, older] and len(sets) == 2
    assert sets.read_dossier(dossier()).rules is rules
    assert sets.read_dossier(dossier(rule_set=f"{ID}@2023.9.9")).rules is older
    with pytest.raises(DossierError):
        sets.read_dossier(dossier(rule_set="vn.other"))
    with pytest.raises(DossierError):
        RuleSets().read_dossier(dossier())
    read = sets.read_dossier(dossier({"II.4": 12}))
    assert sets.evaluate(read) == read.rules.evaluate(read) and sets.evaluate(read).dossier is read
    changed = RuleSet.from_json({**rules.to_dict(), "title": {"vi": "khác"}})
    sets.add(changed)
    assert list(sets) == [older, changed] and sets.read_dossier(dossier()).rules is changed
    assert sets.evaluate(read).rules is rules
    sets.add(rules)
    assert list(sets) == [older, rules] and list(pickle.loads(pickle.dumps(sets))) == [older, rules]
    assert repr(sets) == f"<RuleSets {ID}@2023.9.9, {ID}@2024.2.0>"


def objects(rules: RuleSet) -> list[Any]:
    evaluation = rules.evaluate(ROOT / "rules" / "examples" / "bim-son-2024-hair.json")
    with pytest.raises(DossierError) as error:
        rules.evaluate(dossier({"II.33": 1}))
    return [
        rules,
        evaluation.dossier,
        evaluation,
        *evaluation.findings,
        *evaluation.conditions,
        *evaluation.groups,
        evaluation.documents,
        evaluation.subject,
        evaluation.receipt(),
        *rules.criteria,
        *rules.groups,
        Register.builtin("vn.thanh-hoa.dx.register"),
        *Register.builtin("vn.thanh-hoa.dx.register").units,
        Roster.builtin("vn.thanh-hoa.roster"),
        *Roster.builtin("vn.thanh-hoa.roster").units[:3],
        *rules.agencies,
        *error.value.diagnostics,
        Outcome.MET,
    ]


def test_everything_is_equal_hashable_and_travels(rules: RuleSet) -> None:
    for one, other in zip(objects(rules), objects(rules), strict=True):
        assert one == other and hash(one) == hash(other)
        assert one != 1 and one != object()
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(one, protocol)) == one
        assert copy.copy(one) == one and copy.deepcopy(one) == one
        assert repr(one) == repr(other) and "object at 0x" not in repr(one)
        assert len({one, other}) == 1


def test_nothing_can_be_changed(rules: RuleSet) -> None:
    for one in objects(rules):
        if isinstance(one, Outcome):
            continue
        article = "an" if type(one).__name__[0] in "AEIOU" else "a"
        for name in ("id", "outcome", "new", "_inner"):
            message = f"^{article} {type(one).__name__} cannot be changed, so neither can its `{name}`$"
            with pytest.raises(AttributeError, match=message):
                setattr(one, name, 1)
            with pytest.raises(AttributeError, match=message):
                delattr(one, name)


def test_what_is_held_weakly_is_let_go() -> None:
    rules = RuleSet.from_json(RuleSet.builtin(ID).to_canonical_json())
    evaluation = rules.evaluate(dossier())
    register, roster = Register.builtin("vn.thanh-hoa.dx.register"), Roster.builtin("vn.thanh-hoa.roster")
    overview = Overview(rules, roster, register, 2024)
    held: list[Any] = [RuleSets([rules]), evaluation, evaluation.dossier, rules, register, roster, overview]
    cache: weakref.WeakKeyDictionary[RuleSet, str] = weakref.WeakKeyDictionary({rules: "cached"})
    assert cache[RuleSet.builtin(ID)] == "cached"
    references = [weakref.ref(each) for each in held]
    assert [reference() for reference in references] == held
    del rules, evaluation, register, roster, overview
    held.clear()
    gc.collect()
    assert [reference() for reference in references] == [None] * 7 and len(cache) == 0


def test_only_the_package_makes_them() -> None:
    frozen = (RuleSet, "a RuleSet"), (Dossier, "a Dossier"), (Evaluation, "an Evaluation")
    for made, what in (*frozen, (Register, "a Register"), (Roster, "a Roster")):
        for given, named in (((), {}), (("x",), {}), ((1, 2), {"id": "x"})):
            with pytest.raises(TypeError, match=f"^{what} is not made by its class; see help"):
                made(*given, **named)


def test_arguments_of_the_wrong_type(rules: RuleSet) -> None:
    criterion, evaluation = rules.criterion("II.3"), rules.evaluate(dossier())
    text: list[tuple[Any, str]] = [
        (rules.criterion, "the id of a criterion"),
        (rules.agency, "the id of an agency"),
        (evaluation.finding, "the id of a criterion"),
        (evaluation.condition, "the id of a condition"),
        (evaluation.subject.attribute, "the name of an attribute"),
    ]
    wrongs: list[Any] = [None, 1, b"II.3", [], ("II.3",)]
    for call, what in text:
        for wrong in wrongs:
            with pytest.raises(TypeError, match=f"^{what} is text, not a `{type(wrong).__name__}`$"):
                call(wrong)
    year: Any
    for year in ("2024", None, 2024.0, True, Decimal(2024)):
        with pytest.raises(TypeError, match=f"^a year is an int, not a `{type(year).__name__}`$"):
            criterion.target(year)
    assert criterion.target(np.int16(2024)) == criterion.target(2024)


def test_unknown_names(rules: RuleSet) -> None:
    evaluation = rules.evaluate(dossier())
    for call in (rules.criterion, evaluation.finding):
        with pytest.raises(KeyError) as unknown:
            call("ii.3")
        assert unknown.value.args == ("the rule set has no criterion `ii.3`; did you mean `II.3`?",)
        with pytest.raises(KeyError, match="the rule set has no criterion"):
            call("\ud800")
    with pytest.raises(KeyError, match=r"no condition 'criterion'; it has: `criteria`, `previous-score`, `self-score`"):
        evaluation.condition("criterion")
    with pytest.raises(KeyError, match="agency `so`"):
        rules.agency("so")


def test_dicts_are_the_caller_s_own(rules: RuleSet) -> None:
    evaluation = rules.evaluate(dossier())
    evaluation.to_dict().clear()
    rules.to_dict().clear()
    assert evaluation.to_dict()["year"] == 2024 and rules.to_dict()["id"] == ID


def test_errors(rules: RuleSet) -> None:
    with pytest.raises(DossierError) as raised:
        rules.read_dossier('{"rule_set": "vn.thanh-hoa.dx.district",\n "yaer": 2024}')
    error = raised.value
    assert isinstance(error, TieuchiError) and isinstance(error, ValueError)
    assert str(error) == ("the dossier cannot be read: 1:1: missing_key: the key `subject` is missing (and 2 more)")
    typo = error.diagnostics[-1]
    assert (typo.code, typo.severity, typo.pointer) == (Code.UNKNOWN_KEY, Severity.ERROR, "/yaer")
    assert (typo.line, typo.column, typo.found, typo.nearest) == (2, 2, "yaer", "year")
    assert error.to_json() == json.dumps(
        [found.to_dict() for found in error.diagnostics], ensure_ascii=False, separators=(",", ":")
    )
    assert typo.to_dict()["message"] == {"vi": typo.message("vi"), "en": typo.message("en")}
    assert typo.message().startswith("there is no key `yaer` here")
    assert typo.message("vi").startswith("không có khóa `yaer` ở đây")
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is DossierError and str(again) == str(error)
        assert again.diagnostics == error.diagnostics
    with pytest.raises(TypeError, match=r"^the diagnostics are Diagnostic objects, none a `int`$"):
        TieuchiError("x", [1])  # type: ignore[list-item]
    assert TieuchiError("x").diagnostics == () and TieuchiError("x").to_json() == "[]"
    assert DossierError.__module__ == "tieuchi"


def test_a_path_given_as_text(rules: RuleSet) -> None:
    advice = "; a file is given by its path, a `pathlib.Path`"
    takers: list[tuple[Callable[[str], object], type[TieuchiError]]] = [
        (RuleSet.from_json, RuleSetError),
        (rules.read_dossier, DossierError),
        (rules.evaluate, DossierError),
        (RuleSets([rules]).read_dossier, DossierError),
    ]
    for path in ("rules/x.json", "x.json", "X.JSON\n", "/tmp/hồ sơ", "C:\\x.json", "..\\x", "./x"):
        for take, error in takers:
            with pytest.raises(error) as raised:
                take(path)
            assert str(raised.value).endswith(advice) and raised.value.diagnostics[0].line == 1
            assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)
    for text in (
        "", "x", "json", "{", "[1/2]", '{"a": 1/2}', '"rules/x.json"', "// x.json", "/* x */", "rules\n/x.json", "null",
        "<p>a/b</p>", "https://localhost/x.json", "{rules/x.json", "\ufefftext",
    ):  # fmt: skip
        for take, error in takers:
            with pytest.raises(error) as raised:
                take(text)
            assert "pathlib" not in str(raised.value), text
    with pytest.raises(RuleSetError) as raised:
        RuleSet.from_json(b"rules/x.json")
    assert not str(raised.value).endswith(advice)


def test_warnings() -> None:
    rules = RuleSet.from_json(
        {
            "id": "a.b",
            "version": "1.0.0",
            "status": "draft",
            "title": {"vi": "x"},
            "subject": {"level": "commune"},
            "years": [2024],
            "declared": {"groups": 1, "criteria": 1},
            "groups": [],
            "conditions": [],
        }
    )
    assert {(found.code, found.severity) for found in rules.warnings} == {(Code.FEWER_THAN_DECLARED, Severity.WARNING)}
    assert rules.warnings[0].pointer and len(rules.warnings) > 1
    assert not rules.is_complete and rules.title == Text("x", None) and rules.title.get("en") == "x"
    with pytest.raises(RuleSetError):
        RuleSet.from_json("{}")


def test_the_public_names() -> None:
    assert tieuchi.SEMANTICS == 1
    assert sorted(tieuchi.__all__) == tieuchi.__all__ or len(set(tieuchi.__all__)) == len(tieuchi.__all__)
    for name in tieuchi.__all__:
        public = getattr(tieuchi, name)
        if isinstance(public, type):
            assert public.__module__ == "tieuchi" and public.__doc__
    assert [each.name for each in dataclasses.fields(Diagnostic)][:3] == ["code", "severity", "pointer"]


COMMUNE = "vn.thanh-hoa.dx.commune"


def test_duties_are_filtered_by_agency() -> None:
    communes = RuleSet.builtin(COMMUNE)
    assert [duty.id for duty in communes.duties_of("phong-vhtt")] == ["d5a", "d5b", "d5c"]
    assert len(communes.duties) == 11
    theirs = tuple(duty for duty in communes.duties if "phong-vhtt" in duty.actors)
    assert communes.duties_of("phong-vhtt") == theirs
    last = communes.duties[-1]
    assert last.deadline is not None and last.object is not None
    assert (last.deadline.words, last.deadline.before, last.deadline.until) == (
        Text("định kỳ", "periodically"),
        None,
        None,
    )
    with pytest.raises(KeyError, match="did you mean `phong-vhtt`"):
        communes.duties_of("phong-vht")
    with pytest.raises(TypeError):
        communes.duties_of(None)  # type: ignore[arg-type]


def test_agencies_are_those_of_the_day() -> None:
    rules = RuleSet.from_json(VECTORS / "rule-sets" / "agencies.json")

    def at(id: str, day: str) -> tuple[str, str, object]:
        then = rules.agency_at(id, datetime.date.fromisoformat(day))
        return then.id, then.name.vi, then.ended

    assert at("so-a", "2023-12-31") == ("so-a", "Ty A", None)
    assert at("so-a", "2024-01-01") == ("so-a", "Sở A", None)
    assert at("so-a", "2025-02-28") == ("so-a", "Sở A và B", None)
    assert at("so-a", "2025-03-01") == ("so-c", "Sở C", None)
    assert at("so-d", "2025-01-01") == ("so-d", "Sở D", datetime.date(2024, 12, 31))
    first = rules.agency("so-a")
    assert first.valid is not None and first.valid.derived == ("until",)
    assert [name.name.vi for name in first.names] == ["Ty A", "Sở A và B"]
    assert first.successor == "so-c"
    with pytest.raises(KeyError):
        rules.agency_at("so-x", datetime.date(2024, 1, 1))
    with pytest.raises(ValueError):
        rules.agency_at("so-a", datetime.date(1899, 12, 31))


def test_what_a_number_counts_is_defined_or_not() -> None:
    measure = RuleSet.from_json(VECTORS / "rule-sets" / "agencies.json").criterion("A.1").measure
    assert measure.numerator is not None and measure.denominator is None
    assert (measure.numerator.what.en, measure.numerator.source.locator) == ("households online", "Điều 3")


def test_an_incomplete_set_says_what_is_missing() -> None:
    communes = RuleSet.builtin(COMMUNE)
    assert not communes.is_complete
    subject = {"id": "1", "level": "commune"}
    evaluation = communes.evaluate({"rule_set": COMMUNE, "subject": subject, "year": 2023})
    assert evaluation.outcome == Outcome.UNDETERMINED
    said = [part["locator"] for part in evaluation.to_dict()["rule_set"]["missing"]]
    assert said == [part.locator for part in communes.missing]
