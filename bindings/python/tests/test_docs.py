"""The examples of the documentation run, and every public name is documented."""

from __future__ import annotations

import doctest
import inspect
import re
from importlib.metadata import distribution, metadata
from importlib.resources import files
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

import tieuchi
from tieuchi import _native

from .conftest import ROOT

README = Path(__file__).parents[1] / "README.md"
CLASSES = [name for name in tieuchi.__all__ if isinstance(getattr(tieuchi, name), type)]
FUNCTIONS = [name for name in tieuchi.__all__ if inspect.isfunction(getattr(tieuchi, name))]


def run(found: list[doctest.DocTest]) -> int:
    runner = doctest.DocTestRunner()
    for test in found:
        runner.run(test)
    assert runner.failures == 0
    return runner.tries


@pytest.mark.parametrize("name", CLASSES + FUNCTIONS)
def test_examples_of(name: str) -> None:
    run(doctest.DocTestFinder().find(getattr(tieuchi, name), name, module=False, globs={}))


def test_examples_of_the_package() -> None:
    finder = doctest.DocTestFinder(recurse=False)
    assert run(finder.find(tieuchi, "tieuchi", globs={})) > 0


def python_of(page: Path) -> list[str]:
    """The blocks of Python of a page."""
    return [block.split("```")[0] for block in page.read_text("utf-8").split("```python\n")[1:]]


def test_readme() -> None:
    test = doctest.DocTestParser().get_doctest("\n".join(python_of(README)), {}, "README.md", str(README), 0)
    assert run([test]) > 0


def test_readme_of_the_project() -> None:
    page = ROOT / "README.md"
    blocks = python_of(page)
    assert blocks
    for block in blocks:
        assert "assert" in block
        exec(compile(block, str(page), "exec"), {})


@pytest.mark.parametrize("name", CLASSES + FUNCTIONS)
def test_everything_is_documented(name: str) -> None:
    public = getattr(tieuchi, name)
    assert ">>>" in public.__doc__, f"{name} has an example"
    assert public.__module__ == "tieuchi"
    for member, value in vars(public).items():
        if member.startswith("_") or not (inspect.isroutine(value) or isinstance(value, (property, staticmethod))):
            continue
        described = inspect.getdoc(getattr(public, member)) or ""
        assert described, f"{name}.{member}"
        assert isinstance(value, property) or ">>>" in described, f"{name}.{member} has an example"


def test_the_documents_are_in_the_package() -> None:
    held = pages_of(installed())
    assert held == pages_of(ROOT / "docs")
    # What a docstring or the long description names is there, in these words: `docs/results.md`.
    named = {name for text in texts_of_the_package() for name in re.findall(r"docs/([\w.-]+)", text)}
    assert named and named <= set(held)


def texts_of_the_package() -> list[str]:
    """What is read of the package once it is installed: its description and its docstrings, in the sources."""
    here = Path(tieuchi.__file__).parent
    sources = [source.read_text("utf-8") for source in here.glob("*.py")]
    return [description(), *sources]


def description() -> str:
    """What is shown of the package wherever it is published."""
    return str(metadata("tieuchi").get_payload())  # type: ignore[attr-defined]


def test_the_links_work_once_it_is_installed() -> None:
    """No link leads out of what is installed: there is no address that it could lead to."""
    assert description().strip() == README.read_text("utf-8").strip()
    assert links(description()) == []
    pages = pages_of(installed())
    anchors = {name: set(map(anchor, re.findall(r"^#+ (.+)$", page, re.MULTILINE))) for name, page in pages.items()}
    found = [(name, *link.partition("#")[::2]) for name, page in pages.items() for link in links(page)]
    found = [(name, beside(name, page), place) for name, page, place in found]
    assert found
    for name, page, place in found:
        assert (page or name) in pages, f"{name} leads to {page}"
        assert not place or place in anchors[page or name], f"{name} leads to {page}#{place}"


def installed() -> Path:
    """Where the pages are once the package is installed."""
    return Path(str(files("tieuchi").joinpath("docs")))


def pages_of(folder: Path) -> dict[str, str]:
    """Every page of a folder, those of folders in it too."""
    return {page.relative_to(folder).as_posix(): page.read_text("utf-8") for page in folder.rglob("*.md")}


def beside(name: str, page: str) -> str:
    """A page that another leads to."""
    return normpath(join(dirname(name), page)) if page else ""


def links(page: str) -> list[str]:
    """Where a page's links lead."""
    found = re.findall(r"\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)", page, re.MULTILINE)
    return [inline or below for inline, below in found]


def anchor(heading: str) -> str:
    """The anchor that a heading is given."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_the_version_is_cargo_s() -> None:
    from importlib.metadata import version

    assert tieuchi.__version__ == _native.__version__ == version("tieuchi")


def test_the_licences_are_in_the_package() -> None:
    held = {file.name: file for file in distribution("tieuchi").files or ()}
    for name in ("LICENSE-MIT", "LICENSE-APACHE"):
        assert held[name].read_text() == (ROOT / name).read_text("utf-8")
