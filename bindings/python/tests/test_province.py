"""What follows from several units, from a register and from the procedure; and programmes with levels."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest

import tieuchi
from tieuchi import (
    Basis,
    Code,
    ComparisonError,
    Dossier,
    Evaluation,
    Outcome,
    Overview,
    Reason,
    Register,
    RegisterError,
    Roster,
    RosterError,
    RuleSet,
    RuleSets,
    Shortfall,
    Unit,
    rank,
)

from .conftest import ROOT, dossier

EXAMPLES = ROOT / "rules" / "examples"
PROVINCE = EXAMPLES / "province"
SETS = ROOT / "tests" / "vectors" / "rule-sets"
VECTORS = ROOT / "tests" / "vectors"
DAY = datetime.date(2024, 12, 31)


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.builtin("vn.thanh-hoa.dx.register")


@pytest.fixture(scope="module")
def roster() -> Roster:
    return Roster.builtin("vn.thanh-hoa.roster")


def command(*arguments: str | Path) -> Any:
    """What the command line prints as JSON."""
    done = subprocess.run([sys.executable, "-m", "tieuchi", *map(str, arguments)], capture_output=True, check=True)
    return json.loads(done.stdout)


def province() -> tuple[RuleSet, RuleSets, list[Evaluation]]:
    """The illustrative province: the rule set of its districts, both rule sets, and every evaluation."""
    districts = RuleSet.from_json(PROVINCE / "rules" / "district.json")
    sets = RuleSets([districts, RuleSet.from_json(PROVINCE / "rules" / "commune.json")])
    documents: list[Any] = [path.read_text("utf-8") for path in sorted(PROVINCE.glob("dossiers/*.json"))]
    documents += (PROVINCE / "dossiers" / "communes.jsonl").read_text("utf-8").splitlines()
    return districts, sets, [sets.evaluate(document) for document in documents]


def test_a_register(register: Register) -> None:
    assert (register.id, repr(register)) == (
        "vn.thanh-hoa.dx.register",
        f"<Register vn.thanh-hoa.dx.register@{register.version}>",
    )
    assert register.title.vi == register.to_dict()["title"]["vi"]
    assert register.unit("38.381") == register.unit("Thị xã Bỉm Sơn") == Unit("38.381", "Thị xã Bỉm Sơn", "district")
    assert register.unit("38.381") in register.units
    with pytest.raises(KeyError, match="Thị xã Bỉm Sơn"):
        register.unit("Thị xã Bỉn Sơn")
    with pytest.raises(KeyError):
        register.unit("\ud800")
    (printed,) = command("standing", "38.381", "--as-of", "2024-12-31", "--format", "json")
    assert register.standing("38.381", "district", DAY) == printed["standing"]
    assert register.standing("38.381", "district", as_of=DAY)["as_of"] == "2024-12-31"
    assert register.standing("38.381", "district")["as_of"] is None
    for unit, level in (("", "district"), ("38.381", ""), ("\n", "district")):
        with pytest.raises(ValueError, match=r"is not the (id|level) of a unit"):
            register.standing(unit, level)


@pytest.mark.parametrize(
    ("kind", "error", "unknown", "file"),
    [
        (Register, RegisterError, Code.UNKNOWN_REGISTER, PROVINCE / "register.json"),
        (Roster, RosterError, Code.UNKNOWN_ROSTER, PROVINCE / "roster.json"),
    ],
)
def test_registers_and_rosters_are_read(
    kind: Any, error: type[tieuchi.TieuchiError], unknown: Code, file: Path
) -> None:
    read = kind.from_json(file)
    given = file.read_bytes()
    for same in (given.decode(), given, bytearray(given), memoryview(given), json.loads(given), read.to_dict()):
        assert kind.from_json(same) == read and hash(kind.from_json(same)) == hash(read)
    assert kind.from_json(read.to_canonical_json()).sha256 == read.sha256
    assert read != kind.builtin(f"vn.thanh-hoa.{'dx.register' if kind is Register else 'roster'}") and read != 1
    assert pickle.loads(pickle.dumps(read)) == read and copy.deepcopy(read) is read
    with pytest.raises(error) as refused:
        kind.from_json(file.read_text("utf-8").replace('"kind"', '"knd"', 1))
    assert {found.code for found in refused.value.diagnostics} >= {Code.UNKNOWN_KEY, Code.MISSING_KEY}
    assert again(refused.value).diagnostics == refused.value.diagnostics
    with pytest.raises(error) as refused:
        kind.builtin("vn.other")
    assert [found.code for found in refused.value.diagnostics] == [unknown]
    with pytest.raises(FileNotFoundError):
        kind.from_json(file / "missing.json" if file.is_dir() else file.with_name("missing.json"))
    what = kind.__name__.lower()
    for wrong in (None, 1, object(), []):
        with pytest.raises(TypeError, match=f"^a {what} is a str or bytes that holds JSON"):
            kind.from_json(wrong)
        with pytest.raises(TypeError, match=f"^the id of a {what} is text, not a"):
            kind.builtin(wrong)


def again(one: Any) -> Any:
    return pickle.loads(pickle.dumps(one))


def test_a_roster(roster: Roster) -> None:
    assert roster.levels == ("district", "commune") and roster.date == datetime.date(2025, 1, 4)
    assert roster.title.vi == roster.to_dict()["title"]["vi"]
    town = roster.unit("38.381")
    assert (town.name, town.level, town.part_of) == ("Thị xã Bỉm Sơn", "district", None)
    assert [unit.level for unit in roster.units if unit.part_of == town.id] == ["commune"] * 7
    assert roster.unit("38.381") is roster.unit("38.381") and repr(roster) == f"<Roster {roster.id}@{roster.version}>"
    with pytest.raises(KeyError, match=r"the roster has no unit `38-381`; did you mean `38\.381`"):
        roster.unit("38-381")


def test_an_evaluation_with_its_standing(rules: RuleSet, register: Register, example: Path) -> None:
    evaluation = rules.evaluate(example)
    standing = evaluation.standing(register, DAY)
    assert standing == register.standing("38.381", "district", DAY)
    text = evaluation.to_json(register=register, as_of=DAY)
    assert json.loads(text) == evaluation.to_dict(register=register, as_of=DAY)
    assert evaluation.to_dict(register=register, as_of=DAY) == {**evaluation.to_dict(), "standing": standing}
    assert text.startswith(evaluation.to_json()[:-1])
    printed = command("evaluate", "--format", "json", "--register", register.id, "--as-of", "2024-12-31", example)
    assert printed == json.loads(text)
    for call in (evaluation.to_json, evaluation.to_dict):
        with pytest.raises(TypeError, match="give the `register` too"):
            call(as_of=DAY)


def test_the_roll_up_of_a_town(rules: RuleSet, roster: Roster, register: Register) -> None:
    reported = rules.evaluate(dossier({"I.1": {"numerator": 7, "denominator": 7}}))
    found = rules.roll_up(roster, register, "38.381", 2024, iter([reported]), as_of=DAY)
    assert (found["criterion"], found["units"], found["outcome"], found["contradicted"]) == ("I.1", 7, "not_met", True)
    assert found["as_of"] == "2024-12-31" and list(found)[-3:] == ["title", "source", "interpretation"]
    with pytest.raises(ComparisonError) as refused:
        rules.roll_up(roster, register, "38.38x", 2024, [reported, reported])
    assert [each.code for each in refused.value.diagnostics] == [Code.NOT_IN_ROSTER, Code.EVALUATED_TWICE]
    assert str(refused.value).startswith("not_in_roster: ") and again(refused.value).args == refused.value.args


def test_a_province_in_one_call() -> None:
    districts, _, evaluations = province()
    roster, register = Roster.from_json(PROVINCE / "roster.json"), Register.from_json(PROVINCE / "register.json")
    overview = Overview(districts, roster, register, 2025)
    for evaluation in evaluations:
        overview.add(evaluation)
    arguments: list[str | Path] = ["--rules", PROVINCE / "rules", "--roster", PROVINCE / "roster.json"]
    arguments += ["--register", PROVINCE / "register.json", "--year", "2025", "--format", "json"]
    printed = command("province", *arguments, PROVINCE / "dossiers")
    assert overview.to_dict() == json.loads(overview.to_json()) == printed
    assert (overview.rules, overview.roster, overview.register) == (districts, roster, register)
    assert (overview.year, overview.as_of, repr(overview)) == (
        2025,
        None,
        f"<Overview of {roster.id}@{roster.version} in 2025>",
    )
    with pytest.raises(ComparisonError) as refused:
        overview.add(evaluations[0])
    assert [found.code for found in refused.value.diagnostics] == [Code.EVALUATED_TWICE]
    # What was refused is not in it, and what is in it is what each district's roll-up says.
    assert overview.to_dict() == printed
    for row in printed["units"]:
        own = [each for each in evaluations if each.subject.level == "commune" or each.subject.id == row["id"]]
        parts = [
            each for each in own if each.subject.id == row["id"] or roster.unit(each.subject.id).part_of == row["id"]
        ]
        rolled = districts.roll_up(roster, register, row["id"], 2025, parts)
        assert {key: rolled[key] for key in row["rollup"]} == row["rollup"]
    for call in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="cannot be pickled or copied"):
            call(overview)


def test_many_threads_add_to_one_overview(rules: RuleSet, roster: Roster, register: Register) -> None:
    overview = Overview(rules, roster, register, 2024)
    units = [unit.id for unit in roster.units if unit.level == "district"]
    refused: list[str] = []

    def add(ids: list[str]) -> None:
        for unit in ids:
            try:
                overview.add(rules.evaluate(dossier(subject={"id": unit, "level": "district"})))
            except ComparisonError:
                refused.append(unit)
            overview.to_json()

    threads = [threading.Thread(target=add, args=(units,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(refused) == sorted(units * 3)
    assert overview.to_dict()["totals"]["units"]["undetermined"] == len(units)


def test_upkeep(rules: RuleSet, register: Register, tmp_path: Path) -> None:
    documents = [dossier({"II.3": {"numerator": 850, "denominator": 1000}}), dossier({"II.3": 82}, year=2025)]
    before, after = map(rules.evaluate, documents)
    paths = [tmp_path / "before.json", tmp_path / "after.json"]
    for path, document in zip(paths, documents, strict=True):
        path.write_text(json.dumps(document), "utf-8")
    assert after.upkeep(before) == command("upkeep", "--format", "json", *paths)
    with_standing = after.upkeep(before, register, DAY)
    assert with_standing == {**after.upkeep(before), "standing": after.standing(register, DAY)}
    with pytest.raises(ComparisonError) as refused:
        before.upkeep(after)
    assert [found.code for found in refused.value.diagnostics] == [Code.NOT_EARLIER]
    with pytest.raises(TypeError, match="give the `register` too"):
        after.upkeep(before, as_of=DAY)


def test_outlook(rules: RuleSet, example: Path) -> None:
    read = rules.read_dossier(example)
    outlook = rules.outlook(read)
    assert (
        outlook
        == rules.outlook(example)
        == rules.outlook(read, 2025)
        == command("outlook", "--format", "json", example)
    )
    assert (outlook["values_of"], outlook["year"]) == (2024, 2025)
    with pytest.raises(ValueError, match="no_next_year: the rule set assesses no year after `2025`"):
        rules.outlook(dossier(year=2025))
    with pytest.raises(ComparisonError) as refused:
        rules.outlook(read, 2030)
    assert [found.code for found in refused.value.diagnostics] == [Code.YEAR_NOT_ASSESSED]


def test_the_procedure(rules: RuleSet) -> None:
    path = EXAMPLES / "bim-son-2024-procedure.json"
    evaluation = rules.evaluate(path)
    assert evaluation.progress() == command("progress", "--format", "json", path)
    assert evaluation.progress(DAY) == command("progress", "--format", "json", "--as-of", "2024-12-31", path)
    lists: tuple[Literal["opinions", "appraisals"], ...] = ("opinions", "appraisals")
    for given in lists:
        (printed,) = command("opinions", path, "--agency", "so-tttt", "--list", given, "--format", "json")
        assert evaluation.sheet("so-tttt", given) == printed
    (printed,) = command("opinions", path, "--agency", "so-tttt", "--blank")
    assert evaluation.sheet("so-tttt", blank=True) == printed
    with pytest.raises(KeyError, match="did you mean `so-tttt`"):
        evaluation.sheet("so-ttt")
    with pytest.raises(ValueError, match="a list is `opinions` or `appraisals`, not `values`"):
        evaluation.sheet("so-tttt", "values")  # type: ignore[arg-type]


def test_places() -> None:
    rules = RuleSet.from_json(EXAMPLES / "index" / "example.commune.json")
    rules = rules.with_indices([EXAMPLES / "index" / "example.dti.json"])
    paths = sorted((EXAMPLES / "index" / "dossiers").glob("*.json"))
    dossiers = [rules.read_dossier(path) for path in paths]
    kinds = {(score["index"], score["year"], score["basis"]) for each in dossiers for score in each.scores()}
    for index, year, basis in kinds:
        chosen = ["--index", index, "--year", str(year), "--basis", basis, "--rules", EXAMPLES / "index"]
        printed = command("rank", "--format", "json", *chosen, *paths)
        assert rank(iter(dossiers), index, year, basis) == rank(dossiers, index, year, Basis(basis)) == printed != []


def test_places_of_one_kind_only(rules: RuleSet) -> None:
    def scored(unit: str, *scores: tuple[int, str, Any]) -> Dossier:
        each = [
            {"index": "dti-3853-district", "year": year, "basis": basis, "points": points, "maximum": 100}
            for year, basis, points in scores
        ]
        return rules.read_dossier(dossier(subject={"id": unit, "level": "district"}, scores=each))

    several = [
        scored("38.381", (2024, "self", 70), (2023, "official", 60)),
        scored("38.384", (2024, "self", "70.0")),
    ]
    with pytest.raises(ValueError, match="`dti-3853-district/2023/official` and `dti-3853-district/2024/self`"):
        rank(several)
    ranked = rank(several, year=2024)
    assert [(each["best_place"], each["worst_place"], each["shared_with"]) for each in ranked] == [(1, 1, 1)] * 2
    assert [(each["subject"], each["name"]) for each in ranked] == [("38.381", None), ("38.384", None)]
    for none in ([], [scored("1")]):
        with pytest.raises(ComparisonError, match="no_such_score: no dossier holds such a score"):
            rank(none)
    with pytest.raises(ComparisonError, match="did you mean `dti-3853-district`"):
        rank(several, index="dti-3853-distric")
    with pytest.raises(ComparisonError, match=r"the unit `38\.381` has two dossiers of the year `2024`"):
        rank([several[0], several[0]])


def test_levels() -> None:
    rules = RuleSet.from_json(SETS / "levels.json")
    assert [level.id for level in rules.levels] == ["basic", "advanced", "model"]
    assert rules.levels[0].title.vi and rules.levels[0].source.quote
    target = rules.criterion("L.1").targets[0]
    assert [at.level for at in target.at] == ["advanced", "model"] and target.general is not None
    found = rules.evaluate(VECTORS / "levels" / "a-hair-below-the-middle" / "dossier.json")
    level = found.level
    assert level is not None and (level.reached, level.possible, level.next) == ("basic", "basic", "advanced")
    (lacking,), (condition,) = level.lacking_criteria, level.lacking_conditions
    assert (lacking.id, lacking.outcome, condition.id) == ("L.1", Outcome.NOT_MET, "advanced-criteria")
    advanced = found.levels[1]
    assert lacking in advanced.findings and condition in advanced.conditions and advanced.outcome == "not_met"
    assert repr(advanced) == f"<LevelFinding advanced: not_met, {advanced.reason}>"
    # At its own level a finding speaks of its own target.
    assert lacking.target_text() != found.finding("L.1").target_text() != ""
    assert lacking.explain("vi") != found.finding("L.1").explain("vi") and condition.explain()
    text = found.level_text("vi")
    assert text and text != found.level_text()
    assert again(advanced) == advanced and again(level) == level and hash(level) == hash(again(level))
    best = rules.evaluate(VECTORS / "levels" / "all-met" / "dossier.json").level
    assert best is not None and (best.reached, best.next, best.lacking_criteria, best.lacking_conditions) == (
        "model",
        None,
        (),
        (),
    )


def test_amounts() -> None:
    rules = RuleSet.from_json(SETS / "amounts.json")
    assert rules.criterion("A.1").measure.kind == "amount" and rules.criterion("A.1").measure.unit is not None
    below = rules.evaluate(VECTORS / "amount" / "a-hair-below" / "dossier.json").finding("A.1")
    assert below.measure == "amount" and below.observed is not None
    assert below.observed.amount == Decimal("59.99999999999999999999999999")
    assert below.shortfall == Shortfall(None, None, Decimal("0.0001"))


def test_exemptions() -> None:
    rules = RuleSet.from_json(SETS / "exemptions.json")
    found = rules.evaluate(VECTORS / "exempt" / "another-fails" / "dossier.json")
    exemption = found.finding("E.1").exemption
    assert exemption is not None and found.finding("E.1").reason is Reason.EXEMPT
    assert (exemption.criterion, exemption.authority, exemption.reference) == ("E.1", "so-a", "01/QĐ-MH")
    assert (exemption.from_, exemption.until) == (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    assert exemption.without == (Outcome.NOT_MET, Reason.BELOW_TARGET) and exemption.in_force
    assert found.exemptions[0].reason == exemption.reason and found.finding("E.2").exemption is None
    late = rules.evaluate(VECTORS / "exempt" / "begins-too-late" / "dossier.json")
    assert [each.in_force for each in late.exemptions] == [False] and late.finding("E.1").exemption is None


def test_what_other_rule_sets_say(rules: RuleSet) -> None:
    assert rules.levels == () and rules.evaluate(dossier()).level is None and rules.evaluate(dossier()).levels == ()
    assert rules.evaluate(dossier()).exemptions == () and rules.evaluate(dossier()).level_text() is None
    rollup = rules.criterion("I.1").rollup
    assert rollup is not None and rollup.level == "commune" and rollup.interpretation.vi
    assert rules.criterion("II.3").rollup is None and not rules.criterion("II.3").every_year
    every = RuleSet.from_json(SETS / "every-year.json")
    assert any(criterion.every_year for criterion in every.criteria)


def test_arguments_of_the_wrong_type(rules: RuleSet, roster: Roster, register: Register) -> None:
    evaluation = rules.evaluate(dossier())
    overview = Overview(rules, roster, register, 2024)
    good: list[tuple[Callable[..., Any], list[Any]]] = [
        (Overview, [rules, roster, register, 2024, DAY]),
        (overview.add, [evaluation]),
        (rules.roll_up, [roster, register, "38.381", 2024, [evaluation], DAY]),
        (rules.outlook, [dossier(), 2025]),
        (register.standing, ["38.381", "district", DAY]),
        (register.unit, ["38.381"]),
        (roster.unit, ["38.381"]),
        (evaluation.standing, [register, DAY]),
        (rules.evaluate(dossier(year=2025)).upkeep, [evaluation, register, DAY]),
        (evaluation.progress, [DAY]),
        (evaluation.sheet, ["so-tttt", "opinions"]),
        (evaluation.level_text, ["en"]),
        (evaluation.finding("II.3").target_text, ["en"]),
        (evaluation.condition("self-score").deciding_text, ["en"]),
    ]
    for call, arguments in good:
        call(*arguments)
        for place in range(len(arguments)):
            for wrong in (object(), 1.5, b"x", ("x",), [1], type):
                given = [*arguments[:place], wrong, *arguments[place + 1 :]]
                # Bytes may hold a document.
                with pytest.raises(
                    tieuchi.DossierError if (call, place, wrong) == (rules.outlook, 0, b"x") else TypeError
                ):
                    call(*given)
    for document in ([1], [evaluation], [rules], 1):
        with pytest.raises(TypeError):
            rank(document)  # type: ignore[arg-type]
    wrongs: list[dict[str, Any]] = [{"index": 1}, {"year": "2024"}, {"year": True}, {"basis": 1}]
    for more in wrongs:
        with pytest.raises(TypeError):
            rank([evaluation.dossier], **more)
    with pytest.raises(ValueError, match="nobody"):
        rank([evaluation.dossier], basis="nobody")
    with pytest.raises(TypeError, match="a bool is expected, not a `str`"):
        evaluation.sheet("so-tttt", blank="yes")  # type: ignore[arg-type]
    for as_of in (datetime.date(1, 1, 1), datetime.date(3000, 1, 1)):
        with pytest.raises(ValueError, match="the days are those of the years 1900 to 2999"):
            evaluation.progress(as_of)
    for year in (0, -1, 99_999, 1 << 70):
        with pytest.raises(ValueError, match="the years are those from 1900 to 2999, not"):
            Overview(rules, roster, register, year)
        with pytest.raises(ValueError, match="the years are those from 1900 to 2999, not"):
            rules.outlook(dossier(), year)
    assert evaluation.progress(datetime.datetime(2024, 12, 31, 8)) == evaluation.progress(DAY)


def test_results_are_the_caller_s_own(rules: RuleSet, register: Register) -> None:
    evaluation = rules.evaluate(dossier())
    calls: list[Callable[[], dict[str, Any]]] = [
        evaluation.progress,
        lambda: evaluation.standing(register),
        lambda: rules.outlook(dossier()),
    ]
    for call in calls:
        first = call()
        kept = copy.deepcopy(first)
        first.clear()
        assert call() == kept != {}
