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

from tieuchi._criteria import (
    ByAttribute,
    Criterion,
    Definition,
    Group,
    LevelTarget,
    Measure,
    RecognitionLevel,
    RollupRule,
    Target,
)
from tieuchi._duties import Agency, AgencyAt, DatedName, Deadline, Duty, MissingPart, Validity
from tieuchi._enums import (
    AgencyKind,
    Assigned,
    Basis,
    Code,
    CriterionUpkeep,
    Language,
    LanguageTag,
    Maintained,
    Outcome,
    Reason,
    Severity,
    Status,
)
from tieuchi._errors import (
    ComparisonError,
    Diagnostic,
    DossierError,
    IndexDocumentError,
    RegisterError,
    RosterError,
    RuleSetError,
    TieuchiError,
)
from tieuchi._evaluation import Evaluation
from tieuchi._native import SEMANTICS, __version__
from tieuchi._overview import Overview, rank
from tieuchi._parts import Bound, Citation, Input, Misprint, Source, Subject, Text
from tieuchi._parts import refuse_changes as _refuse_changes
from tieuchi._register import Register, Roster, RosterUnit, Unit
from tieuchi._results import (
    ConditionFinding,
    Documents,
    Evidence,
    Exemption,
    Finding,
    GroupTally,
    LevelFinding,
    LevelReached,
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
    "Assigned",
    "Basis",
    "Bound",
    "ByAttribute",
    "Citation",
    "Code",
    "ComparisonError",
    "ConditionFinding",
    "Criterion",
    "CriterionUpkeep",
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
    "Exemption",
    "Finding",
    "Group",
    "GroupTally",
    "IndexDocumentError",
    "Input",
    "Language",
    "LanguageTag",
    "LevelFinding",
    "LevelReached",
    "LevelTarget",
    "Maintained",
    "Measure",
    "Misprint",
    "MissingPart",
    "Observed",
    "Outcome",
    "Overview",
    "Points",
    "Reason",
    "Receipt",
    "RecognitionLevel",
    "Register",
    "RegisterError",
    "RollupRule",
    "Roster",
    "RosterError",
    "RosterUnit",
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
    "Unit",
    "Validity",
    "__version__",
    "rank",
]

# Where a class is defined is nobody's business, least of all a pickle's or a traceback's.
for _name in __all__:
    if isinstance(globals()[_name], type):
        globals()[_name].__module__ = __name__
        if _is_dataclass(globals()[_name]):
            _refuse_changes(globals()[_name])
rank.__module__ = __name__
del _name
