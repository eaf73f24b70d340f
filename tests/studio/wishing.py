"""Projects to edit in words, and what a timeline comes down to."""

from fractions import Fraction

from core.nemo.wire import Kind
from studio.agent import answer
from studio.editing.project import Project, place
from studio.timeline import Clip, Media, Timeline, framing, look

SONG = Media("s1", "song.mp3", Kind.AUDIO, 30_000, has_audio=True)


def video(identity: str, name: str, duration_ms: int, width: int = 1920, height: int = 1080) -> Media:
    """Invent a measured video."""
    return Media(identity, name, Kind.VIDEO, duration_ms, width, height, Fraction(30), has_audio=True)


def after(project: Project, *instructions: str) -> Project:
    """Give a project after these instructions."""
    for instruction in instructions:
        project = answer(instruction, project, language="en", free=False).project
    return project


ONE = place(Project(), [video("m1", "beach.mp4", 10_000)])
LONG = place(Project(), [video("m1", "beach.mp4", 120_000)])
THREE = place(
    Project(),
    [video("m1", "beach.mp4", 4000), video("m2", "city.mp4", 6000), video("m3", "dog.mp4", 10_000), SONG],
)
PROJECTS = {
    "one": ONE,
    "long": LONG,
    "three": THREE,
    "music": after(THREE, "add lofi music"),
    "titled": after(ONE, 'add a title "Hello" at 3 s for 2 s'),
}


def facts(timeline: Timeline) -> dict[str, str]:
    """Tell a timeline in few words, kind by kind."""
    titles = (f"“{one.text}”{one.at_ms}+{one.duration_ms}{one.place}" for one in timeline.titles)
    return {
        "clips": " ".join(map(_clip, timeline.clips)) or "none",
        "titles": " ".join(titles) or "none",
        "music": " ".join(f"{one.mood or one.media}:{one.volume_pct}" for one in timeline.sounds) or "none",
        "size": f"{timeline.canvas.width}x{timeline.canvas.height}",
        "fades": f"{timeline.fade_in_ms},{timeline.fade_out_ms}",
        "fill": str(timeline.fill),
        "loudness": str(timeline.loudness),
    }


def changes(before: Timeline, after: Timeline) -> str:
    """Tell what differs between two timelines."""
    old, new = facts(before), facts(after)
    return "; ".join(f"{kind}={new[kind]}" for kind in new if new[kind] != old[kind])


def _clip(clip: Clip) -> str:
    speed = f"@{clip.speed_pct}" if clip.speed_pct != 100 else ""
    volume = f"v{clip.volume_pct}" if clip.volume_pct != 100 else ""
    return f"{clip.media}:{clip.start_ms}-{clip.end_ms}{speed}{volume}{_manner(clip)}"


def _manner(clip: Clip) -> str:
    """Tell how a clip is shown, where that is not as it came."""
    told = {**framing.write(clip.framing), **look.write(clip.look)}
    told |= {"hold": clip.hold_ms, "reversed": clip.is_reversed, "clear": clip.is_clear}
    passing = f"{clip.transition.passing}{clip.transition.ms}" if clip.transition else ""
    named = [f"{name}={value}" for name, value in told.items() if value]
    return "".join(f"[{one}]" for one in (*named, *filter(None, [passing])))
