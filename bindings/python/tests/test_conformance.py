"""The conformance vectors, byte for byte; `tests/vectors/README.md` says what they are."""

from __future__ import annotations

import datetime
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from tieuchi import Diagnostic, Dossier, IndexDocumentError, RuleSet, RuleSetError, RuleSets, TieuchiError

from .conftest import ROOT

VECTORS = ROOT / "tests" / "vectors"
IDS = sorted(str(path.parent.relative_to(VECTORS)) for path in VECTORS.glob("*/*/vector.json"))
ran: set[str] = set()
PROGRESS = ROOT / "tests" / "progress"
CASES = sorted(path.name.removesuffix(".case.json") for path in PROGRESS.glob("*.case.json"))


def rule_set(name: str) -> RuleSet:
    return RuleSet.from_json(VECTORS / name) if name.endswith(".json") else RuleSet.builtin(name)


def places(diagnostics: tuple[Diagnostic, ...]) -> list[list[object]]:
    return [[found.code, found.pointer, found.line, found.column] for found in diagnostics]


def same(path: Path, text: str) -> bool:
    return path.read_bytes() == text.encode() + b"\n"


def read(names: str | list[str] | None, indices: list[str], here: Path) -> Dossier:
    given = (here / "dossier.json").read_bytes() if (here / "dossier.json").exists() else b""
    if names is None:
        return RuleSet.from_json((here / "rules.json").read_bytes()).read_dossier(given)
    paths = [VECTORS / index for index in indices]

    def attached(name: str) -> RuleSet:
        return rule_set(name).with_indices(paths) if paths else rule_set(name)

    if isinstance(names, str):
        return attached(names).read_dossier(given)
    return RuleSets(map(attached, names)).read_dossier(given)


@pytest.mark.parametrize("id", IDS)
def test_vector(id: str) -> None:
    here = VECTORS / id
    vector = json.loads((here / "vector.json").read_bytes())
    expect: dict[str, Any] = vector["expect"]
    ran.add(id)
    if "outcome" not in expect:
        with pytest.raises(TieuchiError) as refused:
            read(vector.get("rules"), vector.get("indices", []), here)
        is_dossier = (here / "dossier.json").exists()
        assert isinstance(refused.value, RuleSetError) == ("rules" not in vector and not is_dossier)
        assert isinstance(refused.value, IndexDocumentError) == ("rules" in vector and not is_dossier)
        found = refused.value.diagnostics
        assert places(found) == expect["diagnostics"]
        assert same(here / "diagnostics.json", refused.value.to_json())
        return

    dossier = read(vector.get("rules"), vector.get("indices", []), here)
    evaluation = dossier.rules.evaluate(dossier)
    assert evaluation.outcome == expect["outcome"]
    receipt = evaluation.receipt()
    if (here / "evaluation.json").exists():
        assert same(here / "evaluation.json", evaluation.to_json())
    else:
        assert same(here / "evaluation.sha256", receipt.evaluation_sha256)
    for name, text in [
        ("receipt.json", receipt.to_json()),
        ("rules.canonical.json", dossier.rules.to_canonical_json()),
        ("dossier.canonical.json", dossier.to_canonical_json()),
    ]:
        assert not (here / name).exists() or same(here / name, text)
    if "warnings" in expect and "indices" not in vector:
        assert places(dossier.rules.warnings) == expect["warnings"]
    assert list(evaluation.unreported) == expect["unreported"]
    assert list(evaluation.deciding) == expect["deciding"]
    for condition_id, verdict in expect["conditions"].items():
        condition = evaluation.condition(condition_id)
        assert [condition.outcome, condition.reason] == verdict
    for finding in evaluation.findings:
        verdict = expect["criteria"].get(finding.id) or expect["criteria"]["*"]
        assert verdict in ([finding.outcome, finding.reason], finding.outcome)
    told = evaluation.to_dict()
    level = told.get("level") or {"reached": None, "possible": None, "next": None, "lacking": None}
    if evaluation.level is not None:
        lacking = level["lacking"] or {"criteria": [], "conditions": []}
        assert [evaluation.level.reached, evaluation.level.possible, evaluation.level.next] == list(level.values())[:3]
        said = [(each.id, each.outcome, each.reason) for each in evaluation.level.lacking_criteria]
        assert said == [(each["id"], each["outcome"], each["reason"]) for each in lacking["criteria"]]
        assert [each.id for each in evaluation.level.lacking_conditions] == [
            each["id"] for each in lacking["conditions"]
        ]
        for at in evaluation.levels:
            assert all(each.explain() for each in at.findings) and all(each.explain() for each in at.conditions)
    assert (evaluation.level is not None) == ("level" in told)
    assert [each.outcome for each in evaluation.levels] == [each["outcome"] for each in told.get("levels", [])]
    assert len(evaluation.exemptions) == len(told.get("exemptions", []))
    # What was read says the same after a journey to another process.
    again = pickle.loads(pickle.dumps(evaluation))
    assert again.to_json() == evaluation.to_json()
    assert again.dossier == dossier and again.rules == dossier.rules
    assert again.dossier.sha256 == receipt.dossier_sha256


@pytest.mark.parametrize("name", CASES)
def test_progress(name: str) -> None:
    case = json.loads((PROGRESS / f"{name}.case.json").read_bytes())
    day = case.get("as_of")
    as_of = None if day is None else datetime.date.fromisoformat(day)
    evaluation = rule_set(case["rules"]).evaluate(case["dossier"])
    assert same(PROGRESS / f"{name}.progress.json", evaluation._inner.progress_json(day))
    progress = evaluation.progress(as_of)
    assert progress == json.loads((PROGRESS / f"{name}.progress.json").read_bytes())
    assert pickle.loads(pickle.dumps(evaluation)).progress(as_of) == progress


def test_every_progress_case_ran() -> None:
    assert f"const CASES: usize = {len(CASES)};" in (ROOT / "tests" / "tests" / "progress.rs").read_text("utf-8")


def test_every_vector_ran(request: pytest.FixtureRequest) -> None:
    if request.config.option.keyword or any("::" in argument for argument in request.config.args):
        pytest.skip("only some were asked for")
    assert len(ran) == int((VECTORS / "count").read_text())
