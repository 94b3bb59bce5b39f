"""A naive reference evaluator for tieuchi rule sets and dossiers.

It exists to disagree with the Rust engine: it is written from the contract and the format documents, shares
no code and no data structure with the engine, and prefers the obvious way to the fast one. Arithmetic is
`fractions.Fraction` throughout; no float takes part in anything.
"""

from reference.dossier import Dossier, read_dossier
from reference.evaluation import evaluate
from reference.problems import Problem, Refused
from reference.rules import RuleSet, read_rule_set

__all__ = ["Dossier", "Problem", "Refused", "RuleSet", "evaluate", "read_dossier", "read_rule_set"]
