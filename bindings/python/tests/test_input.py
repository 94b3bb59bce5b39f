"""Every form in which a document may come, and every one in which it may not."""

from __future__ import annotations

import collections
import datetime
import enum
import fractions
import json
import os
import pickle
import signal
import sys
import tracemalloc
import types
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tieuchi import Code, Dossier, DossierError, RuleSet, RuleSetError, RuleSets

from .conftest import ID, dossier


def refused(rules: RuleSet, document: Any) -> list[tuple[Code, str]]:
    with pytest.raises(DossierError) as error:
        rules.read_dossier(document)
    return [(found.code, found.pointer) for found in error.value.diagnostics]


class Path8(os.PathLike[bytes]):
    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> bytes:
        return os.fsencode(self.path)


class Word(str, enum.Enum):
    DISTRICT = "district"


class Year(enum.IntEnum):
    NOW = 2024


class TestForms:
    def test_text_bytes_paths_and_mappings_say_the_same(self, rules: RuleSet, example: Path) -> None:
        text = example.read_text("utf-8")
        data = text.encode()
        read = rules.read_dossier(text)
        forms: list[Any] = [
            data,
            bytearray(data),
            memoryview(data),
            memoryview(data + data)[: len(data)],
            memoryview(bytes(byte for pair in zip(data, data, strict=True) for byte in pair))[::2],
            "\ufeff" + text,
            b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
            example,
            Path8(example),
            json.loads(text),
            json.loads(text, parse_float=Decimal),
            collections.OrderedDict(json.loads(text)),
            types.MappingProxyType(json.loads(text)),
            collections.ChainMap(json.loads(text)),
        ]
        for form in forms:
            assert rules.read_dossier(form) == read
            assert rules.evaluate(form) == rules.evaluate(read)
            assert RuleSets([rules]).evaluate(form) == rules.evaluate(read)

    def test_a_rule_set_comes_in_every_form_too(self, rules: RuleSet, tmp_path: Path) -> None:
        text = rules.to_canonical_json()
        (tmp_path / "rules.json").write_text(text, "utf-8")
        forms: list[Any] = [text, text.encode(), tmp_path / "rules.json", rules.to_dict()]
        for form in forms:
            assert RuleSet.from_json(form) == rules

    @pytest.mark.parametrize("wrong", [None, 1, 1.5, True, [], (), set(), object(), Dossier, iter(())])
    def test_anything_else_is_refused_by_its_type(self, rules: RuleSet, wrong: Any) -> None:
        name = type(wrong).__qualname__
        with pytest.raises(TypeError, match=f"^a dossier is a str or bytes .*, not `{name}`$"):
            rules.read_dossier(wrong)
        with pytest.raises(TypeError, match=f"^a dossier is a str or bytes .*, not `{name}`$"):
            rules.evaluate(wrong)
        with pytest.raises(TypeError, match=f"^a rule set is a str or bytes .*, not `{name}`$"):
            RuleSet.from_json(wrong)
        with pytest.raises(TypeError, match=f"^a dossier is a str or bytes .*, not `{name}`$"):
            RuleSets.builtin().read_dossier(wrong)

    def test_a_rule_set_is_no_dossier(self, rules: RuleSet) -> None:
        with pytest.raises(TypeError, match="not `RuleSet`"):
            rules.evaluate(rules)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match=r"^the id of a rule set is text, not a `int`$"):
            RuleSet.builtin(1)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="not a `str`"):
            RuleSets(["x"])  # type: ignore[list-item]

    def test_files_that_cannot_be_read(self, rules: RuleSet, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError) as missing:
            rules.read_dossier(tmp_path / "không có.json")
        assert missing.value.filename == str(tmp_path / "không có.json")
        (tmp_path / "sai.json").write_text("{}", "utf-8")
        for call in (rules.read_dossier, rules.evaluate, RuleSet.from_json, RuleSets([rules]).read_dossier):
            with pytest.raises((DossierError, RuleSetError)) as wrong:
                call(tmp_path / "sai.json")
            assert wrong.value.filename == str(tmp_path / "sai.json")
            if sys.version_info >= (3, 11):
                assert wrong.value.__notes__ == [f"in the file {tmp_path / 'sai.json'}"]
            assert pickle.loads(pickle.dumps(wrong.value)).filename == wrong.value.filename
            with pytest.raises((DossierError, RuleSetError)) as text:
                call("{}")
            assert text.value.filename is None and str(text.value) == str(wrong.value)
        with pytest.raises(IsADirectoryError):
            rules.read_dossier(tmp_path)
        with pytest.raises(ValueError, match=r"(?i)nul"):
            rules.read_dossier(Path("a\0b"))

    def test_a_large_file_is_refused_before_it_is_read(self, rules: RuleSet, tmp_path: Path) -> None:
        path = tmp_path / "large.json"
        with path.open("wb") as file:
            file.truncate(1 << 40)
        assert refused(rules, path) == [(Code.DOCUMENT_TOO_LARGE, "")]
        # What does not know its size is read no further than the limit.
        assert refused(rules, Path("/dev/zero")) == [(Code.DOCUMENT_TOO_LARGE, "")]

    def test_large_text(self, rules: RuleSet) -> None:
        text = " " * (16 << 20)
        assert refused(rules, text) == [(Code.EMPTY_DOCUMENT, "")]
        large: Any
        for large in [text + " ", (text + " ").encode(), b"\xff" * ((16 << 20) + 1)]:
            assert refused(rules, large) == [(Code.DOCUMENT_TOO_LARGE, "")]

    def test_what_is_too_large_is_not_copied_first(self, rules: RuleSet) -> None:
        size = (16 << 20) + 1
        data = bytearray(size)
        wide = memoryview(bytearray(8 * size)).cast("Q")
        forms: list[tuple[Any, int]] = [
            ("é" * size, size),
            ("\ud800" * size, size),
            (data, size),
            (memoryview(data), size),
            (wide, 8 * size),
            ({"note": "é" * size}, size),
            ({"é" * size: 1}, size),
        ]
        for form, found in forms:
            tracemalloc.start()
            with pytest.raises(DossierError) as error:
                rules.read_dossier(form)
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert peak < 1 << 20
            (diagnostic,) = error.value.diagnostics
            assert (diagnostic.code, diagnostic.found) == (Code.DOCUMENT_TOO_LARGE, str(found))

    def test_bytes_that_are_no_text(self, rules: RuleSet, tmp_path: Path) -> None:
        path = tmp_path / "latin.json"
        path.write_bytes(b"{\n \xe9}")
        wrong: Any
        for wrong in [path, b"{\n \xe9}", bytearray(b"{\n \xe9}"), memoryview(b"{\n \xe9}")]:
            with pytest.raises(DossierError) as error:
                rules.read_dossier(wrong)
            (found,) = error.value.diagnostics
            assert (found.code, found.line, found.column) == (Code.INVALID_UTF8, 2, 2)

    def test_half_a_surrogate_pair(self, rules: RuleSet) -> None:
        for wrong in ["\ud800", json.dumps(dossier(), ensure_ascii=False) + "\udfff"]:
            with pytest.raises(ValueError, match=r"^a dossier holds '\\ud.*half of a surrogate pair") as error:
                rules.evaluate(wrong)
            assert not isinstance(error.value, (DossierError, UnicodeError))
        with pytest.raises(ValueError, match=r"^the text at `/note` holds '\\ud800' at index 2"):
            rules.evaluate(dossier(note="ab\ud800"))
        with pytest.raises(ValueError, match=r"^a key of `/values` holds '\\ud800' at index 0"):
            rules.evaluate(dossier({"\ud800": 1}))
        with pytest.raises(ValueError, match=r"^the id of a rule set holds '\\ud800' at index 0, half of") as builtin:
            RuleSet.builtin("\ud800")
        assert not isinstance(builtin.value, (RuleSetError, UnicodeError))


