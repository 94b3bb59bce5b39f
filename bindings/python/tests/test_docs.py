"""The examples of the documentation run, and every public name is documented."""

from __future__ import annotations

import doctest
import inspect
from pathlib import Path

import pytest

import tieuchi
from tieuchi import _native

README = Path(__file__).parents[1] / "README.md"
CLASSES = [name for name in tieuchi.__all__ if isinstance(getattr(tieuchi, name), type)]


def run(found: list[doctest.DocTest]) -> int:
    runner = doctest.DocTestRunner()
    for test in found:
        runner.run(test)
    assert runner.failures == 0
    return runner.tries


@pytest.mark.parametrize("name", CLASSES)
def test_examples_of(name: str) -> None:
    run(doctest.DocTestFinder().find(getattr(tieuchi, name), name, module=False, globs={"tieuchi": tieuchi}))


def test_examples_of_the_package() -> None:
    finder = doctest.DocTestFinder(recurse=False)
    assert run(finder.find(tieuchi, "tieuchi", globs={"tieuchi": tieuchi})) > 0


def test_readme() -> None:
    blocks = README.read_text("utf-8").split("```python\n")[1:]
    examples = "\n".join(block.split("```")[0] for block in blocks)
    test = doctest.DocTestParser().get_doctest(examples, {}, "README.md", str(README), 0)
    assert run([test]) > 0


@pytest.mark.parametrize("name", CLASSES)
def test_everything_is_documented(name: str) -> None:
    public = getattr(tieuchi, name)
    assert public.__doc__, name
    for member, value in vars(public).items():
        if not member.startswith("_") and (inspect.isroutine(value) or isinstance(value, (property, staticmethod))):
            assert inspect.getdoc(getattr(public, member)), f"{name}.{member}"


def test_the_version_is_cargo_s() -> None:
    from importlib.metadata import version

    assert tieuchi.__version__ == _native.__version__ == version("tieuchi")
