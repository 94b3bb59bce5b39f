"""The command line: `python -m tieuchi` and the script `tieuchi` are the Rust program, in this process."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tieuchi import _native


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line on these arguments, or on the process's, and gives its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    with _interruptible():
        return _native.main(["tieuchi", *given])


@contextmanager
def _interruptible() -> Iterator[None]:
    """Lets Ctrl-C end the process at once, as it ends any program; Python would only note it and wait."""
    previous = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or previous is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


if __name__ == "__main__":
    sys.exit(main())
