"""What is heard, as ffmpeg filter graphs: clips at one loudness, sounds under them, no clicks, no clipping.

Pure. Lengths are in samples at 48 kHz, so that sound and picture end together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from studio.sound import clarity
from studio.timeline import Clip, Sound
from studio.work.source import Source
from studio.work.spans import RATE

SPEECH_LUFS: Final = -16.0

_MOST_DB: Final = 12.0
_NEAR_SILENCE_LUFS: Final = -50.0
_CUT_FADE_S: Final = 0.03
_LAST_FADE_MS: Final = 1500  # for a sound that is cut short by the end of the video
_SHAPE: Final = f"aformat=sample_fmts=fltp:sample_rates={RATE}:channel_layouts=stereo"
_KEYED: Final = "highpass=f=150,lowpass=f=5000,apad"  # what of the clips' sound makes others give way
_DUCKED: Final = "sidechaincompress=threshold=0.02:ratio=3:attack=30:release=500:knee=4:detection=rms"


@dataclass(frozen=True, slots=True)
class Voice:
    """A clip's sound; without a source it is silence."""

    clip: Clip
    source: Source | None
    samples: int
    gain_db: float
    lap: int = 0  # how many of the first samples are heard with the clip before
    goes_on: bool = False  # the clip before ended where this one begins, so there is no cut to hide
    is_continued: bool = False  # likewise at its end
    noise_db: float | None = None  # in the source, where it is to be cleared of it


@dataclass(frozen=True, slots=True)
class Under:
    """A sound under the picture, placed."""

    sound: Sound
    source: Source
    at: int  # samples
    samples: int
    gain_db: float


@dataclass(frozen=True, slots=True)
class Graph:
    """The inputs and the filter graph that gives [out]."""

    inputs: tuple[str, ...]
    filters: str


def gain_db(lufs: float | None) -> float:
    """Give what brings a source near the common level; what is nearly silent stays as it is."""
    if lufs is None or lufs < _NEAR_SILENCE_LUFS:
        return 0.0
    return round(max(-_MOST_DB, min(_MOST_DB, SPEECH_LUFS - lufs)), 2)


def measuring(source: Source, spans: Sequence[tuple[int, int]]) -> Graph:
    """Measure the loudness of these spans (milliseconds) of a source, taken together."""
    inputs = [arg for start, end in spans for arg in (*_span(start, end), *source.opened())]
    chains = [f"[{index}:{source.facts.audio_index}]{_SHAPE}[m{index}]" for index in range(len(spans))]
    labels = "".join(f"[m{index}]" for index in range(len(spans)))
    last = f"{labels}concat=n={len(spans)}:v=0:a=1,{measured()}[out]"
    return Graph(tuple(inputs), ";".join((*chains, last)))


def measured() -> str:
    """Say how loud what passes is."""
    return "ebur128=metadata=1:framelog=quiet,ametadata=print:key=lavfi.r128.I:file='pipe\\:1'"


def spoken(voices: Sequence[Voice]) -> Graph:
    """Play these clips' sounds one after the other."""
    inputs: list[str] = []
    chains: list[str] = []
    heard = 0
    for index, voice in enumerate(voices):
        if voice.source is None or voice.clip.volume_pct == 0:
            chains.append(f"anullsrc=r={RATE}:cl=stereo,{_SHAPE},atrim=end_sample={voice.samples}[v{index}]")
            continue
        inputs += (*_span(voice.clip.start_ms, voice.clip.end_ms), *voice.source.opened())
        chains.append(f"[{heard}:{voice.source.facts.audio_index}]{','.join(_voice(voice))}[v{index}]")
        heard += 1
    return Graph(tuple(inputs), ";".join((*chains, *_joined([voice.lap for voice in voices]))))


def _joined(laps: Sequence[int]) -> Iterator[str]:
    """Let the voices follow each other, and pass into each other where they lap."""
    starts = [0, *(index for index, lap in enumerate(laps) if index and lap), len(laps)]
    runs = len(starts) - 1
    for run, (start, end) in enumerate(pairwise(starts)):
        labels = "".join(f"[v{index}]" for index in range(start, end))
        yield f"{labels}concat=n={end - start}:v=0:a=1[{'out' if runs == 1 else f'r{run}'}]"
    for run in range(1, runs):
        before, after = "r0" if run == 1 else f"x{run - 1}", "out" if run == runs - 1 else f"x{run}"
        yield f"[{before}][r{run}]acrossfade=ns={laps[starts[run]]}:c1=qsin:c2=qsin[{after}]"


def mixed(
    tracks: Sequence[str], unders: Sequence[Under], samples: int, *, rising: int = 0, sinking: int = 0
) -> Graph:
    """Lay the sounds under the tracks (which follow each other), and fade the sum."""
    inputs = [arg for track in tracks for arg in ("-i", f"file:{track}")]
    labels = "".join(f"[{index}:0]" for index in range(len(tracks)))
    chains = [f"{labels}concat=n={len(tracks)}:v=0:a=1,{_SHAPE}[u0]"]
    for index, under in enumerate(unders, start=1):
        loops = ("-stream_loop", "-1") if _is_looped(under) else ()
        inputs += (*loops, *_from(under.sound.start_ms), *under.source.opened())
        stream = f"{len(tracks) + index - 1}:{under.source.facts.audio_index}"
        chains.append(f"[{stream}]{','.join(_under(under))}[u{index}]")
    ends = (f"apad=whole_len={samples}", f"atrim=end_sample={samples}", *_fades(samples, rising, sinking))
    last = f"{','.join((_sum(_given_way(chains, unders)), *ends))}[out]"
    return Graph(tuple(inputs), ";".join((*chains, last)))


