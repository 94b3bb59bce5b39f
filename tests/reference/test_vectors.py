"""The reference evaluator on the conformance vectors; `tests/vectors/README.md` says what they are."""

from __future__ import annotations

import json
import unittest
from pathlib import Path
from typing import Any

from reference import Refused, RuleSet, evaluate, read_dossier, read_rule_set
from reference.canonical import canonical_text, sha256_hex
from reference.receipt import canonical_dossier, receipt

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
BUILTIN = VECTORS.parents[1] / "rules" / "data"
# The reference takes every rule set as valid, so vectors that refuse one are not for it.
REFUSE_A_RULE_SET = 99
# Those with index documents are judged in `test_scoring.py`.
WITH_INDICES = 78


def rule_set(name: str) -> RuleSet:
    """A rule set by its path or, where it is built in, by its id."""
    path = VECTORS / name if name.endswith(".json") else BUILTIN / f"{name}.json"
    return read_rule_set(path.read_bytes())


def picked(sets: list[RuleSet], dossier: bytes) -> RuleSet:
    """The rule set that a dossier names: of several versions the highest, where it names none."""
    name, _, version = str(json.loads(dossier)["rule_set"]).partition("@")
    fitting = [each for each in sets if each.id == name and version in ("", each.version)]
    if not fitting:
        raise Refused([])
    return max(fitting, key=lambda each: [int(part) for part in each.version.split(".")])


def to_json(content: Any) -> str:
    """The engine's form of JSON."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def given(folder: Path) -> tuple[RuleSet, bytes]:
    """The rule set of a vector and the bytes of its dossier."""
    dossier = (folder / "dossier.json").read_bytes()
    names = json.loads((folder / "vector.json").read_bytes()).get("rules")
    if names is None:
        return read_rule_set((folder / "rules.json").read_bytes()), dossier
    sets = [rule_set(name) for name in ([names] if isinstance(names, str) else names)]
    return sets[0] if len(sets) == 1 else picked(sets, dossier), dossier


class Vectors(unittest.TestCase):
    """Every vector with a rule set that can be read."""

    def test_all(self) -> None:
        folders = sorted(path.parent for path in VECTORS.glob("*/*/vector.json"))
        self.assertEqual(len(folders), int((VECTORS / "count").read_text()))
        ran = with_indices = 0
        for folder in folders:
            if "indices" in json.loads((folder / "vector.json").read_bytes()):
                with_indices += 1
                continue
            if not (folder / "dossier.json").exists():
                continue
            ran += 1
            with self.subTest(vector=f"{folder.parent.name}/{folder.name}"):
                self.check(folder)
        self.assertEqual(with_indices, WITH_INDICES)
        self.assertEqual(ran, len(folders) - REFUSE_A_RULE_SET - WITH_INDICES)

    def check(self, folder: Path) -> None:
        """A refusal stays one; everything else has the same bytes."""
        if (folder / "diagnostics.json").exists():
            with self.assertRaises(Refused):
                read_dossier(*given(folder))
            return
        rules, text = given(folder)
        dossier = read_dossier(rules, text)
        evaluation = evaluate(rules, dossier)
        answer = to_json(evaluation)
        texts = {
            "evaluation.json": answer,
            "evaluation.sha256": sha256_hex(answer),
            "receipt.json": to_json(evaluation | {"receipt": receipt(rules, dossier, text, evaluation)}),
            "dossier.canonical.json": canonical_text(canonical_dossier(rules, dossier, text)),
        }
        held = [name for name in texts if (folder / name).exists()]
        self.assertTrue({"evaluation.json", "evaluation.sha256"} & set(held))
        for name in held:
            self.assertEqual((folder / name).read_bytes().decode("utf-8"), f"{texts[name]}\n", name)


if __name__ == "__main__":
    unittest.main()
