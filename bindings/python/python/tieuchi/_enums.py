"""The engine's names as enums. Each member is a `str` that equals its name in JSON."""

from __future__ import annotations

from enum import Enum
from typing import Literal, TypeAlias, Union

from tieuchi import _native


class _Name(str, Enum):
    """A name of the engine: equal to its text, and printed as it."""

    __str__ = str.__str__

    def __format__(self, form: str) -> str:
        return format(self.value, form)

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class Language(_Name):
    """A language of messages and explanations, by its tag (BCP 47). JSON does not depend on it.

    >>> import tieuchi
    >>> tieuchi.Language.VIETNAMESE == "vi"
    True
    """

    VIETNAMESE = "vi"
    """Tiếng Việt."""
    ENGLISH = "en"
    """English."""


LanguageTag: TypeAlias = Union[Language, Literal["vi", "en"]]
"""A language or its tag, as every method takes it that speaks."""


def language(given: LanguageTag) -> Language:
    """The language of a tag; an error that names both where there is none."""
    if not isinstance(given, str):
        raise TypeError(f"a language is `vi` or `en`, not a `{type(given).__name__}`")
    try:
        return Language(given)
    except ValueError:
        raise ValueError(f"the languages are `vi` and `en`, not {given!r}") from None


class _Labelled(_Name):
    """A name that officials read in words."""

    def label(self, lang: LanguageTag = "en") -> str:
        """The words that officials read.

        >>> import tieuchi
        >>> tieuchi.Outcome.NOT_MET.label("vi")
        'không đạt'
        """
        return _native.label(type(self).__name__, self.value, language(lang).value)


class Outcome(_Labelled):
    """What becomes of a criterion, a condition or the whole. The whole is never `not_applicable`.

    >>> import tieuchi
    >>> tieuchi.Outcome.MET == "met", str(tieuchi.Outcome.MET)
    (True, 'met')
    """

    MET = "met"
    """Đạt. Of the whole: đủ điều kiện đề nghị công nhận (recognition may be proposed), never recognised itself."""
    NOT_MET = "not_met"
    """Không đạt."""
    UNDETERMINED = "undetermined"
    """Chưa xác định: what was reported does not decide it."""
    NOT_APPLICABLE = "not_applicable"
    """Không áp dụng: not assigned to this subject in this year."""


class Reason(_Labelled):
    """Why a criterion, a condition or the whole has its outcome.

    >>> import tieuchi
    >>> tieuchi.Reason.BELOW_TARGET.label()
    'below target'
    """

    TARGET_REACHED = "target_reached"
    """The value reaches an `at_least` target or keeps within an `at_most` target."""
    BELOW_TARGET = "below_target"
    """The value is below an `at_least` target."""
    ABOVE_TARGET = "above_target"
    """The value is above an `at_most` target."""
    PRESENT = "present"
    """What has to be there is there."""
    ABSENT = "absent"
    """What has to be there is not."""
    NOT_REPORTED = "not_reported"
    """Nothing was reported."""
    NUMBER_NOT_REPORTED = "number_not_reported"
    """That there is something was reported, but not how many."""
    ZERO_DENOMINATOR = "zero_denominator"
    """The denominator of the ratio, or the maximum of the score, is zero."""
    ALREADY_REACHED = "already_reached"
    """The score is reached already, whatever is reported of the indicators that are missing."""
    OUT_OF_REACH = "out_of_reach"
    """The score can no longer be reached, whatever is reported of the indicators that are missing."""
    INDICATORS_NOT_REPORTED = "indicators_not_reported"
    """Indicators were not reported on which it depends whether the score is reached."""
    ATTRIBUTE_NOT_REPORTED = "attribute_not_reported"
    """The target depends on an attribute of the subject that was not reported."""
    NOT_ASSIGNED = "not_assigned"
    """No target for this subject in this year."""
    EXEMPT = "exempt"
    """An authority exempted the subject, as the rule set allows."""
    ALL_MET = "all_met"
    """Every member that applies is met."""
    SOME_NOT_MET = "some_not_met"
    """At least one member is not met."""
    SOME_UNDETERMINED = "some_undetermined"
    """No member is not met, and at least one is undetermined."""
    NONE_ASSIGNED = "none_assigned"
    """No member applies."""
    LOWER_LEVEL_NOT_MET = "lower_level_not_met"
    """All that this level itself asks is met, but a level below it is not."""
    LOWER_LEVEL_UNDETERMINED = "lower_level_undetermined"
    """All that this level itself asks is met, but a level below it is undetermined."""
    RULE_SET_INCOMPLETE = "rule_set_incomplete"
    """All that the rule set holds is met, but it does not hold all that its source declares."""
    OTHER_RULE_SET = "other_rule_set"
    """The dossier was read against a rule set of other content."""


