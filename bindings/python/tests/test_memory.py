from __future__ import annotations

import sys

import pytest

from .soak import LEEWAY, soak


@pytest.mark.skipif(sys.platform != "linux", reason="memory is asked of /proc")
def test_memory_stays_level() -> None:
    assert soak(20_000) < LEEWAY
