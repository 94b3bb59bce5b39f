"""Registers, which say who was assigned and recognised, and rosters, which say which units there are."""

import datetime
import json
from dataclasses import dataclass
from typing import Any

from tieuchi import _native
from tieuchi._parts import Frozen, Input, Json, Text, day, sought, text


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of administration, as a register names it.

    >>> import tieuchi
    >>> tieuchi.Register.builtin("vn.thanh-hoa.dx.register").unit("38.381")
    Unit(id='38.381', name='Thị xã Bỉm Sơn', level='district')
    """

    id: str
    """Its id, the one that dossiers give: `38.381`."""
    name: str
    """Its name."""
    level: str
    """Its level: `district`."""


@dataclass(frozen=True, slots=True)
class RosterUnit:
    """A unit of administration, as a roster lists it.

    >>> import tieuchi
    >>> tieuchi.Roster.builtin("vn.thanh-hoa.roster").unit("38.381.14818").part_of
    '38.381'
    """

    id: str
    """Its id, the one that dossiers give: `38.381.14818`."""
    name: str
    """Its name."""
    level: str
    """Its level: `commune`."""
    part_of: str | None
    """The id of the unit that it is part of; `None` on the highest level."""


class Register(Frozen):
    """A register (sổ theo dõi): which units were assigned, and which decisions have recognised them or withdrawn that.

    `builtin` and `from_json` make one. Two are equal when their content is. Nothing says "recognised" on any other
    ground.

    >>> import tieuchi
    >>> register = tieuchi.Register.builtin("vn.thanh-hoa.dx.register")
    >>> register.standing("38.381", "district")["assigned"]
    'assigned'
    """

    __slots__ = ("__weakref__", "_inner")

    _inner: _native.Register

    @staticmethod
    def _of(native: _native.Register) -> "Register":
        register: Register = object.__new__(Register)
        object.__setattr__(register, "_inner", native)
        return register

    @staticmethod
    def builtin(id: str) -> "Register":
        """A register that ships with the package, by its id, optionally with `@version`.

        Raises `RegisterError` where there is none.

        >>> import tieuchi
        >>> tieuchi.Register.builtin("vn.thanh-hoa.dx.register").id
        'vn.thanh-hoa.dx.register'
        """
        return Register._of(_native.Register.builtin(id))

    @staticmethod
    def from_json(document: Input) -> "Register":
        """The register of a document: JSON text, bytes in UTF-8, a path, or a mapping.

        Raises `RegisterError` with everything that is wrong with it, `OSError` where a file cannot be read, `TypeError`
        and `ValueError` for what is no document. `docs/register-format.md` describes the format.

        >>> import tieuchi
        >>> register = tieuchi.Register.from_json(
        ...     {"kind": "register", "id": "own", "version": "1.0.0", "title": {"vi": "Sổ riêng"}}
        ... )
        >>> register.units
        ()
        """
        return Register._of(_native.Register.from_json(document))

    @property
    def id(self) -> str:
        """Its id."""
        return self._inner.id

    @property
    def version(self) -> str:
        """Its version: three whole numbers."""
        return self._inner.version

    @property
    def title(self) -> Text:
        """Its title."""
        return Text._read(self.to_dict()["title"])

    @property
    def sha256(self) -> str:
        """The SHA-256 of its canonical form, 64 hexadecimal digits."""
        return self._inner.sha256

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every unit that it names, once."""
        return tuple(Unit(*unit) for unit in self._inner.units())

    def unit(self, named: str) -> Unit:
        """The unit with this id or name; `KeyError` with the nearest one where the register names none.

        >>> import tieuchi
        >>> tieuchi.Register.builtin("vn.thanh-hoa.dx.register").unit("Thị xã Bỉm Sơn").id
        '38.381'
        """
        found, wrong = self._inner.unit(sought(text(named, "the id or name of a unit")))
        if found is None:
            raise KeyError(wrong)
        return Unit(*found)

    def standing(self, unit: str, level: str, as_of: datetime.date | None = None) -> dict[str, Any]:
        """What the register says of a unit of a level, by its id, as a dict of your own.

        Decisions of up to `as_of` count, that day included; without it all on record. `docs/register-format.md`
        describes the keys. Raises `ValueError` for what is no id.

        >>> import tieuchi
        >>> standing = tieuchi.Register.builtin("vn.thanh-hoa.dx.register").standing("38.381", "district")
        >>> standing["finish"], standing["recognised"]
        ({'by': 2025}, None)
        """
        named, of = text(unit, "the id of a unit"), text(level, "the level of a unit")
        standing: Json = json.loads(self._inner.standing_json(sought(named), sought(of), day(as_of)))
        return standing

    def to_canonical_json(self) -> str:
        """The canonical form: the same content always gives the same text. It reads back to an equal register.

        >>> import tieuchi
        >>> register = tieuchi.Register.builtin("vn.thanh-hoa.dx.register")
        >>> tieuchi.Register.from_json(register.to_canonical_json()) == register
        True
        """
        return self._inner.to_canonical_json()

    def to_dict(self) -> dict[str, Any]:
        """What the canonical form says, as a dict of your own: its assignments and decisions among it.

        >>> import tieuchi
        >>> register = tieuchi.Register.builtin("vn.thanh-hoa.dx.register").to_dict()
        >>> register["assignments"][0]["unit"]["level"]
        'district'
        """
        content: dict[str, Any] = json.loads(self.to_canonical_json())
        return content

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Register):
            return NotImplemented
        return self.sha256 == other.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __repr__(self) -> str:
        return f"<Register {self.id}@{self.version}>"

    def __copy__(self) -> "Register":
        return self

    def __deepcopy__(self, _: object) -> "Register":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Register.from_json, (self.to_canonical_json(),)


