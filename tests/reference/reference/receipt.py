"""The receipt of an evaluation: hashes of it and of the dossier (docs/dossier-format.md, "Hash")."""

from __future__ import annotations

import json
from typing import Any

from reference.canonical import Plain, canonical_text, sha256_hex
from reference.dossier import Dossier
from reference.json_text import Json, Members, parse
from reference.numbers import plain_text, stated_text
from reference.problems import Problems
from reference.rules import RuleSet, whole
from reference.values import Value, read_value

LISTS = ("documents", "events", "exemptions")
STATEMENTS = ("opinions", "appraisals")


def receipt(
    rules: RuleSet, dossier: Dossier, text: str | bytes, evaluation: dict[str, Any]
) -> dict[str, Any]:
    """The hashes that bind an evaluation to its dossier; `text` is what the dossier was read from."""
    document = json.dumps(evaluation, ensure_ascii=False, separators=(",", ":"))
    return {
        "dossier": {"sha256": sha256_hex(canonical_text(canonical_dossier(rules, dossier, text)))},
        "evaluation": {"sha256": sha256_hex(document)},
    }


def canonical_dossier(rules: RuleSet, dossier: Dossier, text: str | bytes) -> dict[str, Plain]:
    """The typed content of a dossier that was read, ready to be written in canonical form."""
    content = parse(text)
    if not isinstance(content, Members):
        raise TypeError("a dossier that was read is an object")
    attributes: Plain = dict(dossier.attributes)
    subject: dict[str, Plain] = {
        "id": dossier.subject_id,
        "name": dossier.subject_name,
        "level": dossier.level,
        "attributes": attributes,
    }
    typed: dict[str, Plain] = {
        "format": 1,
        "rule_set": _texts(content.get("rule_set")),
        "subject": _present(subject),
        "year": dossier.year,
        "illustrative": True if dossier.illustrative else None,
        "note": _texts(content.get("note")),
        "scores": _scores(dossier),
        "evidence": _evidence(rules, dossier),
    }
    typed |= {key: _texts(content.get(key)) for key in LISTS}
    typed |= {key: _statements(rules, content.get(key)) for key in STATEMENTS}
    # Values are written even where there are none.
    values: Plain = {name: _value(value) for name, value in dossier.values.items() if value.is_reported()}
    return _present(typed) | {"values": values}


def _present(content: dict[str, Plain]) -> dict[str, Plain]:
    """Without what is absent; a list or an object with nothing in it is."""
    return {key: value for key, value in content.items() if value is not None and value not in ([], {})}


def _texts(value: Json) -> Plain:
    """Parts of a dossier that hold texts alone, as they stand."""
    if isinstance(value, Members):
        return _present({key: _texts(member) for key, member in value.pairs})
    if isinstance(value, list):
        return [_texts(entry) for entry in value]
    return value if value is None or isinstance(value, (str, bool)) else whole(value)


def _statements(rules: RuleSet, statements: Json) -> Plain:
    if not isinstance(statements, list):
        return None
    typed: list[Plain] = []
    for statement in statements:
        if not isinstance(statement, Members):
            raise TypeError("a statement that was read is an object")
        parts: dict[str, Plain] = {key: _texts(member) for key, member in statement.pairs if key != "value"}
        criterion = rules.criterion(str(statement.get("criterion")))
        if criterion is not None:
            value = read_value(criterion, statement.get("value"), "", Problems([]))
            parts["value"] = _value(value) if value.is_reported() else None
        typed.append(_present(parts))
    return typed


def _value(value: Value) -> Plain:
    percent = None
    if value.percent is not None:
        # Beside its ratio a percentage claims a precision; alone it is a number like any other.
        percent = plain_text(value.percent.value) if value.numerator is None else stated_text(value.percent)
    return _present(
        {
            "percent": percent,
            "numerator": value.numerator,
            "denominator": value.denominator,
            "present": value.present,
            "count": value.count,
            "amount": None if value.amount is None else plain_text(value.amount.value),
        }
    )


def _scores(dossier: Dossier) -> Plain:
    scores: list[Plain] = []
    for (index, year, basis), score in sorted(dossier.scores.items()):
        points, maximum = plain_text(score.points), plain_text(score.maximum)
        scores.append({"index": index, "year": year, "basis": basis, "points": points, "maximum": maximum})
    return scores


def _evidence(rules: RuleSet, dossier: Dossier) -> Plain:
    pieces: list[Plain] = []
    for criterion in rules.criteria:
        value = dossier.values.get(criterion.id, Value())
        for piece in [*value.evidence, *dossier.evidence.get(criterion.id, [])]:
            parts: dict[str, Plain] = {"title": piece.title, "reference": piece.reference, "date": piece.date}
            pieces.append(_present(parts | {"criterion": criterion.id}))
    return pieces