class Assigned(_Labelled):
    """Whether a unit was assigned, as a register says: `standing["assigned"]`.

    >>> import tieuchi
    >>> register = tieuchi.Register.builtin("vn.thanh-hoa.dx.register")
    >>> tieuchi.Assigned(register.standing("38.381", "district")["assigned"]).label("vi")
    'được giao chỉ tiêu'
    """

    ASSIGNED = "assigned"
    """It was."""
    NOT_ASSIGNED = "not_assigned"
    """Every assigned unit of its level is named, and it is not among them."""
    NOT_KNOWN = "not_known"
    """The register does not name every assigned unit of its level."""


class Maintained(_Labelled):
    """Whether a unit has kept its criteria: `upkeep["maintained"]`.

    >>> import tieuchi
    >>> tieuchi.Maintained.FALLEN.label("vi")
    'có tiêu chí không được duy trì'
    """

    MAINTAINED = "maintained"
    """Every criterion that can be compared was kept."""
    FALLEN = "fallen"
    """At least one was not."""
    NOT_KNOWN = "not_known"
    """What is at hand does not settle it."""


class CriterionUpkeep(_Labelled):
    """Whether one criterion was kept: `status` of each of `upkeep["criteria"]`.

    >>> import tieuchi
    >>> tieuchi.CriterionUpkeep.BELOW_NEW_TARGET.label()
    "fails the new year's target"
    """

    MAINTAINED = "maintained"
    """Not below what it was, and the new year's target is met."""
    BELOW_EARLIER_LEVEL = "below_earlier_level"
    """Below what it was."""
    BELOW_NEW_TARGET = "below_new_target"
    """The new year's target is failed."""
    BELOW_BOTH = "below_both"
    """Both."""
    NOT_KNOWN = "not_known"
    """What was reported does not settle it."""
    NOT_COMPARABLE = "not_comparable"
    """No criterion of the earlier year, and the new target is not failed."""
    NOT_ASSIGNED = "not_assigned"
    """Not assigned in the new year, and nothing reported."""
    EXEMPT = "exempt"
    """Exempt in the new year, whatever is reported."""


class Status(_Labelled):
    """How far a rule set may be relied on.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").status
    Status.INTERIM
    """

    INCOMPLETE = "incomplete"
    """Parts of the source are missing: it can never be met."""
    DRAFT = "draft"
    """Not decided yet."""
    INTERIM = "interim"
    """Decided for the time being ("tạm thời")."""
    ACCEPTED = "accepted"
    """Decided."""
    DEPRECATED = "deprecated"
    """No longer in force."""


class Basis(_Labelled):
    """By whom a score was given.

    >>> import tieuchi
    >>> tieuchi.Basis.SELF.label("vi")
    'điểm tự đánh giá'
    """

    OFFICIAL = "official"
    """The authority's result."""
    SELF = "self"
    """The subject's assessment of itself."""


class AgencyKind(_Name):
    """What an agency of a rule set is.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").agency("so-tttt").kind
    AgencyKind.AGENCY
    """

    AGENCY = "agency"
    """One agency."""
    CLASS = "class"
    """A class of agencies that the source does not list by name."""
    OFFICE = "office"
    """A person by office."""


class Severity(_Labelled):
    """Whether a diagnostic forbids reading.

    >>> import tieuchi
    >>> tieuchi.Severity.WARNING.label("vi")
    'cảnh báo'
    """

    ERROR = "error"
    """The document is not read."""
    WARNING = "warning"
    """The document is read all the same."""


