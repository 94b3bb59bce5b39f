"""One interpreter of a process has the package; every other is refused it."""

from __future__ import annotations

import subprocess
import sys

# The interpreter that imports the package first has it, and keeps it; the other is told so.
PROGRAM = """
import importlib
import os
import sys

try:
    interpreters = importlib.import_module("_xxsubinterpreters")
    run = interpreters.run_string
except ImportError:
    try:
        interpreters = importlib.import_module("_interpreters")
        run = interpreters.exec
    except ImportError:
        sys.exit("this Python has no module that makes interpreters: without one, nothing here is tested")
try:
    other = interpreters.create("legacy")
except (TypeError, ValueError):
    other = interpreters.create(isolated=False)

def use():
    try:
        import tieuchi
    except ImportError as error:
        os.write(1, f"refused: {error}\\n".encode())
    else:
        tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        os.write(1, b"used\\n")

there = '''
import os, sys
sys.path[:] = PATH
USE
use()
'''
there = there.replace("PATH", repr(sys.path)).replace("USE", SOURCE)
for where in sys.argv[1:]:
    use() if where == "here" else run(other, there)
"""


def test_the_first_interpreter_has_the_package() -> None:
    source = PROGRAM[PROGRAM.index("def use") : PROGRAM.index("there = ")]
    program = PROGRAM.replace("SOURCE", repr(source))
    refused = "refused: tieuchi can be used by one interpreter of a process"
    for order, expected in (
        (["here", "there", "here", "there"], ["used", refused, "used", refused]),
        (["there", "here", "there"], ["used", refused, "used"]),
    ):
        done = subprocess.run([sys.executable, "-c", program, *order], capture_output=True, text=True, check=False)
        said = done.stdout.splitlines()
        assert len(said) == len(expected) and done.returncode == 0, done
        assert all(each.startswith(wanted) for each, wanted in zip(said, expected, strict=True)), said
