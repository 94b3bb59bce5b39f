"""What is wrong with a document, collected while reading goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Problem(NamedTuple):
    """One mistake: a stable code and the JSON pointer (RFC 6901) of its place."""

    code: str
    pointer: str


class Refused(Exception):
    """A document that is not read; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(f"{problem.code} at {problem.pointer or '/'}" for problem in problems))
        self.problems = problems


def child(pointer: str, key: str | int) -> str:
    """The pointer of a member: `~` and `/` are escaped as RFC 6901 asks."""
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


@dataclass
class Problems:
    """Collects mistakes, so that all of a document are known at once."""

    found: list[Problem] = field(default_factory=list)

    def add(self, code: str, pointer: str) -> None:
        """Notes one mistake."""
        self.found.append(Problem(code, pointer))

    def refuse_if_any(self) -> None:
        """Raises `Refused` where anything was noted."""
        if self.found:
            raise Refused(self.found)
