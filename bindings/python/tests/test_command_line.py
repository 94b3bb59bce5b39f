"""`python -m tieuchi` and the script are the Rust program."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import tieuchi
from tieuchi import RuleSet
from tieuchi.__main__ import main

MODULE = [sys.executable, "-m", "tieuchi"]


def run(*arguments: str, command: list[str] = MODULE, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*command, *arguments], capture_output=True, check=False, **more)  # type: ignore[call-overload, no-any-return]


def test_it_evaluates(rules: RuleSet, example: Path) -> None:
    done = run("evaluate", "--format", "json", str(example))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.rstrip(b"\n") == rules.evaluate(example).to_json().encode()
    assert run("evaluate", "--exit-code", str(example)).returncode == 1


def test_the_script_is_the_same(example: Path) -> None:
    script = shutil.which("tieuchi", path=sysconfig.get_path("scripts"))
    assert script is not None
    done = run("evaluate", "--lang", "vi", str(example), command=[script])
    assert done.stdout == run("evaluate", "--lang", "vi", str(example)).stdout != b""
    version = run("--version", command=[script])
    assert version.stdout.decode() == f"tieuchi {tieuchi.__version__}\n"


def test_what_is_invalid() -> None:
    for arguments in ([], ["nonsense"], ["evaluate", "không-có.json"], ["evaluate"]):
        done = run(*arguments)
        assert done.returncode == 2
    assert run("evaluate", "--format", "json", "-", input=b"{").stdout == b""


def test_arguments_that_are_no_text(tmp_path: Path, example: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.json")
    shutil.copy(example, name)
    assert run("evaluate", name).returncode == 0


def test_it_may_be_called(example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    print("first")
    assert main(["evaluate", "--format", "json", str(example)]) == 0
    assert main(["--help"]) == 0
    out, _ = capfd.readouterr()
    first, second, third = out.split("\n", 2)
    assert first == "first" and json.loads(second)["year"] == 2024 and "tieuchi evaluate" in third
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_it_at_once(example: Path) -> None:
    process = subprocess.Popen(
        [*MODULE, "evaluate", "--jsonl", "--format", "jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # Where tests run in the background of a shell, their children ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write((json.dumps(json.loads(example.read_bytes())).encode() + b"\n") * 10)
    process.stdin.flush()
    # An answer shows that it is at work; the others are more than a pipe holds, so it waits for us.
    assert process.stdout.readline().startswith(b'{"engine"')
    process.send_signal(signal.SIGINT)
    assert process.wait() == -signal.SIGINT
    process.stdin.close()
    process.stdout.close()


@pytest.mark.skipif(os.name == "nt", reason="pipes")
def test_a_reader_that_has_seen_enough(tmp_path: Path, example: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text((json.dumps(json.loads(example.read_bytes())) + "\n") * 500, "utf-8")
    process = subprocess.Popen(
        [*MODULE, "evaluate", "--format", "jsonl", str(many)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None and process.stderr is not None
    assert process.stdout.readline().startswith(b'{"engine"')
    process.stdout.close()
    assert (process.wait(), process.stderr.read()) == (0, b"")
    process.stderr.close()