def _given_way(chains: list[str], unders: Sequence[Under]) -> list[str]:
    """Let the sounds that are to be ducked give way to the clips', and name all that is heard together."""
    ducked = [f"u{index}" for index, under in enumerate(unders, start=1) if under.sound.is_ducked]
    others = [f"u{index}" for index, under in enumerate(unders, start=1) if not under.sound.is_ducked]
    if not ducked:
        return ["u0", *others]
    chains += (
        "[u0]asplit[c0][k0]",
        f"[k0]{_KEYED}[key]",
        f"{_sum(ducked, 'longest')}[music]",
        f"[music][key]{_DUCKED}[low]",
    )
    return ["c0", *others, "low"]


def _sum(names: Sequence[str], duration: str = "first") -> str:
    labels = "".join(f"[{name}]" for name in names)
    return (
        f"{labels}amix=inputs={len(names)}:duration={duration}:normalize=0" if names[1:] else f"{labels}anull"
    )


def tempo(speed_pct: int) -> tuple[str, ...]:
    """Change the pace and keep the pitch; one filter does from a half to double."""
    left = Fraction(speed_pct, 100)
    links: list[str] = []
    while left > 2 or left < Fraction(1, 2):
        step = Fraction(2) if left > 2 else Fraction(1, 2)
        links.append(f"atempo={float(step)}")
        left /= step
    return (*links, f"atempo={float(left)}") if left != 1 else tuple(links)


def _voice(voice: Voice) -> tuple[str, ...]:
    fade = min(round(_CUT_FADE_S * RATE), voice.samples // 2)
    return (
        f"aresample={RATE}:async=1:first_pts=0",
        _SHAPE,
        *_reversed(voice.clip),
        *((*_volume(voice.gain_db, 100), *_cleared(voice)) if voice.clip.is_clear else ()),
        *tempo(voice.clip.speed_pct),
        *_volume(0.0 if voice.clip.is_clear else voice.gain_db, voice.clip.volume_pct),
        f"apad=whole_len={voice.samples}",
        f"atrim=end_sample={voice.samples}",
        *_fades(voice.samples, 0 if voice.goes_on else fade, 0 if voice.is_continued else fade),
        "asetpts=N/SR/TB",
    )


def _cleared(voice: Voice) -> tuple[str, ...]:
    return clarity.links(None if voice.noise_db is None else voice.noise_db + voice.gain_db)


def _reversed(clip: Clip) -> tuple[str, ...]:
    """Turn a clip's sound round; where it is shorter than the picture, the silence comes first."""
    if not clip.is_reversed:
        return ()
    samples = (clip.end_ms - clip.start_ms) * RATE // 1000
    return (f"apad=whole_len={samples}", f"atrim=end_sample={samples}", "areverse", "asetpts=N/SR/TB")


def _under(under: Under) -> tuple[str, ...]:
    sound = under.sound
    fade_out_ms = sound.fade_out_ms
    if not fade_out_ms and sound.duration_ms is None and not sound.mood:
        fade_out_ms = min(_LAST_FADE_MS, under.samples * 1000 // RATE // 2)
    rising, sinking = (min(ms * RATE // 1000, under.samples) for ms in (sound.fade_in_ms, fade_out_ms))
    click = min(round(_CUT_FADE_S * RATE), under.samples // 2)
    return (
        f"aresample={RATE}:async=1:first_pts=0",
        _SHAPE,
        *_volume(under.gain_db, sound.volume_pct),
        f"apad=whole_len={under.samples}",
        f"atrim=end_sample={under.samples}",
        *_fades(under.samples, max(rising, click), max(sinking, click)),
        "asetpts=N/SR/TB",
        f"adelay={under.at}S:all=1",
    )


def _volume(gain: float, volume_pct: int) -> tuple[str, ...]:
    factor = 10 ** (gain / 20) * volume_pct / 100
    return () if factor == 1 else (f"volume={factor:.5f}",)


def _fades(samples: int, rising: int, sinking: int) -> tuple[str, ...]:
    return (
        *((f"afade=t=in:ss=0:ns={rising}",) if rising else ()),
        *((f"afade=t=out:ss={samples - sinking}:ns={sinking}",) if sinking else ()),
    )


def _span(start_ms: int, end_ms: int) -> tuple[str, ...]:
    return (*_from(start_ms), "-t", f"{(end_ms - start_ms) / 1000:.3f}")


def _from(start_ms: int) -> tuple[str, ...]:
    return ("-ss", f"{start_ms / 1000:.3f}") if start_ms else ()


def _is_looped(under: Under) -> bool:
    left_ms = under.source.facts.duration_ms - under.sound.start_ms
    is_endless = under.sound.duration_ms is None or under.sound.mood is not None
    return is_endless and left_ms * RATE < under.samples * 1000
