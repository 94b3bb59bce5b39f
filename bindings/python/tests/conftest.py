from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tieuchi import RuleSet

ID = "vn.thanh-hoa.dx.district"
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return RuleSet.builtin(ID)


@pytest.fixture
def example() -> Path:
    """A dossier of a town that misses one target by a hair."""
    return ROOT / "rules" / "examples" / "bim-son-2024-hair.json"


def dossier(values: object = None, **more: Any) -> dict[str, Any]:
    """The least that a dossier says, and these values."""
    subject = {"id": "38.381", "name": "Thị xã Bỉm Sơn", "level": "district"}
    return {"rule_set": ID, "subject": subject, "year": 2024, "values": values, **more}
