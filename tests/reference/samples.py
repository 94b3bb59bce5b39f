"""A small rule set and dossiers for it, for the tests of the reference evaluator."""

from __future__ import annotations

import json
from typing import Any

from reference import RuleSet, evaluate, read_dossier, read_rule_set

TEXT = {"vi": "Chữ"}
SOURCE = {"resource": "r", "locator": "Điều 1", "quote": "lời văn"}


def criterion(name: str, measure: dict[str, Any], target: dict[str, Any] | None) -> dict[str, Any]:
    """A criterion with one target, for the year 2024."""
    targets = {} if target is None else {"2024": target}
    return {"id": name, "title": TEXT, "measure": measure, "targets": targets, "source": SOURCE}


PERCENT = {"kind": "percent"}
COUNT = {"kind": "count", "unit": TEXT}
YES_NO = {"kind": "yes_no"}
CRITERIA = [
    criterion("share", PERCENT, {"at_least": "70"}),
    criterion("faults", PERCENT, {"at_most": "5"}),
    criterion("systems", COUNT, {"present": True}),
    criterion("points", COUNT, {"at_least": 3}),
    criterion("portal", YES_NO, {"present": True}),
    criterion(
        "by", PERCENT, {"at_least": "50", "by": {"region": {"mountain": {"at_least": "20"}, "island": None}}}
    ),
    criterion("other-year", PERCENT, None),
]
SCORE = {"index": "dti", "year": "previous", "basis": "official", "at_least_percent": "70"}


def rule_set(criteria: list[dict[str, Any]], **changes: Any) -> RuleSet:
    """A rule set of one group."""
    content = {
        "id": "set",
        "version": "1.0.0",
        "status": "accepted",
        "title": TEXT,
        "subject": {"level": "district"},
        "years": [2024, 2025],
        "declared": {"groups": 1, "criteria": len(criteria)},
        "groups": [{"id": "I", "title": TEXT, "criteria": criteria}],
        "conditions": [{"id": "criteria", "criteria": "assigned", "source": SOURCE}],
        "resources": [{"id": "r", "number": "1", "date": None, "title": TEXT}],
    }
    return read_rule_set(json.dumps(content | changes))


def dossier_text(values: dict[str, Any] | None = None, **changes: Any) -> str:
    """A dossier for `rule_set`."""
    subject = {"id": "x", "level": "district", "attributes": {"region": "plain"}}
    return json.dumps({"rule_set": "set", "subject": subject, "year": 2024, "values": values or {}} | changes)


def evaluation(values: dict[str, Any], *names: str, **changes: Any) -> Any:
    """The evaluation of some values against the criteria of these names."""
    rules = rule_set([item for item in CRITERIA if item["id"] in names])
    return evaluate(rules, read_dossier(rules, dossier_text(values, **changes)))


def finding(name: str, value: Any, **changes: Any) -> Any:
    """The finding for one value."""
    (found,) = evaluation({name: value}, name, **changes)["criteria"]
    return found
