"""Threads: one rule set serves all of them, and the interpreter is released while the engine works."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tieuchi import RuleSet, RuleSets

from .conftest import dossier


def test_many_threads_one_rule_set(rules: RuleSet, example: Path) -> None:
    text = example.read_text("utf-8")
    expected = rules.evaluate(text).to_json()
    shared = rules.evaluate(text)

    def work(_: int) -> bool:
        own = rules.evaluate(text)
        return own.to_json() == expected and own.findings == shared.findings and own == shared

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(400)))


@pytest.fixture
def never_preempted() -> Iterator[None]:
    """No thread has to give up the interpreter; it changes hands only where it is released."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("never_preempted")
def test_the_interpreter_is_released(rules: RuleSet, example: Path) -> None:
    text = example.read_text("utf-8")
    read = rules.read_dossier(text)
    evaluation = rules.evaluate(read)
    calls: list[Callable[[], object]] = [
        lambda: rules.read_dossier(text),
        lambda: rules._inner.evaluate(read._inner),
        lambda: rules.evaluate(text),
        evaluation.to_json,
        evaluation.receipt,
        rules.to_canonical_json,
        lambda: RuleSet.from_json(rules_text),
    ]
    rules_text = rules.to_canonical_json()
    turns = 0
    done = False

    def count() -> None:
        nonlocal turns
        while not done:
            turns += 1
            time.sleep(0)

    other = threading.Thread(target=count)
    other.start()
    try:
        for call in calls:
            before = turns
            for _ in range(1_000_000):
                call()
                if turns != before:
                    break
            assert turns != before
    finally:
        done = True
        other.join()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_file_that_waits_for_another_thread(rules: RuleSet, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(json.dumps(dossier()), "utf-8"))
    writer.start()
    assert rules.read_dossier(pipe).year == 2024
    writer.join()


def test_many_threads_add_to_the_same_rule_sets(rules: RuleSet) -> None:
    content = rules.to_dict()
    versions = [RuleSet.from_json({**content, "version": f"{number}.0.0"}) for number in range(1, 161)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            sets = RuleSets()
            with ThreadPoolExecutor(8) as pool:
                list(pool.map(sets.add, versions))
            assert {each.version for each in sets} == {each.version for each in versions}
            assert sets.read_dossier(dossier()).rules is versions[-1]
    finally:
        sys.setswitchinterval(before)
