"""What is asked for beyond what can be done: known by its words, so that the answer can help. Pure."""

import re
from typing import Final

from studio.language.asking import ASKED_BACK
from studio.language.remarks import Remark

_TABLE: Final = (
    (
        (
            r"what (?:else )?can (?:you|i|we) (?:do|say|ask)|^\W*help\b|how does this work"
            r"|what are you able to|"
            r"你能做什么|你都?会(?:做|干)?(?:什么|啥)|你都?[能可]以?(?:做|干)(?:什么|啥)|你会什么|能做什么|会做什么|有(?:什么|哪些|啥)功能|会[干做]嘛|能[干做]嘛|怎么玩|怎么用|帮助"
        ),
        Remark.HELP,
    ),
    (
        (
            r"\b(?:export|render|download|deliver)\b(?! button)|\bsend me (?:the|my) (?:video|"
            r"file)|\bsend (?:it|that|this|the (?:video|file|result)) (?:back )?to me\b|^\W*save(?: it|"
            r" this| the video)?\W*$|导出|下载|渲染|发给我|出片"
        ),
        Remark.EXPORT,
    ),
    (r"\b(?:rotate|turn)\b.*\b\d+ ?(?:degrees?|°)|旋转\s*\d+\s*度|[转摆扶]正", Remark.TURN),
    (r"translat|翻译", Remark.TRANSLATE),
    (
        (
            r"\b(?:start|begin|open|move|put|bring|lead|place)\w*\b.*\b(?:best|most \w+"
            r"|nicest|coolest|strongest)"
            r" (?:shot|moment|scene|part|clip|bit|one)s?\b"
        ),
        Remark.BEST_FIRST,
    ),
    (r"\bgrain\b|胶片颗粒|[加添]\S*颗粒", Remark.GRAIN),
    (
        r"\b(?:remove|mute|without|isolate)\b.*\b(?:voices?|vocals?|singing)\b|(?:去掉|消除).*人声|人声.*去掉",
        Remark.VOICES,
    ),
    (r"\bundo\b|\brestore\b|\b(?:put|bring|get)\b.*\bback\b|撤[销消]", Remark.UNDO),
    (
        (
            r"transcri|speech to text|generate.*(?:captions|subtitles)|(?:auto|"
            r"automatic)\w*[ -]*(?:captions?|subtitles?)|(?:captions?|subtitles?) auto"
            r"|(?:captions?|subtitles?) (?:for|of) (?:what|(?:the|my) (?:speech|voice|words|dialogue))"
            r"|自动(?:生成|加|识别)?字幕|语音转|识别语音|语音识别"
        ),
        Remark.SPOKEN,
    ),
    (
        (
            r"voice ?-?over|\b(?:add|record) my (?:own )?voice\b|text to speech|\btts\b|\bnarrat"
            r"|dub(?:bing)?\b|read (?:it|this) aloud"
            r"|配音(?!乐)|旁白|朗读"
        ),
        Remark.SPEECH,
    ),
    (
        (
            r"speed ?-?ramp|\bramp\b|\bgradual\w*.*\b(?:speed|fast|slow)|\b(?:speed|fast"
            r"|slow)\w*.*\bgradual|(?:逐渐|慢慢|渐渐)[加减变]|变速曲线|曲线变速"
        ),
        Remark.RAMP,
    ),
    (r"\b(?:\d{2,3} ?)?fps\b|frames? (?:per|a) second|frame ?rate|帧率|\d{2,3}\s*帧", Remark.RATE),
    (
        (
            r"\b(?:reduce|smaller|compress|shrink|lower)\w*\b.*\b(?:file|size|video|mb|megabytes)\b"
            r"|\bcompress|压缩|文件.*小"
        ),
        Remark.SIZE,
    ),
    (
        (
            r"\bmake\b.*\ba gif\b|做成?动图|\b(?:to|as|into|in) (?:an? )?(?:gif|mov|avi|webm|mkv|wmv"
            r"|mp3|wav)\b"
            r"|[转换导]\w*(?:成|为|出)?\s*(?:gif|mov|avi|webm|mkv|mp3|动图)"
            r"|\bformats\b|\bextract (?:the )?(?:audio|sound)|^(?:the )?(?:audio|sound) only$|提取(?:音频"
            r"|声音)|只要声音"
        ),
        Remark.FORMAT,
    ),
    (
        (
            r"\bwho (?:is|are|was)\b|\bwhat(?:'s| is| are)? (?:in|on) (?:the|this|my) (?:video|clip|footage)|"
            r"\b(?:where|when|while) (?:he|she|they|i|we|somebody|someone|the \w+)\b|\bthe (?:part"
            r"|bit|moment|scene) (?:where|when|with)\b"
            r"|\bwhat (?:is|does|do|happens|did)\b.*\b(?:say|said|happen|in the video)\b"
            r"|\b(?:ums?|uhs?|ers?|filler words?|stutter\w*)\b|语气词|口头禅"
            r"|说.*的(?:部分|地方|那段)|出现.*的(?:部分|地方)"
        ),
        Remark.CONTENT,
    ),
    (
        (
            r"\b(?:remove|delete|replace|change|erase|hide|blur|pixelate|cut out|get rid of|take out|"
            r"swap)\b.*\b(?:background|persons?|people|"
            r"man|woman|guy|objects?|watermarks?|logo|face|faces|car|dog|cat|sky|plate|plates)\b"
            r"|green ?screen|chroma|"
            r"抠图|抠像|水印|换背景|去背景|打码|马赛克|"
            r"把人去掉|(?:裁|去|删)掉?.*(?:上面|下面|底部|里|自带)的?(?:字幕|字)|"
            r"(?:路人|人|东西|背景).{0,4}p ?掉|"
            r"(?:去掉|删除|移除|换).*(?:背景(?!音)|人物|路人|物体|天空|衣服)|(?:背景(?!音)|人物|路人|"
            r"物体).*(?:去掉|删|移除|换)"
        ),
        Remark.OBJECTS,
    ),
    (
        (
            r"\b(?:logo|stickers?|emojis?|gifs?|watermark|overlay|picture in picture|pip"
            r"|split ?screen|in the corner of|side by side)\b|"
            r"\b(?:add|insert|put|place)\b.*\b(?:picture|photo|image)\b|贴纸|表情|画中画|分屏|封面"
            r"|进度条|相框|\bprogress bar|\bthumbnail|\bcover (?:image|photo|picture)|\bpicture frame|"
            r"加.{0,8}(?:图片|照片|标志|logo)"
        ),
        Remark.OVERLAY,
    ),
    (r"\bcount ?down|倒计时|倒数|\btimer\b", Remark.COUNTDOWN),
    (
        (
            r"\bshadows?\b|\bdark (?:parts?|areas?|spots?|bits?)\b|\bbright (?:parts|areas|spots)\b|暗部"
            r"|阴影|暗的地方"
        ),
        Remark.SHADOWS,
    ),
    (r"\bfonts?\b|\btypeface|字体", Remark.FONT),
    (r"\bzoom|close-?up|\bcrop to\b|放大(?!到)|拉近|推近|特写", Remark.ZOOM),
    (r"\bblur|模糊|虚化", Remark.BLUR),
    (r"\bfad(?:e|es|ing)\b|[淡渐][入出隐显]", Remark.FADES),
    (
        (
            r"sound effects?|\bsfx\b|\b(?:whoosh|boom|beep|laugh|applause|vignette|glow|flash"
            r"|glitch|flare|pitch|auto ?tune|echo|reverb|younger|pixelat|snow|rain|collage|border"
            r"|slimmer|thinner|makeup)\w*\b"
            r"|\b(?:special|visual"
            r"|glitch|vfx) ?effects?\b|\beffects\b|特效|音效|美颜|瘦脸|美白|变声|变尖|边框|拼图"
            r"|\bvoice (?:higher|deeper|lower|like)"
        ),
        Remark.EFFECTS,
    ),
    (r"\b(?:post|upload|publish|share)\b.*\b(?:to|on)\b|发布|上传到|发到", Remark.POST),
    (r"\bgenerate|\bcreate (?:a|an|some) (?:video|clip|image|picture)|\bai video\b|生成", Remark.GENERATE),
    *ASKED_BACK,
)
_COMPILED: Final = tuple((re.compile(pattern, re.IGNORECASE), remark) for pattern, remark in _TABLE)


def remark_on(text: str) -> Remark | None:
    """Give what is to be said of a wish that no edit fulfils, if that is known."""
    return next((remark for pattern, remark in _COMPILED if pattern.search(text)), None)


def asks_for(remark: Remark, text: str) -> bool:
    """Tell whether a wish asks for one thing."""
    return any(pattern.search(text) for pattern, told in _COMPILED if told is remark)
