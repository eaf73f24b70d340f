"""Pictures of a film, made by ffmpeg's own filters: frames, contact sheets, long exposures, waveforms.

Each is a PNG of at most 256 colours, so that a page full of them stays small.
"""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.probe import probe
from studio.work.ffmpeg import executable

_POLITE: Final = ("-nostdin", "-hide_banner", "-loglevel", "error", "-y")
_FEW: Final = (
    "split[whole][seen];[seen]palettegen=stats_mode=single[few];"
    "[whole][few]paletteuse=dither=bayer:bayer_scale=4"
)
_GAP: Final = 6


@dataclass(frozen=True, slots=True)
class View:
    """How a film is looked at: by which kind of picture, and where or how often."""

    kind: str
    at_ms: int = 0
    across: int = 4
    down: int = 1
    width: int = 480


def look(view: View, film: Path, target: Path) -> Path:
    """Make the picture; raises CalledProcessError when ffmpeg cannot."""
    chain = _CHAINS[view.kind](view, film)
    command = [executable(), *_POLITE, "-i", str(film), "-filter_complex", f"{chain},{_FEW}"]
    subprocess.run([*command, "-frames:v", "1", "-update", "1", str(target)], check=True)
    return target


def _frame(view: View, _: Path) -> str:
    return f"trim=start={view.at_ms / 1000},scale={view.width}:-2:flags=lanczos"


def _sheet(view: View, film: Path) -> str:
    """Take frames from the middle of as many equal stretches as there is room for."""
    count = view.across * view.down
    each_s = probe(film).duration_ms / 1000 / count
    first = f"isnan(prev_selected_t)*gte(t,{each_s / 2})"
    chosen = f"select='{first}+gte(t-prev_selected_t,{each_s - 0.001})'"
    scaled = f"scale={view.width // view.across}:-2:flags=lanczos"
    return f"{chosen},{scaled},tile={view.across}x{view.down}:padding={_GAP}:color=gray"


def _exposure(view: View, _: Path) -> str:
    """Lay a second of frames over one another: what shakes is smeared."""
    return f"trim=start={view.at_ms / 1000},tmix=frames=25,trim=start_frame=24,scale={view.width}:-2"


def _detail(view: View, film: Path) -> str:
    """Show the same small part of the picture, whatever its size, as large."""
    facts = probe(film)
    flags = "neighbor" if facts.width < 2 * view.width else "lanczos"
    return (
        f"trim=start={view.at_ms / 1000},crop=iw/8:ih/8:iw*0.18:ih*0.44,scale={view.width}:-2:flags={flags}"
    )


def _wave(view: View, _: Path) -> str:
    return f"aformat=channel_layouts=mono,showwavespic=s={view.width}x120:colors=0x3b82c4:scale=sqrt"


_CHAINS: Final[Mapping[str, Callable[[View, Path], str]]] = {
    "frame": _frame,
    "sheet": _sheet,
    "exposure": _exposure,
    "detail": _detail,
    "wave": _wave,
}
