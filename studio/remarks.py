"""What is asked for and cannot be done: known, so that the answer can say what helps instead. Pure."""

import re
from enum import StrEnum
from typing import Final


class Remark(StrEnum):
    """What is said without being an edit."""

    HELP = "help"
    EXPORT = "export"
    SHAKE = "shake"
    TRANSITIONS = "transitions"
    COLOUR = "colour"
    NOISE = "noise"
    SPOKEN = "spoken"
    SPEECH = "speech"
    BACKWARDS = "backwards"
    TURNING = "turning"
    MUSIC_FADE = "music-fade"
    SHARPEN = "sharpen"
    GENERATE = "generate"
    ZOOM = "zoom"
    OBJECTS = "objects"
    OVERLAY = "overlay"
    TRANSLATE = "translate"
    BETTER = "better"
    RAMP = "ramp"
    WORDS = "words"


_TABLE: Final = (
    (
        (
            r"what (?:else )?can you do|^\W*help\b|how does this work|你能做什么|你会什么|"
            r"能做什么|会做什么|怎么用|帮助"
        ),
        Remark.HELP,
    ),
    (
        (
            r"\b(?:export|render|download|deliver)\b(?! button)|\bsend me (?:the|my) (?:video|"
            r"file)|导出|下载|渲染|发给我|出片"
        ),
        Remark.EXPORT,
    ),
    (r"translat|翻译", Remark.TRANSLATE),
    (
        (
            r"transcri|speech to text|generate.*(?:captions|subtitles)|(?:auto|"
            r"automatic)\w*[ -]*(?:captions?|subtitles?)|subtitles? (?:for|of) (?:what|"
            r"the speech)|"
            r"自动(?:生成|加)?字幕|语音转|识别语音"
        ),
        Remark.SPOKEN,
    ),
    (
        r"voice ?-?over|text to speech|\btts\b|\bnarrat|dub(?:bing)?\b|read (?:it|this) aloud|配音|旁白|朗读",
        Remark.SPEECH,
    ),
    (r"shak[ey]|stabili[sz]|\bsteady\b|抖动|防抖|稳定", Remark.SHAKE),
    (r"transitions?|cross ?-?fade|dissolve|wipes?\b|fade between|转场|过渡|叠化", Remark.TRANSITIONS),
    (r"\bnoise|denoise|\bhum\b|\bhiss\b|降噪|杂音|噪音|噪声", Remark.NOISE),
    (r"speed ?-?ramp|变速曲线|曲线变速", Remark.RAMP),
    (r"fad(?:e|ing).*\bmusic\b|\bmusic\b.*\bfad(?:e|ing)|音乐.*[淡渐]|[淡渐].*音乐", Remark.MUSIC_FADE),
    (
        r"\bzoom|\bpan (?:to|across|over|left|right)|ken burns|close-?up|放大(?!到)|拉近|推近|特写",
        Remark.ZOOM,
    ),
    (
        (
            r"\b(?:remove|delete|replace|change|erase|hide|blur|cut out|get rid of|take out|"
            r"swap)\b.*\b(?:background|persons?|people|"
            r"man|woman|guy|objects?|watermarks?|logo|face|faces|car|dog|cat)\b|green ?screen|chroma|"
            r"抠图|抠像|水印|换背景|去背景|"
            r"(?:去掉|删除|移除|换).*(?:背景(?!音)|人物|路人|物体)|(?:背景(?!音)|人物|路人|"
            r"物体).*(?:去掉|删|移除|换)"
        ),
        Remark.OBJECTS,
    ),
    (
        (
            r"\b(?:logo|stickers?|emojis?|gifs?|watermark|overlay|picture in picture|pip|split ?screen)\b|"
            r"\b(?:add|insert|put|place)\b.*\b(?:picture|photo|image)\b|贴纸|表情|画中画|"
            r"加.{0,8}(?:图片|照片|标志|logo)"
        ),
        Remark.OVERLAY,
    ),
    (r"sharpen|\bblur|锐化|更?清晰|模糊", Remark.SHARPEN),
    (
        (
            r"colou?r|\bgrad(?:e|ing)\b|black-white|vintage|warm(?:er)?\b|cool(?:er)?\b|bright|"
            r"dark(?:er)?\b|contrast|saturat|"
            r"\bfilters?\b|white balance|exposure|调色|滤镜|黑白|亮度|对比度|饱和|复古|变亮|变暗|调亮|调暗"
        ),
        Remark.COLOUR,
    ),
    (
        (
            r"\bbackwards?\b|in reverse|reverse (?:the|my|this) (?:video|clip|footage)|"
            r"reverse (?:it|@)|倒放|倒着"
        ),
        Remark.BACKWARDS,
    ),
    (r"\b(?:rotat|flip|mirror|upside)|旋转|翻转|镜像", Remark.TURNING),
    (r"\bgenerate|\bcreate (?:a|an|some) (?:video|clip|image|picture)|生成", Remark.GENERATE),
    (
        (
            r"\b(?:better|nicer|cooler|professional|awesome|improve|enhance|beautiful|"
            r"cinematic look|pretty)\b|好看|更好|美化|高级|优化"
        ),
        Remark.BETTER,
    ),
    (
        (
            r"^(?!.*§)(?:.*\b(?:add|insert|put|write|create|want|need|with)\b.*\b(?:titles?|captions?|"
            r"subtitles?|text)\b|\W*(?:titles?|captions?|subtitles?)\W*$|"
            r".*(?:加|添|上|写|配).*(?:字幕|标题|文字)|\W*(?:字幕|标题)\W*$)"
        ),
        Remark.WORDS,
    ),
)
_COMPILED: Final = tuple((re.compile(pattern, re.IGNORECASE), remark) for pattern, remark in _TABLE)


def remark_on(text: str) -> Remark | None:
    """Give what is to be said of a wish that no edit fulfils, if that is known."""
    return next((remark for pattern, remark in _COMPILED if pattern.search(text)), None)


def asks_for(remark: Remark, text: str) -> bool:
    """Tell whether a wish asks for one thing."""
    return any(pattern.search(text) for pattern, told in _COMPILED if told is remark)
