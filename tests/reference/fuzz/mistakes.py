"""One mistake put into a dossier, as a tree or as text. Some of them turn out to be none."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable

from fuzz.bad import BAD_DATES, BAD_IDS, BAD_NUMBERS, BAD_TEXTS, JUNK, KEYS, WORDS
from fuzz.broken import broken_text
from fuzz.write import obj, write, write_loosely
from reference.json_text import Json, Members, Number


def with_mistake(rng: random.Random, dossier: Members) -> str:
    """The text of a dossier into which a mistake was put, or a few."""
    if rng.random() < 0.3:
        return broken_text(rng, write_loosely(rng, dossier))
    tree = copy.deepcopy(dossier)
    # All mistakes of a document are reported at once, so now and then there are several.
    for _ in range(rng.choice([1, 1, 1, 1, 2, 3])):
        mistake: Callable[[random.Random, Members], None] = rng.choice(TREE_MISTAKES)
        if places_of(tree):
            mistake(rng, tree)
    return write(tree)


# In the tree. A place is a container and the position of a member or entry in it.

Place = tuple[Members | list[Json], int]


def places_of(value: Json) -> list[Place]:
    """Every place in a tree."""
    places: list[Place] = []
    waiting: list[Json] = [value]
    while waiting:
        container = waiting.pop()
        if isinstance(container, Members):
            places.extend((container, position) for position in range(len(container.pairs)))
            waiting.extend(member for _, member in container.pairs)
        elif isinstance(container, list):
            places.extend((container, position) for position in range(len(container)))
            waiting.extend(container)
    return places


def read(place: Place) -> Json:
    """What stands at a place."""
    container, position = place
    return container.pairs[position][1] if isinstance(container, Members) else container[position]


def put(place: Place, value: Json) -> None:
    """Puts a value at a place."""
    container, position = place
    if isinstance(container, Members):
        container.pairs[position] = (container.pairs[position][0], value)
    else:
        container[position] = value


def _objects(tree: Members) -> list[Members]:
    return [tree, *(value for value in map(read, places_of(tree)) if isinstance(value, Members))]


def _keyed(tree: Members, *keys: str) -> list[Place]:
    return [
        place
        for place in places_of(tree)
        if isinstance(place[0], Members) and place[0].pairs[place[1]][0] in keys
    ]


def _figures(tree: Members) -> list[Place]:
    """Where numbers may stand: values, their parts, points and maxima, years."""
    keyed = _keyed(
        tree, "percent", "numerator", "denominator", "count", "points", "maximum", "year", "format"
    )
    values = tree.get("values")
    return keyed + (
        [place for place in places_of(values) if place[0] is values] if isinstance(values, Members) else []
    )


def _one_of(rng: random.Random, tree: Members, places: list[Place]) -> Place:
    """One of these places, or of all where there are none of these."""
    return rng.choice(places or places_of(tree))


def _junk(rng: random.Random, tree: Members) -> None:
    put(rng.choice(places_of(tree)), copy.deepcopy(rng.choice(JUNK)))


def _bad_number(rng: random.Random, tree: Members) -> None:
    value: Json = Number(rng.choice(BAD_NUMBERS)) if rng.random() < 0.6 else rng.choice(BAD_TEXTS)
    put(_one_of(rng, tree, _figures(tree)), value)


def _drop_key(rng: random.Random, tree: Members) -> None:
    chosen = rng.choice([item for item in _objects(tree) if item.pairs])
    chosen.pairs.pop(rng.randrange(len(chosen.pairs)))


def _unknown_key(rng: random.Random, tree: Members) -> None:
    chosen = rng.choice(_objects(tree))
    chosen.pairs.insert(
        rng.randint(0, len(chosen.pairs)), (rng.choice(KEYS), copy.deepcopy(rng.choice(JUNK)))
    )


def _renamed_key(rng: random.Random, tree: Members) -> None:
    chosen = rng.choice([item for item in _objects(tree) if item.pairs])
    position = rng.randrange(len(chosen.pairs))
    key, value = chosen.pairs[position]
    chosen.pairs[position] = (
        rng.choice([key.upper(), key[:-1], key + "\u0301", f" {key}", key.lower()]),
        value,
    )


def _repeated_key(rng: random.Random, tree: Members) -> None:
    chosen = rng.choice([item for item in _objects(tree) if item.pairs])
    key, value = rng.choice(chosen.pairs)
    chosen.pairs.insert(rng.randint(0, len(chosen.pairs)), (key, rng.choice([value, None])))


def _repeated_entry(rng: random.Random, tree: Members) -> None:
    lists = [value for value in map(read, places_of(tree)) if isinstance(value, list) and value]
    if not lists:
        _repeated_key(rng, tree)
        return
    chosen = rng.choice(lists)
    again = copy.deepcopy(rng.choice(chosen))
    if isinstance(again, Members) and rng.random() < 0.5:
        again.pairs = [(key, None if key == "points" else value) for key, value in again.pairs]
    chosen.append(again)


def _bad_word(rng: random.Random, tree: Members) -> None:
    keys = ("rule_set", "level", "basis", "index", "outcome", "agency", "criterion", "step", "id")
    place = _one_of(rng, tree, _keyed(tree, *keys))
    said = read(place)
    text = said if isinstance(said, str) else "x"
    choices = [
        *WORDS,
        f"{text}@",
        f"{text}@1.0.0",
        f"{text} ",
        text.upper(),
        text[:-1],
        *rng.sample(BAD_IDS, 2),
    ]
    put(place, rng.choice(choices))


def _bad_date(rng: random.Random, tree: Members) -> None:
    places = [*_keyed(tree, "date"), *_keyed(tree, "reference", "title", "name", "rule_set")][:4]
    place = _one_of(rng, tree, places)
    put(place, rng.choice(BAD_DATES))


def _bad_id(rng: random.Random, tree: Members) -> None:
    subject = tree.get("subject")
    if not isinstance(subject, Members):
        return
    bad = rng.choice(BAD_IDS)
    form = rng.random()
    if form < 0.5:
        subject.pairs = [(key, bad if key == "id" else value) for key, value in subject.pairs]
    else:
        pair = (bad, "x") if form < 0.75 else ("region", bad)
        subject.pairs = [(key, value) for key, value in subject.pairs if key != "attributes"]
        subject.pairs.append(("attributes", Members([pair])))


def _bad_year(rng: random.Random, tree: Members) -> None:
    years = [
        "2023",
        "2024",
        "2026",
        "1899",
        "1900",
        "2999",
        "3000",
        "2024.5",
        "2024.0",
        "2.024e3",
        "-2024",
        "0",
        "1e400",
    ]
    year: Json = rng.choice([*map(Number, years), "2024", True, None, []])
    put(_one_of(rng, tree, _keyed(tree, "year")), year)


def _other_form(rng: random.Random, tree: Members) -> None:
    """A value of a form that its measure may not have."""
    values = tree.get("values")
    places = (
        [place for place in places_of(values) if place[0] is values] if isinstance(values, Members) else []
    )
    if not places:
        _junk(rng, tree)
        return
    ratio = {
        "numerator": Number(rng.choice(["0", "1", "2", "5"])),
        "denominator": Number(rng.choice(["0", "1", "3"])),
    }
    forms: list[Json] = [
        obj(numerator=Number("1")),
        obj(denominator=Number("1"), numerator=None),
        obj(percent="50", denominator=Number("2")),
        obj(**ratio),
        obj(
            **ratio,
            percent=rng.choice(["50", "33", "33.33", "33.34", "66.67", "66.66", "100", "0", "67", "66.7"]),
        ),
        obj(present=rng.random() < 0.5, count=Number(rng.choice(["0", "1", "3"]))),
        obj(present=True, percent="100"),
        obj(count=Number("1"), percent=None),
        obj(count="1"),
        obj(present=Number("1")),
        obj(evidence=obj()),
        obj(evidence=[obj(title=None), obj()]),
        obj(evidence=["x"]),
        obj(evidence=[obj(title="x", url="y")]),
        obj(evidence=[obj(title="x", date="2024-02-30")]),
        *(True, False, "12", "true", Number("12"), Number("1"), []),
    ]
    put(rng.choice(places), rng.choice(forms))


def _odd_score(rng: random.Random, tree: Members) -> None:
    scores = tree.get("scores")
    items = [item for item in scores if isinstance(item, Members)] if isinstance(scores, list) else []
    if not items:
        _junk(rng, tree)
        return
    chosen = rng.choice(items)
    key = rng.choice(["points", "maximum"])
    value: Json = rng.choice(
        [None, "0", "1", "1000", "1000.0", Number("1e3"), Number("100"), "99.5", "99999999", "-1", True]
    )
    pairs = [(name, member) for name, member in chosen.pairs if name != key]
    chosen.pairs = pairs if rng.random() < 0.3 else [*pairs, (key, value)]


def _deep(rng: random.Random, tree: Members) -> None:
    depth = rng.choice([10, 60, 61, 62, 63, 64, 65, 200, 100_000 if rng.random() < 0.05 else 66])
    inner: Json = Number("[" * depth + "]" * depth)
    tree.pairs.append((rng.choice(["note", "x"]), inner))


def _odd_schema(rng: random.Random, tree: Members) -> None:
    """A schema that is no string, or an unknown key, with a key twice inside."""
    repeated: Json = Members([("a", None), ("a", None)])
    tree.pairs.append((rng.choice(["$schema", "x"]), rng.choice([repeated, copy.deepcopy(rng.choice(JUNK))])))


TREE_MISTAKES = (
    *(
        _junk,
        _junk,
        _bad_number,
        _bad_number,
        _bad_number,
        _drop_key,
        _unknown_key,
        _renamed_key,
        _repeated_key,
    ),
    *(
        _repeated_entry,
        _bad_word,
        _bad_word,
        _bad_date,
        _bad_id,
        _bad_year,
        _other_form,
        _other_form,
        _odd_score,
    ),
    _deep,
    _odd_schema,
)
