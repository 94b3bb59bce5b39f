"""A rules engine for public recognition criteria: exact, explained, traceable to the words of the decision.

>>> import tieuchi
>>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
>>> evaluation = rules.evaluate({
...     "rule_set": "vn.thanh-hoa.dx.district",
...     "subject": {"id": "38.381", "name": "Thị xã Bỉm Sơn", "level": "district"},
...     "year": 2024,
...     "values": {"II.3": "69.996"},
... })
>>> finding = evaluation.finding("II.3")
>>> finding.outcome == "not_met", finding.explain()
(True, 'below target: 0.004 percentage points short')
>>> finding.source.locator
'Phụ lục 1, II.3'

One rule set and one dossier give the same bytes of JSON as the Rust crate, the command line and the JavaScript package.
Everything here may be used from several threads at once. Pages that are named like `docs/results.md` lie in a folder
beside this module.
"""

from dataclasses import is_dataclass as _is_dataclass

from tieuchi._criteria import ByAttribute, Criterion, Definition, Group, Measure, Target
from tieuchi._duties import Agency, AgencyAt, DatedName, Deadline, Duty, MissingPart, Validity
from tieuchi._enums import (
    AgencyKind,
    Basis,
    Code,
    Language,
    LanguageTag,
    Outcome,
    Reason,
    Severity,
    Status,
)
from tieuchi._errors import Diagnostic, DossierError, IndexDocumentError, RuleSetError, TieuchiError
from tieuchi._evaluation import Evaluation
from tieuchi._native import SEMANTICS, __version__
from tieuchi._parts import Bound, Citation, Input, Misprint, Source, Subject, Text
from tieuchi._parts import refuse_changes as _refuse_changes
from tieuchi._results import (
    ConditionFinding,
    Documents,
    Evidence,
    Finding,
    GroupTally,
    Observed,
    Points,
    Receipt,
    Shortfall,
    StepReadiness,
    Tally,
)
from tieuchi._rules import Dossier, RuleSet, RuleSets

__all__ = [
    "SEMANTICS",
    "Agency",
    "AgencyAt",
    "AgencyKind",
    "Basis",
    "Bound",
    "ByAttribute",
    "Citation",
    "Code",
    "ConditionFinding",
    "Criterion",
    "DatedName",
    "Deadline",
    "Definition",
    "Diagnostic",
    "Documents",
    "Dossier",
    "DossierError",
    "Duty",
    "Evaluation",
    "Evidence",
    "Finding",
    "Group",
    "GroupTally",
    "IndexDocumentError",
    "Input",
    "Language",
    "LanguageTag",
    "Measure",
    "Misprint",
    "MissingPart",
    "Observed",
    "Outcome",
    "Points",
    "Reason",
    "Receipt",
    "RuleSet",
    "RuleSetError",
    "RuleSets",
    "Severity",
    "Shortfall",
    "Source",
    "Status",
    "StepReadiness",
    "Subject",
    "Tally",
    "Target",
    "Text",
    "TieuchiError",
    "Validity",
    "__version__",
]

# Where a class is defined is nobody's business, least of all a pickle's or a traceback's.
for _name in __all__:
    if isinstance(globals()[_name], type):
        globals()[_name].__module__ = __name__
        if _is_dataclass(globals()[_name]):
            _refuse_changes(globals()[_name])
del _name
