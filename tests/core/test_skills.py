"""The skill profiles: what ours say, and what is said of broken ones."""

import shutil
from pathlib import Path

import pytest

from core.errors import SettingsError
from core.skills import Skills, platform

PROFILES = Path(__file__).parents[2] / "config" / "skills"
NAMES = ("video-maker", "video-maker-4k", "video-editing-with-4k", "video-4k")
HOME = Path("/home/ann")


@pytest.fixture(scope="module")
def skills() -> Skills:
    """Give the profiles that are shipped."""
    return Skills.load(PROFILES)


def broken(folder: Path, old: str, new: str) -> Path:
    """Copy one profile with one thing replaced."""
    text = (PROFILES / "video-4k.md").read_text(encoding="utf-8")
    assert old in text
    (folder / "video-4k.md").write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_the_four_profiles_are_there(skills: Skills) -> None:
    """Every name that the backend knows has a profile of version 1.0.0."""
    assert {skill.name for skill in skills} == set(NAMES)
    assert len(skills) == 4
    assert {skill.version for skill in skills} == {"1.0.0"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_profile_says_everything_in_each_language(skills: Skills, name: str, language: str) -> None:
    """Title, tagline, greeting, three things to try, the three ways of working, and a tip."""
    words = skills[name].speaking(language)

    assert words.title
    assert words.tagline
    assert words.tip
    assert len(skills[name].things_to_try(language)) == 3
    assert words.guide.count("**") == 2 * 4
    assert "500 MB" in words.guide
    assert "#" not in skills[name].greeting(language)


def test_chinese_profiles_are_chinese_throughout(skills: Skills) -> None:
    """No part was left in English."""
    for skill in skills:
        words = skill.speaking("zh-Hans")
        said = (words.title, words.tagline, words.greeting, words.guide, words.tip, *words.things_to_try)
        assert all(any("\u4e00" <= sign <= "\u9fff" for sign in text) for text in said)


def test_only_the_plain_video_maker_gives_1080p(skills: Skills) -> None:
    """The three others promise 4K and take what the backend takes."""
    resolutions = {skill.name: skill.default_resolution for skill in skills}

    assert resolutions == {**dict.fromkeys(NAMES, "4k"), "video-maker": "1080p"}
    assert skills["video-maker-4k"].inputs == ("mp4", "mov", "avi", "mkv")


def test_an_unknown_language_is_served_in_english(skills: Skills) -> None:
    """Nobody is left without a greeting."""
    skill = skills["video-4k"]

    assert skill.greeting("pt-BR") == skill.greeting(None) == skill.greeting("en-GB")
    assert skill.title("zh_TW") == "视频 4K"


def test_paragraphs_are_joined_and_headings_stand_alone(skills: Skills) -> None:
    """Chats break lines by themselves; Chinese is joined without a blank."""
    english, chinese = (skills["video-maker-4k"].speaking(language) for language in ("en", "zh"))

    assert "\n" not in english.greeting
    assert english.guide.splitlines()[0] == "**Quick**"
    assert "2 分钟的航拍素材" in chinese.greeting
    assert chinese.guide.splitlines()[0] == "**快速**"


def test_an_unknown_name_is_told_with_the_known_ones(skills: Skills) -> None:
    """The operator reads what may be set instead."""
    with pytest.raises(
        SettingsError, match=r"no skill is called video-8k; there are .*video-maker-4k"
    ) as caught:
        skills["video-8k"]

    assert caught.value.setting == "CUTROOM_SKILL"
    assert "video-8k" not in skills


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("version: 1.0.0", "version: one", r"video-4k\.md: version: "),
        ("default_resolution: 4k", "default_resolution: 8k", r"video-4k\.md: default_resolution: "),
        ("inputs: [mp4", "inputs: [exe", r"video-4k\.md: inputs: .*does not take exe"),
        ("    - Export a 4K MP4\n", "", r"video-4k\.md: try\.en: "),
        ("  en: Video 4K\n", "", r"video-4k\.md: title: .*has no en"),
        ("  zh: 60 秒以内的片段会快很多。\n", "", r"video-4k\.md: tip: has no zh"),
        ("# zh\n", "", r"video-4k\.md: body: has no zh"),
        ("emoji:", "emojo:", r"video-4k\.md: emoji: "),
        ("name: video-4k", "name: video-5k", r"video-4k\.md: name: is video-5k, unlike the file"),
        ("title:\n", "title: [\n", r"video-4k\.md: frontmatter: is no YAML"),
        ("---\n", "", r"video-4k\.md: frontmatter: is missing"),
    ],
)
def test_a_broken_profile_is_told_by_file_and_key(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Nobody has to search four files for a slip."""
    with pytest.raises(SettingsError, match=message):
        Skills.load(broken(tmp_path, old, new))


def test_a_folder_without_profiles_is_told(tmp_path: Path) -> None:
    """A wrong path is not an empty choice."""
    with pytest.raises(SettingsError, match="no skill profiles"):
        Skills.load(tmp_path)


def test_an_operators_own_profile_joins_the_rest(tmp_path: Path) -> None:
    """A new file is a new skill."""
    shutil.copytree(PROFILES, tmp_path, dirs_exist_ok=True)
    text = (PROFILES / "video-4k.md").read_text(encoding="utf-8")
    (tmp_path / "my-skill.md").write_text(text.replace("name: video-4k", "name: my-skill"), encoding="utf-8")

    assert "my-skill" in Skills.load(tmp_path)


@pytest.mark.parametrize(
    ("path", "configured", "name"),
    [
        ("/home/ann/.clawhub/cutroom", None, "clawhub"),
        ("/home/ann/.cursor/skills/cutroom", None, "cursor"),
        ("/home/ann/.cursor/other", None, "unknown"),
        ("/home/ann/.clawhubs/cutroom", None, "unknown"),
        ("/home/bob/.clawhub/cutroom", None, "unknown"),
        ("/opt/cutroom", "", "unknown"),
        ("/home/ann/.clawhub/cutroom", "kiosk", "kiosk"),
    ],
)
def test_the_platform_is_told_by_the_setting_and_then_by_the_path(
    path: str, configured: str | None, name: str
) -> None:
    """What is configured wins; only whole folder names count."""
    assert platform(Path(path), configured, HOME) == name