# A value of Python, and the JSON that it is.
CONVERSIONS: list[tuple[str, Any, str]] = [
    ("II.3", None, "null"),
    ("II.3", 70, "70"),
    ("II.3", 82.5, "82.5"),
    ("II.3", 0.1, "0.1"),
    ("II.3", 1e-7, "0.0000001"),
    ("II.3", -0.0, "0"),
    ("II.3", 0.1 + 0.2 - 0.2, "0.10000000000000003"),
    ("II.3", 69.99999999999999, "69.99999999999999"),
    ("II.3", Decimal("82.50"), "82.5"),
    ("II.3", Decimal("7E+1"), "70"),
    ("II.3", Decimal("-0E-7"), "0"),
    ("II.3", Decimal("69.99999999999999999999999999"), "69.99999999999999999999999999"),
    ("II.3", "82.5", "82.5"),
    ("II.3", np.float64(0.1), "0.1"),
    ("II.3", np.float32(0.1), "0.1"),
    ("II.3", np.float32(69.996), "69.996"),
    ("II.3", np.float32(1e-7), "0.0000001"),
    ("II.3", np.float16(0.1), "0.1"),
    ("II.3", np.float16(70), "70"),
    ("II.3", np.longdouble("0.1"), "0.1"),
    ("II.3", {"numerator": np.int64(2), "denominator": np.uint8(3)}, '{"numerator": 2, "denominator": 3}'),
    ("II.3", {"percent": 66.67, "numerator": 2, "denominator": 3},
     '{"percent": "66.67", "numerator": 2, "denominator": 3}'),
    ("II.4", 12, "12"),
    ("II.4", (1 << 53) - 1, "9007199254740991"),
    ("II.4", np.int32(12), "12"),
    ("II.4", 12.0, "12"),
    ("II.4", Decimal(12), "12"),
    ("II.4", Year.NOW, "2024"),
    ("II.4", True, "true"),
    ("II.4", np.bool_(False), "false"),
    ("V.2", True, "true"),
    ("V.2", False, "false"),
    ("V.2", np.True_, "true"),
    ("II.2", types.MappingProxyType({"present": True, "evidence": ()}), '{"present": true}'),
    ("II.2", {"present": True, "evidence": ({"title": 'a"\\\n\x00\x1f\x7f/é😀'},)},
     r'{"present": true, "evidence": [{"title": "a\"\\\n\u0000\u001f' + "\x7f" + r'/é😀"}]}'),
]  # fmt: skip


