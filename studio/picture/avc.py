"""How an H.264 stream describes itself: parameter sets, taken apart and put together; pure.

Two streams that number their sets differently can follow each other in one track, which then names the sets
of both at its head (ISO/IEC 14496-15, 5.3.3).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

IDR: Final = 5  # a picture from which decoding can begin afresh, and which nothing after it reaches behind
_SEQUENCE: Final = 7
_PICTURE: Final = 8
_SETS: Final = frozenset({_SEQUENCE, _PICTURE})
_KIND: Final = 0x1F  # of a unit's first byte
_LENGTH_BYTES: Final = 4
_EIGHT_BIT: Final = (
    b"\xfd\xf8\xf8\x00"  # 4:2:0, eight bits, no extensions: what profiles from High on must say
)
_HIGH: Final = 100


@dataclass(frozen=True, slots=True)
class Parameters:
    """The sets of a stream, as they stand in its units."""

    sequences: tuple[bytes, ...]
    pictures: tuple[bytes, ...]

    @property
    def ids(self) -> frozenset[int]:
        """The numbers that are taken, of either kind."""
        return frozenset((*map(_sequence_number, self.sequences), *map(_picture_number, self.pictures)))


def read(extradata: bytes | None) -> Parameters | None:
    """Take apart what a container says of a stream; None when it is not of the usual form."""
    if not extradata or len(extradata) < 7 or extradata[0] != 1 or extradata[4] & 3 != _LENGTH_BYTES - 1:
        return None
    sequences, rest = _counted(extradata[6:], extradata[5] & _KIND)
    pictures, _ = _counted(rest[1:], rest[0]) if rest else ((), b"")
    if not sequences or not pictures or not all(len(unit) > 4 for unit in sequences):
        return None
    return Parameters(sequences, pictures)


def are_apart(all_of_them: Sequence[Parameters]) -> bool:
    """Tell whether no number means two different sets."""
    sequences = {unit for one in all_of_them for unit in one.sequences}
    pictures = {unit for one in all_of_them for unit in one.pictures}
    return len({*map(_sequence_number, sequences)}) == len(sequences) and len(
        {*map(_picture_number, pictures)}
    ) == len(pictures)


def together(all_of_them: Sequence[Parameters]) -> bytes:
    """Describe a stream that uses the sets of all these."""
    sequences = tuple(dict.fromkeys(unit for one in all_of_them for unit in one.sequences))
    pictures = tuple(dict.fromkeys(unit for one in all_of_them for unit in one.pictures))
    profile, level = (max(unit[at] for unit in sequences) for at in (1, 3))
    shared = 0xFF
    for unit in sequences:
        shared &= unit[2]
    head = bytes((1, profile, shared, level, 0xFC | (_LENGTH_BYTES - 1), 0xE0 | len(sequences)))
    tail = _EIGHT_BIT if profile >= _HIGH else b""
    return head + _sized(sequences) + bytes((len(pictures),)) + _sized(pictures) + tail


def units(packet: memoryview) -> Iterator[memoryview]:
    """Give the units of one picture; raises ValueError where their lengths do not add up."""
    at = 0
    while at < len(packet):
        length = int.from_bytes(packet[at : at + _LENGTH_BYTES], "big")
        at += _LENGTH_BYTES
        if not 0 < length <= len(packet) - at:
            raise ValueError("a picture is broken")
        yield packet[at : at + length]
        at += length


def kind(unit: memoryview) -> int:
    """Tell what a unit is."""
    return unit[0] & _KIND


def is_set(unit: memoryview) -> bool:
    """Tell whether a unit is a parameter set."""
    return kind(unit) in _SETS


def _counted(data: bytes, count: int) -> tuple[tuple[bytes, ...], bytes]:
    found: list[bytes] = []
    for _ in range(count):
        length = int.from_bytes(data[:2], "big")
        found.append(data[2 : 2 + length])
        data = data[2 + length :]
    return tuple(found), data


def _sized(sets: Sequence[bytes]) -> bytes:
    return b"".join(len(unit).to_bytes(2, "big") + unit for unit in sets)


def _sequence_number(unit: bytes) -> int:
    return _number(unit[4:])


def _picture_number(unit: bytes) -> int:
    return _number(unit[1:])


def _number(data: bytes) -> int:
    """Read an Exp-Golomb number: as many zeros as there are bits after the first one."""
    plain = data.replace(b"\0\0\3", b"\0\0")[:8]
    bits = "".join(f"{byte:08b}" for byte in plain)
    zeros = len(bits) - len(bits.lstrip("0"))
    return int(bits[zeros : 2 * zeros + 1] or "1", 2) - 1
