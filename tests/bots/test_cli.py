"""The command from end to end: real processes, real clips, the real studio."""

import asyncio
import json
import re
from pathlib import Path

import numpy as np
from PIL import Image

from core.nemo.wire import Kind
from core.nemo.wire import Path as Url
from core.probe import probe
from tests import media
from tests.bots.command import Command
from tests.fakes.answers import no
from tests.fakes.cloud import Cloud
from tests.studio.cutting import mean

FRAME_S = 1 / 30


async def test_a_trim_is_exact(command: Command, tmp_path: Path) -> None:
    """Two seconds less the first one: 30 frames, of which the first and the last are the right ones."""
    target = tmp_path / "out.mp4"

    ran = await command.run("edit", media.counted(), "-m", "trim the first 1 seconds", "-o", target)

    assert (ran.code, ran.err) == (0, "")
    shown = media.numbers(target)
    assert (shown[0], shown[-1], len(shown)) == (30, 59, 30)
    assert abs(probe(target).duration_ms / 1000 - 1.0) <= FRAME_S
    assert "Timeline (1 track): 1. Video: counted.mp4 (0-1s)" in ran.out
    assert re.search(r"out\.mp4: 160×90, 30 fps, 0:01, \d+ kB", ran.out.replace("\n", ""))


async def test_two_clips_become_one_film(command: Command, tmp_path: Path) -> None:
    """Sizes and rates mixed, one without sound: joined, titled and scored in 9:16, with sound in step."""
    target = tmp_path / "film.mp4"
    wide = media.make(
        *("wide.mp4", "-f", "lavfi", "-i", "color=red:s=240x144:r=25:d=1"),
        *("-f", "lavfi", "-i", "sine=440:d=1", "-c:v", "libx264", "-c:a", "aac", "-shortest"),
    )
    blue = media.coloured("blue.mp4", "blue")

    ran = await command.run(
        *("edit", wide, blue, "-o", target),
        *("-m", 'add a title "Hi" and add lo-fi music', "-m", "make it 9:16 and export it"),
    )

    facts = probe(target)
    frames = media.frames(target)
    assert (ran.code, ran.err) == (0, "")
    assert (facts.width, facts.height) == (144, 256)
    assert abs(facts.duration_ms / 1000 - 2.0) <= FRAME_S
    assert abs(facts.shown_ms - facts.duration_ms) <= 1000 * FRAME_S
    assert facts.audio_codec == "aac"
    assert media.level_db(media.samples(target)[:, 60_000:72_000]) > -50
    middle = slice(facts.height // 2 - 4, facts.height // 2 + 4)
    first, last = mean(frames[5][middle]), mean(frames[-5][middle])
    assert np.argmax(first) == 0
    assert np.argmax(last) == 2


async def test_it_speaks_and_understands_chinese(command: Command, tmp_path: Path) -> None:
    """The language of the terminal is that of the lines, of the project and of the agent."""
    target = tmp_path / "out.mp4"

    ran = await command.run(
        *("edit", media.counted(), "-m", "剪掉前1秒，然后导出", "-o", target), LANG="zh_CN.UTF-8"
    )

    assert (ran.code, ran.err) == (0, "")
    assert "已添加 counted.mp4" in ran.out
    assert "时间线（1 条轨道）" in ran.out
    assert media.numbers(target)[0] == 30


async def test_a_picture_and_a_song_make_a_film(command: Command, tmp_path: Path) -> None:
    """A photo plays for a while, and the song that came with it is heard."""
    target = tmp_path / "out.mp4"
    photo = media.picture("photo.png", Image.new("RGB", (160, 90), (0, 200, 0)))
    song = media.tone("song.mp3", "sine=880:d=2:r=44100")

    ran = await command.run("edit", photo, song, "-m", "add my music", "-o", target)

    assert (ran.code, ran.err) == (0, "")
    assert mean(media.frames(target)[0])[1] > 150
    assert media.level_db(media.samples(target)[:, 4000:40_000]) > -50


async def test_json_is_one_object_and_nothing_else(command: Command, tmp_path: Path) -> None:
    """What was said, how the timeline stands, and what was measured on the file in the wished-for size."""
    target = tmp_path / "out.mp4"
    clip = media.coloured("toned.mp4", "red", tone="sine=440:d=1")

    ran = await command.run("edit", clip, "-m", "export in 480p", "-o", target, "--json")

    told = json.loads(ran.out)
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert set(told) == {"says", "timeline", "draft", "file", "measured"}
    assert told["says"] == []
    assert told["timeline"].startswith("Timeline (1 track)")
    assert told["draft"]["t"]
    assert told["file"] == str(target)
    measured = told["measured"]
    assert measured["height"] == 480
    assert abs(measured["duration"] - 1.0) <= FRAME_S
    assert measured["bytes"] == target.stat().st_size
    assert (measured["fps"], measured["video_codec"], measured["audio_codec"]) == (30.0, "h264", "aac")


async def test_the_export_is_never_asked_of_the_agent(command: Command, tmp_path: Path) -> None:
    """An edit and an export in one breath: the agent hears the edit, and the file has the size."""
    target = tmp_path / "out.mp4"

    ran = await command.run(
        "edit", media.counted(), "-m", "trim the first 1 seconds and export in 360p", "-o", target
    )

    assert ran.code == 0
    assert "» trim the first 1 seconds\n" in ran.out
    assert (probe(target).height, len(media.frames(target))) == (360, 30)


async def test_nonsense_is_answered_and_still_exported(command: Command, tmp_path: Path) -> None:
    """What was not understood changes nothing, and what could have been said is told."""
    target = tmp_path / "out.mp4"

    ran = await command.run("edit", media.counted(), "-m", "blorp the fizz", "-o", target)

    assert (ran.code, ran.err) == (0, "")
    assert "“blorp the fizz”" in ran.out
    assert "trim" in ran.out
    assert len(media.frames(target)) == 60


async def test_two_at_once_share_a_data_folder(command: Command, tmp_path: Path) -> None:
    """Each gets its own film, though the first run makes the database, the key and the account."""
    clips = [media.coloured(f"own-{colour}.mp4", colour) for colour in ("red", "blue")]
    targets = [tmp_path / f"{number}.mp4" for number in range(2)]

    runs = await asyncio.gather(
        *(command.run("edit", clip, "-o", target) for clip, target in zip(clips, targets, strict=True))
    )

    assert [(ran.code, ran.err) for ran in runs] == [(0, ""), (0, "")]
    assert [int(np.argmax(mean(media.frames(target)[0]))) for target in targets] == [0, 2]
    assert {probe(target).kind for target in targets} == {Kind.VIDEO}


async def test_what_cannot_be_is_said_in_the_terminals_language(command: Command, tmp_path: Path) -> None:
    """One sentence where errors go, 1 for what is wrong and 2 for how it was asked, and no output."""
    gone, target = tmp_path / "gone.mp4", tmp_path / "o.mp4"

    english = await command.run("edit", gone, "-o", target, "--json")
    chinese = await command.run("edit", gone, "-o", target, CUTROOM_LANGUAGE="zh", LANG="en_US.UTF-8")
    empty = await command.run("edit", media.counted(), "-m", " ", "-o", target)
    setting = await command.run("run", CUTROOM_BACKEND="hush", LANG="zh_CN.UTF-8")

    assert (english.code, english.out) == (1, "")
    assert english.err == f"There is no file {gone}. Please check how it is written.\n"
    assert chinese.err == f"找不到文件 {gone}，请检查路径。\n"
    assert (empty.code, empty.err.split(".")[0]) == (2, "A message is empty")
    assert setting.code == 1
    assert setting.err.startswith("设置 CUTROOM_BACKEND 不可用")
    assert "hush" not in setting.err


async def test_the_cloud_is_spoken_to_when_it_is_named(command: Command, tmp_path: Path) -> None:
    """Uploads, asks and fetches there; out of credits, the way to an account is told."""
    target = tmp_path / "out.mp4"
    clip = media.coloured("red.mp4", "red")
    async with Cloud.open() as cloud:
        cloud.file = clip.read_bytes()
        cloud.draft = {"t": [{"tt": 0, "sg": [{"s": 0, "d": 1000}]}]}
        at = {"NEMO_API_URL": cloud.url, "NEMO_WEB_URL": "https://n.test"}
        good = await command.run(
            "edit", clip, "-m", "trim it a bit", "-o", target, "--backend", "cloud", **at
        )
        cloud.when(Url.RUN, no(2001))
        poor = await command.run("edit", clip, "-m", "trim it a bit", "-o", target, "--json", **at)

    assert (good.code, good.err) == (0, "")
    assert target.read_bytes() == clip.read_bytes()
    assert not (tmp_path / "data" / "studio").exists()
    assert (poor.code, poor.out) == (1, "")
    assert "not enough credits" in poor.err
    assert "https://n.test/register?bind=anon_" in poor.err


async def test_help_speaks_the_terminals_language(command: Command) -> None:
    """As all the rest does."""
    assert "用文字说明要求" in (await command.run("--help", LANG="zh_CN.UTF-8")).out
    assert "Edit files by wishes" in (await command.run("--help", LANG="C")).out