@pytest.mark.parametrize(("criterion", "value", "text"), CONVERSIONS)
def test_conversion(rules: RuleSet, criterion: str, value: Any, text: str) -> None:
    whole = json.dumps(dossier(), ensure_ascii=False).replace("null", f'{{"{criterion}": {text}}}')
    assert rules.read_dossier(dossier({criterion: value})) == rules.read_dossier(whole)


# A value of Python that JSON text could say too, and what is wrong with it.
REFUSED: list[tuple[str, Any, Code]] = [
    ("V.2", 1, Code.WRONG_TYPE),
    ("V.2", 1.0, Code.WRONG_TYPE),
    ("V.2", np.int8(1), Code.WRONG_TYPE),
    ("V.2", "true", Code.WRONG_TYPE),
    ("II.3", True, Code.WRONG_TYPE),
    ("II.3", np.True_, Code.WRONG_TYPE),
    ("II.3", "82,5", Code.DECIMAL_COMMA),
    ("II.3", 100.00000000000001, Code.PERCENT_ABOVE_100),
    ("II.3", -1, Code.NEGATIVE),
    ("II.3", 1e-30, Code.TOO_MANY_DIGITS),
    ("II.3", 5e-324, Code.TOO_MANY_DIGITS),
    ("II.3", 1.7976931348623157e308, Code.TOO_MANY_DIGITS),
    ("II.3", Decimal("1E+999999"), Code.TOO_MANY_DIGITS),
    ("II.3", 10**100, Code.TOO_MANY_DIGITS),
    ("II.3", np.float32(1e-45), Code.TOO_MANY_DIGITS),
    ("II.4", "12", Code.WRONG_TYPE),
    ("II.4", 0.5, Code.NOT_WHOLE),
    ("II.4", -3, Code.NEGATIVE),
    ("II.4", 1 << 53, Code.COUNT_TOO_LARGE),
    ("II.4", 10**20, Code.COUNT_TOO_LARGE),
    ("II.4", [12], Code.WRONG_TYPE),
    ("II.33", 1, Code.UNKNOWN_CRITERION),
]


