"""What a text must be to stand for an id, a date or a year."""

from __future__ import annotations

import datetime
import re
import unicodedata

MAX_ID_BYTES = 128
# Default_Ignorable_Code_Point of the Unicode Character Database, with the annotation marks U+FFF9 to U+FFFB.
_IGNORABLE = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F)),
    *((0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A)),
    (0xE0000, 0xE0FFF),
)
_VERSION = re.compile(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def is_invisible(character: str) -> bool:
    """Whether a character hides or reorders text, or may mean anything.

    Controls, separators of lines, Unicode's default-ignorable characters, annotation marks, private use and
    noncharacters.
    """
    code = ord(character)
    return (
        unicodedata.category(character) in ("Cc", "Zl", "Zp", "Co")
        or any(first <= code <= last for first, last in _IGNORABLE)
        or code & 0xFFFE == 0xFFFE
    )


def text_problem(text: str) -> str | None:
    """Why a text cannot be compared letter by letter."""
    if any(is_invisible(character) for character in text):
        return "unsafe_text"
    if not unicodedata.is_normalized("NFC", text):
        return "not_normalized"
    return None


def id_problem(text: str) -> str | None:
    """Why a text cannot be a subject's id."""
    if not text:
        return "empty"
    if len(text.encode("utf-8")) > MAX_ID_BYTES:
        return "invalid_id"
    return text_problem(text)


def name_problem(text: str) -> str | None:
    """Why a text cannot be an id of the other kinds: letters of any script, digits, `.`, `-` and `_`."""
    problem = id_problem(text)
    if problem is None and not all(character.isalnum() or character in ".-_" for character in text):
        return "invalid_id"
    return problem


def is_version(text: str) -> bool:
    """Three whole numbers, without leading zeros."""
    return _VERSION.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """A day of the Gregorian calendar of the years 1900 to 2999, written `2024-03-18`."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = (int(part) for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return is_year(year)


def is_year(year: int) -> bool:
    """Whether a year is one that documents may name."""
    return 1900 <= year <= 2999