class Code(_Name):
    """The stable code of a diagnostic. A code never changes its meaning; new ones may come.

    >>> import tieuchi
    >>> tieuchi.Code("decimal_comma")
    Code.DECIMAL_COMMA
    """

    INVALID_UTF8 = "invalid_utf8"
    """The bytes are not UTF-8."""
    EMPTY_DOCUMENT = "empty_document"
    """There is nothing in the document."""
    UNEXPECTED_END = "unexpected_end"
    """The text ends too early."""
    UNEXPECTED_TOKEN = "unexpected_token"
    """Something stands where the grammar does not allow it."""
    TRAILING_COMMA = "trailing_comma"
    """A comma before a closing bracket."""
    COMMENT = "comment"
    """A comment."""
    INVALID_NUMBER = "invalid_number"
    """A number that JSON does not know."""
    INVALID_ESCAPE = "invalid_escape"
    """An escape that JSON does not know."""
    LONE_SURROGATE = "lone_surrogate"
    """Half of a surrogate pair."""
    CONTROL_CHARACTER = "control_character"
    """A raw control character in a string."""
    DUPLICATE_KEY = "duplicate_key"
    """A key that stands twice in one object."""
    DOCUMENT_TOO_LARGE = "document_too_large"
    """More bytes than allowed."""
    TOO_DEEP = "too_deep"
    """Arrays and objects nested too deep."""
    STRING_TOO_LONG = "string_too_long"
    """A string with more bytes than allowed."""
    TOO_MANY_ENTRIES = "too_many_entries"
    """A list or object with too many entries."""
    TOO_MANY_CRITERIA = "too_many_criteria"
    """A rule set with too many criteria."""
    TOO_MANY_DIGITS = "too_many_digits"
    """A decimal with too many digits."""
    TOO_MANY_DIAGNOSTICS = "too_many_diagnostics"
    """More is wrong than is reported."""
    UNKNOWN_KEY = "unknown_key"
    """A key that this object does not have."""
    MISSING_KEY = "missing_key"
    """A key that must be there and is not."""
    WRONG_TYPE = "wrong_type"
    """A value of the wrong kind."""
    UNKNOWN_WORD = "unknown_word"
    """A word that is not one of those allowed."""
    WRONG_FORM = "wrong_form"
    """An object that fits none of the forms allowed, or more than one."""
    OTHER_DOCUMENT = "other_document"
    """A document of another kind than the one expected."""
    UNSUPPORTED_FORMAT = "unsupported_format"
    """A format version that this engine does not read."""
    NOT_SUPPORTED = "not_supported"
    """Something of the format that the engine was built without."""
    EMPTY = "empty"
    """A text or list that is empty and must not be."""
    NOT_NORMALIZED = "not_normalized"
    """Text that is not in Unicode normalization form C."""
    UNSAFE_TEXT = "unsafe_text"
    """An id with characters that hide or reorder text."""
    INVALID_ID = "invalid_id"
    """A text that cannot be an id."""
    INVALID_VERSION = "invalid_version"
    """A version that is not three whole numbers."""
    INVALID_DATE = "invalid_date"
    """A date that does not exist or is written otherwise."""
    INVALID_YEAR = "invalid_year"
    """A year outside 1900 to 2999 or not a whole number."""
    INVALID_DECIMAL = "invalid_decimal"
    """A text that is not a plain decimal."""
    DECIMAL_COMMA = "decimal_comma"
    """A decimal written with a comma."""
    NEGATIVE = "negative"
    """A number below zero."""
    NOT_WHOLE = "not_whole"
    """A count that is not whole."""
    COUNT_TOO_LARGE = "count_too_large"
    """A count above 2⁵³ − 1."""
    PERCENT_ABOVE_100 = "percent_above_100"
    """A percentage above 100."""
    DUPLICATE_ID = "duplicate_id"
    """An id that stands twice."""
    UNKNOWN_AGENCY = "unknown_agency"
    """A reference to an agency that the rule set does not have."""
    UNKNOWN_RESOURCE = "unknown_resource"
    """A reference to a resource that the rule set does not have."""
    UNKNOWN_INDEX = "unknown_index"
    """A reference to a scoring index that the rule set does not have."""
    UNKNOWN_DOCUMENT = "unknown_document"
    """A reference to a document that the rule set does not have."""
    UNKNOWN_STEP = "unknown_step"
    """A reference to a step that the rule set does not have."""
    UNKNOWN_DUTY = "unknown_duty"
    """A reference to a duty that the rule set does not have."""
    UNKNOWN_ASSESSMENT = "unknown_assessment"
    """A reference to an assessment that the rule set does not have."""
    ASSESSOR_TWICE = "assessor_twice"
    """An agency that is asked for two assessments in the same list of a dossier."""
    UNKNOWN_GROUP = "unknown_group"
    """A reference to a group that the rule set does not have."""
    MORE_THAN_DECLARED = "more_than_declared"
    """More groups or criteria than the source declares."""
    FEWER_THAN_DECLARED = "fewer_than_declared"
    """Fewer groups or criteria than the source declares: a warning."""
    DECLARED_MISMATCH = "declared_mismatch"
    """Declared counts that contradict one another."""
    TARGET_KIND = "target_kind"
    """A target of a kind that the measure does not take."""
    TARGET_YEAR = "target_year"
    """A target for a year that the rule set does not assess."""
    UNKNOWN_RECOGNITION_LEVEL = "unknown_recognition_level"
    """A target for a level of recognition that the rule set does not have."""
    LEVEL_WEAKER = "level_weaker"
    """A level that asks less of a criterion than one below it."""
    TOO_MANY_LEVELS = "too_many_levels"
    """A rule set with too many levels."""
    TOO_MANY_CONDITIONS = "too_many_conditions"
    """A rule set with too many conditions on some of its criteria."""
    YEARS_NOT_ASCENDING = "years_not_ascending"
    """Years that do not ascend."""
    VALIDITY_REVERSED = "validity_reversed"
    """A validity that ends before it begins."""
    PERIODS_OVERLAP = "periods_overlap"
    """A period that begins before the one above it has ended."""
    SUCCESSOR_ABOVE = "successor_above"
    """A successor that does not stand below the agency it takes over from."""
    MISPRINT_NOT_IN_QUOTE = "misprint_not_in_quote"
    """A misprint that its quote does not hold."""
    COUNTED_NOT_IN_TITLE = "counted_not_in_title"
    """What is counted is not named in the title."""
    UNKNOWN_RULE_SET = "unknown_rule_set"
    """A built-in rule set that does not exist."""
    UNKNOWN_REGISTER = "unknown_register"
    """A built-in register that does not exist."""
    UNKNOWN_UNIT = "unknown_unit"
    """A unit that the register does not name."""
    UNKNOWN_LEVEL = "unknown_level"
    """A level that the register does not list."""
    DECISIONS_NOT_IN_ORDER = "decisions_not_in_order"
    """A decision dated before the one that stands above it."""
    DECISION_BEFORE_YEAR = "decision_before_year"
    """A decision dated before the year for which it recognises."""
    ALREADY_RECOGNISED = "already_recognised"
    """A recognition of a unit for a year for which it is recognised."""
    NOTHING_TO_WITHDRAW = "nothing_to_withdraw"
    """A withdrawal from a unit that is not recognised for that year."""
    UNKNOWN_ROSTER = "unknown_roster"
    """A built-in roster that does not exist."""
    LEVEL_NOT_IN_ROSTER = "level_not_in_roster"
    """A level that the roster does not list."""
    NOT_IN_ROSTER = "not_in_roster"
    """A unit that the roster does not have."""
    PART_OF_OTHER_LEVEL = "part_of_other_level"
    """A unit that is part of one which is not of the level above its own."""
    PART_OF_NOTHING = "part_of_nothing"
    """A unit of the highest level that is part of another."""
    NO_ROLLUP = "no_rollup"
    """A rule set with no criterion that counts recognised units."""
    EVALUATED_TWICE = "evaluated_twice"
    """Two evaluations of one unit for one year."""
    NOT_PART_OF = "not_part_of"
    """A unit that is not part of the one asked about."""
    OTHER_SUBJECT = "other_subject"
    """An evaluation of another subject."""
    NOT_EARLIER = "not_earlier"
    """An evaluation that is not of an earlier year than the one it is to be compared with."""
    NO_NEXT_YEAR = "no_next_year"
    """An outlook from a year after which the rule set assesses none."""
    WRONG_RULE_SET = "wrong_rule_set"
    """A dossier for another rule set."""
    WRONG_LEVEL = "wrong_level"
    """A subject of another level."""
    YEAR_NOT_ASSESSED = "year_not_assessed"
    """A year that the rule set does not assess."""
    UNKNOWN_CRITERION = "unknown_criterion"
    """A value for a criterion that the rule set does not have."""
    NUMERATOR_ABOVE_DENOMINATOR = "numerator_above_denominator"
    """A numerator above its denominator."""
    PERCENT_MISMATCH = "percent_mismatch"
    """A percentage that is not its ratio."""
    COUNT_MISMATCH = "count_mismatch"
    """A verdict and a number that contradict each other."""
    UNKNOWN_ASSESSOR = "unknown_assessor"
    """A statement of an agency that the rule set does not ask for it."""
    OUTCOME_MISMATCH = "outcome_mismatch"
    """An outcome that does not follow from the value beside it."""
    DUPLICATE_STATEMENT = "duplicate_statement"
    """Two statements of an agency on the same criterion, or on the whole, that say the same."""
    STATEMENTS_DIFFER = "statements_differ"
    """Two statements of an agency on the same criterion, or on the whole, that say different things."""
    EVENT_OUT_OF_ORDER = "event_out_of_order"
    """An event dated before an earlier step of the procedure."""
    DUPLICATE_SCORE = "duplicate_score"
    """Two scores for the same index, year and basis."""
    POINTS_ABOVE_MAXIMUM = "points_above_maximum"
    """Points above the maximum."""
    MAXIMUM_MISMATCH = "maximum_mismatch"
    """A maximum that is not the one of the index."""
    EXEMPTIONS_NOT_ALLOWED = "exemptions_not_allowed"
    """An exemption where the rule set allows none."""
    CRITERION_NOT_EXEMPTIBLE = "criterion_not_exemptible"
    """An exemption from a criterion from which the rule set allows none."""
    AUTHORITY_NOT_ALLOWED = "authority_not_allowed"
    """An exemption by an agency that may not exempt."""
    EXEMPTIONS_OVERLAP = "exemptions_overlap"
    """Two exemptions from one criterion at one time."""
    INDEX_NOT_AT_HAND = "index_not_at_hand"
    """Indicator values of an index whose document is not attached."""
    INDEX_INCOMPLETE = "index_incomplete"
    """Indicator values of an index that does not hold all that its source declares."""
    YEAR_NOT_SCORED = "year_not_scored"
    """Indicator values for a year that the index does not score."""
    UNKNOWN_INDICATOR = "unknown_indicator"
    """A value for an indicator that the index does not have."""
    INDICATOR_IS_SUM = "indicator_is_sum"
    """A value for a sum, whose parts have values."""
    UNKNOWN_CASE = "unknown_case"
    """A case that the indicator does not have."""
    POINTS_MISMATCH = "points_mismatch"
    """Stated points that do not follow from the indicators."""
    INDEX_FEWER_THAN_DECLARED = "index_fewer_than_declared"
    """Fewer groups or indicators than the source declares: a warning."""
    TOO_MANY_INDICATORS = "too_many_indicators"
    """An index with too many indicators."""
    MAXIMUM_SUM = "maximum_sum"
    """A maximum that is not the sum of its members' maxima."""
    PARTS_ABOVE_MAXIMUM = "parts_above_maximum"
    """Parts that give more than their sum's maximum, without a cap."""
    PARTS_BELOW_MAXIMUM = "parts_below_maximum"
    """Parts that give less than their sum's maximum."""
    MAXIMUM_NOT_GIVEN = "maximum_not_given"
    """Steps or cases none of which gives the maximum."""
    STEPS_NOT_DESCENDING = "steps_not_descending"
    """Steps that do not go from the best to the worst."""
    BANDS_NOT_DESCENDING = "bands_not_descending"
    """Bands that do not descend."""
    FULL_AT_ZERO = "full_at_zero"
    """All points for a share of zero."""
    INDEX_OF_OTHER_LEVEL = "index_of_other_level"
    """An index for subjects of another level than the rule set's."""
    INDEX_TWICE = "index_twice"
    """Two index documents with the same id."""
    NO_SUCH_SCORE = "no_such_score"
    """Dossiers to be ranked none of which holds a score of the index, year and basis asked for."""
    SEVERAL_SCORES = "several_scores"
    """Dossiers to be ranked that hold scores of several indices, years or bases."""