@pytest.mark.parametrize(("criterion", "value", "code"), REFUSED)
def test_refused(rules: RuleSet, criterion: str, value: Any, code: Code) -> None:
    assert refused(rules, dossier({criterion: value})) == [(code, f"/values/{criterion}")]


def test_a_whole_float_states_a_decimal(rules: RuleSet) -> None:
    def of_two_thirds(percent: object) -> Any:
        return dossier({"II.3": {"percent": percent, "numerator": 2, "denominator": 3}})

    for stated in (67, 66.7, 66.67, "67", Decimal("67"), Decimal("66.67")):
        assert rules.read_dossier(of_two_thirds(stated)).year == 2024
    for stated in (67.0, np.float32(67), "67.0", Decimal("67.0")):
        assert refused(rules, of_two_thirds(stated)) == [(Code.PERCENT_MISMATCH, "/values/II.3/percent")]
    assert rules.read_dossier(dossier({"II.3": 67.0})) == rules.read_dossier(dossier({"II.3": 67}))


class BadItems(collections.UserDict[str, Any]):
    def items(self) -> Any:
        raise RuntimeError("no items")


class OddItems(BadItems):
    def items(self) -> Any:
        return [("percent", 1, 2)]


NOT_WRITTEN: list[tuple[Any, type[Exception], str]] = [
    (float("nan"), ValueError, "`/values/II.3`: the float nan is no number"),
    (float("inf"), ValueError, "`/values/II.3`: the float inf is no number"),
    (-float("inf"), ValueError, "`/values/II.3`: the float -inf is no number"),
    (Decimal("NaN"), ValueError, "`/values/II.3`: the Decimal NaN is no number"),
    (Decimal("sNaN"), ValueError, "`/values/II.3`: the Decimal sNaN is no number"),
    (Decimal("-Infinity"), ValueError, "`/values/II.3`: the Decimal -Infinity is no number"),
    (np.float64("nan"), ValueError, "`/values/II.3`: the float nan is no number"),
    (np.float32("nan"), ValueError, "`/values/II.3`: the float32 nan is no number"),
    (np.float16("inf"), ValueError, "`/values/II.3`: the float16 inf is no number"),
    (fractions.Fraction(2, 3), TypeError, "`/values/II.3`: a `Fraction` cannot be written; give numerator"),
    (1j, TypeError, "`/values/II.3`: a `complex` cannot be written"),
    (b"82.5", TypeError, "`/values/II.3`: a `bytes` cannot be written"),
    ({1, 2}, TypeError, "`/values/II.3`: a `set` cannot be written"),
    (datetime.date(2024, 1, 2), TypeError, "`/values/II.3`: a `date` cannot be written; write a date as text"),
    (np.datetime64("2024-01-02"), TypeError, "`/values/II.3`: a `datetime64` cannot be written"),
    (np.timedelta64(1, "D"), TypeError, "`/values/II.3`: a `timedelta64` cannot be written"),
    (np.array([1.0]), TypeError, "`/values/II.3`: a `ndarray` cannot be written"),
    (np.complex64(1), TypeError, "`/values/II.3`: a `complex64` cannot be written"),
    (object(), TypeError, "`/values/II.3`: a `object` cannot be written"),
    ([{"a/b~c": fractions.Fraction(1)}], TypeError, "`/values/II.3/0/a~1b~0c`: a `Fraction`"),
    ({1: 2}, TypeError, "`/values/II.3`: the key 1 is of the type `int`; keys are text"),
    ({None: 2}, TypeError, "`/values/II.3`: the key None is of the type `NoneType`"),
    ({b"percent": 2}, TypeError, "`/values/II.3`: the key b'percent' is of the type `bytes`"),
    (10**5000, ValueError, "`/values/II.3`: the integer is too large to be written out"),
    (BadItems(a=1), RuntimeError, "no items"),
    (OddItems(a=1), TypeError, "`/values/II.3`: its items are no pairs of a key and a value"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "error", "message"), NOT_WRITTEN, ids=range(len(NOT_WRITTEN)))
