"""The canonical form of a rule set and its SHA-256 (docs/rule-format.md, "Hash")."""

from __future__ import annotations

import hashlib
import json

from reference.json_text import Json, Members, Number
from reference.numbers import exact_from_json_number, plain_text

# Written out even where they are empty.
_KEPT_LISTS = ("groups", "criteria", "conditions")
Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


def canonical_text(content: Plain) -> str:
    """JSON with sorted keys and no white space; only what must be escaped is."""
    # Python sorts strings by code point, which is the order of their UTF-8 bytes.
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256_hex(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in lower case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def rule_set_sha256(content: Members) -> str:
    """The hash of a rule set's typed content."""
    return sha256_hex(canonical_text(canonical_rule_set(content)))


def canonical_rule_set(content: Members) -> dict[str, Plain]:
    """The typed content of a rule set, ready to be written in canonical form."""
    typed = _object(Members([pair for pair in content.pairs if pair[0] != "$schema"]))
    typed.setdefault("format", 1)
    agencies = typed.get("agencies")
    if isinstance(agencies, list):
        for agency in agencies:
            if isinstance(agency, dict):
                agency.setdefault("kind", "agency")
    _write_decimals(typed, content)
    return typed


def _object(content: Members) -> dict[str, Plain]:
    """An object without what is null or an empty list."""
    typed: dict[str, Plain] = {}
    for key, value in content.pairs:
        if value is None or (value == [] and key not in _KEPT_LISTS):
            continue
        if key == "target" and isinstance(value, Members):
            typed[key] = _target(value)
            continue
        if key == "per_group" and isinstance(value, Members) and not value.pairs:
            continue
        typed[key] = _targets(value) if key == "targets" and isinstance(value, Members) else _plain(value)
    return typed


def _plain(value: Json) -> Plain:
    if isinstance(value, Members):
        return _object(value)
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if isinstance(value, Number):
        # Counts, years and the format; the decimals are written by their own functions.
        return int(exact_from_json_number(value.text).value)
    return value


def _targets(content: Members) -> Plain:
    """Targets by year, their decimals in normal form."""
    return {year: _target(target) for year, target in content.pairs if isinstance(target, Members)}


def _target(content: Members) -> Plain:
    typed: dict[str, Plain] = {}
    for key, value in content.pairs:
        if key == "by" and isinstance(value, Members):
            typed[key] = {name: _cases(cases) for name, cases in value.pairs if isinstance(cases, Members)}
        elif key == "at":
            own = {} if not isinstance(value, Members) else dict(value.pairs)
            at: dict[str, Plain] = {
                level: _target(target) for level, target in own.items() if isinstance(target, Members)
            }
            if at:
                typed[key] = at
        elif key == "present" and value is not None:
            typed[key] = _plain(value)
        elif value is not None:
            typed[key] = _decimal(value)
    return typed


def _cases(content: Members) -> Plain:
    """Cases of an attribute. Here null says something (not assigned), so it is no absence and is written."""
    return {value: _target(case) if isinstance(case, Members) else None for value, case in content.pairs}


def _decimal(value: Json) -> Plain:
    text = value.text if isinstance(value, Number) else value
    if not isinstance(text, str):
        raise TypeError("a decimal was expected; is the rule set valid?")
    return plain_text(exact_from_json_number(text).value)


def _write_decimals(typed: dict[str, Plain], content: Members) -> None:
    """The decimals outside of targets: the maximum of an index and the share that a score must reach."""
    written_levels, read_levels = typed.get("levels"), content.get("levels")
    if isinstance(written_levels, list) and isinstance(read_levels, list):
        for level, read_level in zip(written_levels, read_levels, strict=True):
            if isinstance(level, dict) and isinstance(read_level, Members):
                _write_decimals(level, read_level)
    for place, inner, key in (("indices", None, "maximum"), ("conditions", "score", "at_least_percent")):
        written, read = typed.get(place), content.get(place)
        if not isinstance(written, list) or not isinstance(read, list):
            continue
        for target, source in zip(written, read, strict=True):
            if inner is not None and isinstance(target, dict) and isinstance(source, Members):
                target, source = target.get(inner), source.get(inner)
            if isinstance(target, dict) and isinstance(source, Members) and source.get(key) is not None:
                target[key] = _decimal(source.get(key))
