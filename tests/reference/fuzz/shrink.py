"""Makes a dossier smaller while something stays true of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator

from fuzz.mistakes import places_of, put, read
from fuzz.write import write
from reference.json_text import Json, Members, Number

# Each trial runs the engine once; a few hundred suffice for dossiers of the generator's size.
MAX_TRIALS = 600
Holds = Callable[[str], bool]


def shrunk(text: str, holds: Holds) -> str:
    """A smaller text of which `holds` is still true; as a tree where it is JSON, else as characters."""
    trials = _Trials(holds)
    tree = _tree(text)
    if tree is not None and trials.hold(write(tree)):
        text = write(_smaller_tree(tree, trials))
    # Broken text is cut where it stands, and so is what no tree can lose.
    return _smaller_text(text, trials) if _tree(text) is None else text


class _Trials:
    """Counts how often the question was asked, and says no when it was asked often enough."""

    def __init__(self, holds: Holds) -> None:
        self._holds = holds
        self._left = MAX_TRIALS

    def hold(self, text: str) -> bool:
        self._left -= 1
        return self._left >= 0 and bool(text.strip()) and "\n" not in text and self._holds(text)


def _tree(text: str) -> Json | None:
    """The text as a tree that keeps repeated keys; `None` where it is not JSON."""
    try:
        decoder = json.JSONDecoder(object_pairs_hook=Members, parse_int=Number, parse_float=Number)
        tree: Json = decoder.decode(text)
    except (ValueError, RecursionError):
        return None
    return tree


def _smaller_tree(tree: Json, trials: _Trials) -> Json:
    progress = True
    while progress:
        progress = False
        for candidate in _candidates(tree):
            if trials.hold(write(candidate)):
                tree, progress = candidate, True
                break
    return tree


def _candidates(tree: Json) -> Iterator[Json]:
    """The tree with one thing less: first without a member or entry, then with one made plainer."""
    count = len(places_of(tree))
    for index in range(count):
        smaller = copy.deepcopy(tree)
        container, position = places_of(smaller)[index]
        if isinstance(container, Members):
            del container.pairs[position]
        else:
            del container[position]
        yield smaller
    for index in range(count):
        for plainer in _plainer(read(places_of(tree)[index])):
            smaller = copy.deepcopy(tree)
            put(places_of(smaller)[index], plainer)
            yield smaller


def _plainer(value: Json) -> Iterator[Json]:
    if isinstance(value, str) and len(value) > 1:
        yield value[: len(value) // 2]
        yield value[1:]
        yield value[:-1]
    if isinstance(value, Number) and len(value.text) > 1:
        yield Number("0")
        yield Number("1")


def _smaller_text(text: str, trials: _Trials) -> str:
    size = max(len(text) // 2, 1)
    while size >= 1:
        position = 0
        while position < len(text):
            candidate = text[:position] + text[position + size :]
            if trials.hold(candidate):
                text = candidate
            else:
                position += size
        size //= 2
    return text