def test_not_written(rules: RuleSet, value: Any, error: type[Exception], message: str) -> None:
    for call in (rules.read_dossier, rules.evaluate, RuleSets([rules]).read_dossier):
        with pytest.raises(error) as raised:
            call(dossier({"II.3": value}))
        assert str(raised.value).startswith(message)
        assert not isinstance(raised.value, DossierError)


def test_the_mapping_itself_has_a_name(rules: RuleSet) -> None:
    with pytest.raises(TypeError, match=r"^the document: the key 1 is of the type `int`"):
        rules.read_dossier({1: 2})  # type: ignore[dict-item]


def test_words_may_be_members_of_enums(rules: RuleSet) -> None:
    given = dossier(subject={"id": "1", "level": Word.DISTRICT}, year=Year.NOW)
    assert rules.read_dossier(given).subject.level == "district"


def test_what_holds_itself(rules: RuleSet) -> None:
    inside: dict[str, Any] = {}
    inside["again"] = [inside]
    with pytest.raises(ValueError, match=r"^`/values/again/0`: it holds itself"):
        rules.read_dossier(dossier(inside))
    # The same thing twice is no cycle.
    evidence = [{"title": "x"}]
    given = dossier({"II.2": {"present": True, "evidence": evidence}, "V.2": {"present": True, "evidence": evidence}})
    assert rules.read_dossier(given).year == 2024


@pytest.mark.parametrize("depth", [65, 1000, 100_000])
def test_what_is_too_deep(rules: RuleSet, depth: int) -> None:
    deep: Any = 1
    for _ in range(depth):
        deep = [deep]
    assert [code for code, _ in refused(rules, dossier(deep))] == [Code.TOO_DEEP]
    wide: Any = {}
    for _ in range(depth):
        wide = {"a": wide, "b": wide}
        if depth > 65:
            break
    if depth == 65:
        assert [code for code, _ in refused(rules, {"a": deep, "b": deep})] == [Code.TOO_DEEP]
    while isinstance(deep, list):  # Freed without recursion.
        (deep,) = deep


def test_what_is_as_deep_as_allowed(rules: RuleSet) -> None:
    deep: Any = 1
    for _ in range(62):
        deep = [deep]
    assert refused(rules, dossier({"II.3": deep})) == [(Code.WRONG_TYPE, "/values/II.3")]


def test_a_large_mapping(rules: RuleSet) -> None:
    with pytest.raises(DossierError) as error:
        rules.read_dossier(dossier(note="x" * (16 << 20)))
    (found,) = error.value.diagnostics
    # Not how large it would be: nothing is counted beyond the limit.
    assert (found.code, found.found) == (Code.DOCUMENT_TOO_LARGE, str((16 << 20) + 1))
    room = (16 << 20) - len(json.dumps({"note": ""}, separators=(",", ":")))
    assert Code.DOCUMENT_TOO_LARGE not in [code for code, _ in refused(rules, {"note": "x" * room})]
    assert refused(rules, {"note": "x" * (room + 1)}) == [(Code.DOCUMENT_TOO_LARGE, "")]