class Roster(Frozen):
    """A roster (danh sách đơn vị): which units of administration there are on one day, and which is part of which.

    `builtin` and `from_json` make one. Two are equal when their content is.

    >>> import tieuchi
    >>> roster = tieuchi.Roster.builtin("vn.thanh-hoa.roster")
    >>> sum(unit.part_of == "38.381" for unit in roster.units)
    7
    """

    __slots__ = ("__weakref__", "_inner", "_read")

    _inner: _native.Roster
    _read: dict[str, RosterUnit] | None

    @staticmethod
    def _of(native: _native.Roster) -> "Roster":
        roster: Roster = object.__new__(Roster)
        object.__setattr__(roster, "_inner", native)
        object.__setattr__(roster, "_read", None)
        return roster

    @staticmethod
    def builtin(id: str) -> "Roster":
        """A roster that ships with the package, by its id, optionally with `@version`.

        Raises `RosterError` where there is none.

        >>> import tieuchi
        >>> len(tieuchi.Roster.builtin("vn.thanh-hoa.roster").units)
        575
        """
        return Roster._of(_native.Roster.builtin(id))

    @staticmethod
    def from_json(document: Input) -> "Roster":
        """The roster of a document: JSON text, bytes in UTF-8, a path, or a mapping.

        Raises `RosterError` with everything that is wrong with it, `OSError` where a file cannot be read, `TypeError`
        and `ValueError` for what is no document. `docs/roster-format.md` describes the format.

        >>> import tieuchi
        >>> tieuchi.Roster.from_json({
        ...     "kind": "roster", "id": "own", "version": "1.0.0", "title": {"vi": "Danh sách"}, "date": "2024-12-31",
        ...     "levels": ["district", "commune"], "units": [{"id": "1", "name": "Huyện A", "level": "district"}],
        ... }).date
        datetime.date(2024, 12, 31)
        """
        return Roster._of(_native.Roster.from_json(document))

    @property
    def _units(self) -> dict[str, RosterUnit]:
        units = self._read
        if units is None:
            listed = self.to_dict()["units"]
            units = {
                unit["id"]: RosterUnit(unit["id"], unit["name"], unit["level"], unit.get("part_of")) for unit in listed
            }
            object.__setattr__(self, "_read", units)
        return units

    @property
    def id(self) -> str:
        """Its id."""
        return self._inner.id

    @property
    def version(self) -> str:
        """Its version: three whole numbers."""
        return self._inner.version

    @property
    def title(self) -> Text:
        """Its title."""
        return Text._read(self.to_dict()["title"])

    @property
    def date(self) -> datetime.date:
        """The day on which it holds."""
        return datetime.date.fromisoformat(self.to_dict()["date"])

    @property
    def levels(self) -> tuple[str, ...]:
        """Its levels, from the highest to the lowest."""
        return tuple(self.to_dict()["levels"])

    @property
    def units(self) -> tuple[RosterUnit, ...]:
        """Its units, in its order."""
        return tuple(self._units.values())

    def unit(self, id: str) -> RosterUnit:
        """The unit with this id; `KeyError` with the nearest one where there is none.

        >>> import tieuchi
        >>> tieuchi.Roster.builtin("vn.thanh-hoa.roster").unit("38.381").name
        'Thị xã Bỉm Sơn'
        """
        unit = self._units.get(text(id, "the id of a unit"))
        if unit is None:
            raise KeyError(self._inner.no_unit(sought(id)))
        return unit

    @property
    def sha256(self) -> str:
        """The SHA-256 of its canonical form, 64 hexadecimal digits."""
        return self._inner.sha256

    def to_canonical_json(self) -> str:
        """The canonical form: the same content always gives the same text. It reads back to an equal roster.

        >>> import tieuchi
        >>> roster = tieuchi.Roster.builtin("vn.thanh-hoa.roster")
        >>> tieuchi.Roster.from_json(roster.to_canonical_json()) == roster
        True
        """
        return self._inner.to_canonical_json()

    def to_dict(self) -> dict[str, Any]:
        """What the canonical form says, as a dict of your own.

        >>> import tieuchi
        >>> tieuchi.Roster.builtin("vn.thanh-hoa.roster").to_dict()["kind"]
        'roster'
        """
        content: dict[str, Any] = json.loads(self.to_canonical_json())
        return content

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Roster):
            return NotImplemented
        return self.sha256 == other.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __repr__(self) -> str:
        return f"<Roster {self.id}@{self.version}>"

    def __copy__(self) -> "Roster":
        return self

    def __deepcopy__(self, _: object) -> "Roster":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Roster.from_json, (self.to_canonical_json(),)
