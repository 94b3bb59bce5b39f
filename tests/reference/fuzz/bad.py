"""Numbers, texts, dates, ids and words that a dossier may not hold, and some that it just may."""

from __future__ import annotations

from reference.json_text import Json, Members, Number

# Not all are JSON; those that are go from just right to just wrong.
BAD_NUMBERS = tuple(
    """
    01 -1 +1 .5 5. 1e 0x10 NaN Infinity -Infinity - 1_000 1,5 --1 1e+ 0.5 100.1 1E2 1e00002 12.000e-1 100e-2
    1e27 1e28 1e400 0e400 0e-400 0e-29 0e-28 1e-28 1e-29 -0 -0.0e5 -0.0000001 120e-1 2024.0
    2.024e3 9007199254740992
    100.0000000000000000000000000 100.00000000000000000000000000 69.99999999999999999999999999
    69.999999999999999999999999999 1e99999999999999999999 1e-99999999999999999999 0e99999999999999999999
    0.0000000000000000000000000000 0.00000000000000000000000000000
    1.0e-27 1.0e-28 10e-29
    0e-99999999999999999999
    0.0777777777777777777777777777
    0.07777777777777777777777777777 7777777777777777777777777777
    77777777777777777777777777777 1.0000000000000000000000000000 1.000000000000000000000000000
    """.split()
)
BAD_TEXTS = (
    *"1.000,5 0,5 true".split(),
    *"1e2 +1 .5 5. 007 ٧ 99,5 - -1 -0 -0.0 1,000 70% 1.2.3 00 70. NaN Infinity ５ 100.0".split(),
    *("", " 5", "5 ", "5\n", "0." + "0" * 28, "0." + "0" * 29, "9" * 29, "100.00000000000000000000000001"),
)
BAD_DATES = (
    *"2024-02-30 2023-02-29 2024-2-9 24-02-09 2024/02/09 1899-12-31 3000-01-01 2024-13-01 2024-00-10".split(),
    *"2024-01-00 ２０２４-01-01 1900-02-29 2000-02-29 20240101 2024-01-01T00 -024-01-01 +024-01-01".split(),
    *("", "2024-01-01 ", "2024-01-01\n", "2024-04-31"),
)
BAD_IDS = (
    *(
        "",
        " ",
        "x" * 128,
        "x" * 129,
        "ạ" * 42,
        "ạ" * 43,
        "a\u0323",
        "a\u200b",
        "\u202eab",
        "a\u0000",
        "\ufeff",
    ),
    *(
        "\u2028",
        "\u007f",
        "\u0085",
        "a\u200db",
        "\u2066",
        "\u061c",
        "a\u00ad",
        "a\U0001bca0",
        "a\ufe0f",
        "e\u0301",
        "\u212b",
        "ﬁ",
        "a\tb",
    ),
)
JUNK: tuple[Json, ...] = (
    *(None, True, False, "", "1", "x", "true", [], Members([]), Members([("x", None)])),
    *map(Number, ("0", "1", "12", "2024", "1900", "1899", "3000")),
    Members([("percent", "50")]),
)
KEYS = "x Percent value values percent count present numerator maximum note evidence date agency".split()
WORDS = "met Met official Self self previous district commune recognised not_applicable".split()