def test_a_small_mapping_that_is_endless_as_text(rules: RuleSet) -> None:
    doubled: Any = 1
    for _ in range(40):
        doubled = [doubled, doubled]
    keyed: Any = 1
    for _ in range(40):
        keyed = {"a": keyed, "b": keyed}
    # Too deep as well; of a text, too, the size is what is looked at first.
    deeper: Any = doubled
    for _ in range(60):
        deeper = [deeper, deeper]
    for endless in (doubled, keyed, deeper):
        assert refused(rules, {"a": endless}) == [(Code.DOCUMENT_TOO_LARGE, "")]


class RungError(Exception):
    pass


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers here")
def test_a_large_mapping_can_be_interrupted(rules: RuleSet) -> None:
    def ring(_: int, __: object) -> None:
        raise RungError

    large = {"a": [[0] * 1000] * 8000}
    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        with pytest.raises(RungError) as rung:
            rules.read_dossier(large)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    # It came out of the walk, and not after the document was refused.
    assert rung.value.__context__ is None


def test_scalars_that_say_something_of_their_own(rules: RuleSet) -> None:
    class Itself(np.int64):
        def item(self, *_: Any) -> Any:
            return self

    read = rules.read_dossier(dossier({"II.4": Itself(12)}))
    assert read.to_dict()["values"] == {"II.4": {"count": 12}}
    assert refused(rules, {"a": Itself(1)})[0][1] == ""


class Anything:
    """What is in `sys.modules` as numpy, and whose scalars give what they like."""

    integer = bool_ = floating = type("Scalar", (), {"item": lambda self: self})


@pytest.mark.parametrize(
    "numpy",
    [None, types.ModuleType("numpy"), types.SimpleNamespace(floating=1, integer="x", bool_=None), Anything],
)
def test_another_module_in_numpy_s_place(rules: RuleSet, monkeypatch: pytest.MonkeyPatch, numpy: Any) -> None:
    monkeypatch.setitem(sys.modules, "numpy", numpy)
    for value in (object(), Anything.integer()):
        name = type(value).__name__
        with pytest.raises(TypeError, match=f"^`/values/II.3`: a `{name}` cannot be written; a document holds"):
            rules.read_dossier(dossier({"II.3": value}))
    assert rules.read_dossier(dossier({"II.3": 1.5})).year == 2024


def test_a_mapping_that_changes_while_it_is_read(rules: RuleSet) -> None:
    given = dossier({"II.3": 1})

    class Shrinking(collections.UserDict[str, Any]):
        def items(self) -> Any:
            given.clear()
            return {"percent": 82.5}.items()

    given["values"]["II.3"] = Shrinking()
    assert rules.read_dossier(given).to_dict()["values"] == {"II.3": {"percent": "82.5"}}


def test_the_message_names_the_place(rules: RuleSet) -> None:
    for given in (dossier({"II.3": "99,5"}), json.dumps(dossier({"II.3": "99,5"}))):
        with pytest.raises(DossierError, match=r": 1:\d+ at /values/II\.3: decimal_comma: .*99,5.* has a comma"):
            rules.read_dossier(given)


def test_a_rule_set_of_another_format(rules: RuleSet) -> None:
    with pytest.raises(RuleSetError) as error:
        RuleSet.from_json({**rules.to_dict(), "format": 2})
    assert [(found.code, found.pointer) for found in error.value.diagnostics] == [(Code.UNSUPPORTED_FORMAT, "/format")]
    for unknown in ("", "nope"):
        with pytest.raises(
            RuleSetError, match=f"^unknown_rule_set: there is no rule set .*{unknown}.*; there "
        ) as none:
            RuleSet.builtin(unknown)
        assert [found.code for found in none.value.diagnostics] == [Code.UNKNOWN_RULE_SET]
    with pytest.raises(DossierError) as other:
        rules.read_dossier(dossier(rule_set="vn.other"))
    assert [found.code for found in other.value.diagnostics] == [Code.WRONG_RULE_SET]
    assert ID in other.value.diagnostics[0].message()
