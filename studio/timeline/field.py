"""One value inside somebody's JSON, with the path that leads to it: checked where it is read."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final, TypeVar

_RATE: Final = re.compile(r"\d{1,6}(?:/\d{1,6})?")
_RATES: Final = (Fraction(1), Fraction(120))
_UNSHOWN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

T = TypeVar("T")


class DraftError(Exception):
    """A draft that cannot be used; names the field."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


class Field:
    """A value and its path."""

    def __init__(self, value: Any, path: str) -> None:
        self._value = value
        self._path = path

    def wrong(self, message: str) -> DraftError:
        """Give the error that names this field."""
        return DraftError(self._path or "draft", message)

    def has(self, key: str) -> bool:
        """Tell whether an object has this key with something in it."""
        return self._object().get(key) is not None

    def at(self, key: str, default: Any = None) -> "Field":
        """Go to a key of an object."""
        path = f"{self._path}.{key}" if self._path else key
        value = self._object().get(key)
        value = default if value is None else value
        if value is None:
            raise DraftError(path, "is missing")
        return Field(value, path)

    def items(self, most: int) -> Iterator["Field"]:
        """Go through a list."""
        if not isinstance(self._value, list):
            raise self.wrong("must be a list")
        if len(self._value) > most:
            raise self.wrong(f"has more than {most} entries")
        for number, item in enumerate(self._value):
            yield Field(item, f"{self._path}[{number}]")

    def flag(self, key: str) -> bool:
        """Tell whether a key is set to true."""
        return self._object().get(key) is True

    def number(self, least: int, most: int) -> int:
        """Read a whole number."""
        value = self._finite()
        if value != int(value) or not least <= value <= most:
            raise self.wrong(f"must be a whole number from {least} to {most}")
        return int(value)

    def percent(self, least: int, most: int) -> int:
        """Read a share, 1 being the whole, as percent."""
        value = self._finite()
        if not least <= round(value * 100) <= most:
            raise self.wrong(f"must be from {least / 100:g} to {most / 100:g}")
        return round(value * 100)

    def rate(self) -> Fraction:
        """Read frames a second: a number, or a fraction as text."""
        if isinstance(self._value, str):
            if not _RATE.fullmatch(self._value) or self._value.endswith("/0"):
                raise self.wrong("must be a number or a fraction")
            try:
                rate = Fraction(self._value)
            except ZeroDivisionError:
                raise self.wrong("must be a number or a fraction") from None
        else:
            rate = Fraction(self._finite()).limit_denominator(1001)
        if not _RATES[0] <= rate <= _RATES[1]:
            raise self.wrong("must be from 1 to 120")
        return rate

    def text(self, pattern: re.Pattern[str]) -> str:
        """Read text of a known form."""
        if not isinstance(self._value, str) or not pattern.fullmatch(self._value):
            raise self.wrong("has not the expected form")
        return self._value

    def words(self, most: int) -> str:
        """Read somebody's words."""
        if not isinstance(self._value, str) or len(self._value) > most:
            raise self.wrong(f"must be text of at most {most} characters")
        return _UNSHOWN.sub("", self._value)

    def choice(self, choices: Mapping[str, T]) -> T:
        """Read one of several."""
        if not isinstance(self._value, str) or self._value not in choices:
            raise self.wrong(f"must be one of {', '.join(choices)}")
        return choices[self._value]

    def _finite(self) -> float:
        value = self._value
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not -1e12 < value < 1e12:
            raise self.wrong("must be a number")
        return float(value)

    def _object(self) -> Mapping[str, Any]:
        if not isinstance(self._value, dict):
            raise self.wrong("must be an object")
        return self._value
