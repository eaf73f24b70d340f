"""Where one wish ends and the next begins, and what looks like that and is one. Pure."""

from typing import Final

from studio.language.readings.spoken import TIME

_WHOLE: Final = (
    r"\b(promos?|videos?|slide ?shows?|montages?|reels?|trailers?|teasers?|films?|movies?|highlights?|ads?"
    r"|tik ?toks?|shorts|story|stories|vlogs?|edits?|short|together|(?:cinematic|vintage|vivid|warm) (?:look"
    r"|style|feel|grade))"
)
_PARTS: Final = (
    r"(?:(?:vivid|warm|cool|cinematic|vintage) (?:colou?rs?|look|grade|tones?)"
    r"|the title §|titles? §|overlays?|transitions?|crossfades?|captions?|titles|music|soundtrack|songs?"
    r"|beats"
    r"|(?:the )?text §|(?:black |letterbox )bars)"
)
_HAN_PARTS: Final = r"(?:文字|字幕|标题|音乐|bgm|配乐|转场|调色|滤镜|片头|片尾)"
_HAN_AMOUNTS: Final = r"(?:亮度|对比度|饱和度|色温|清晰度|曝光)"
JOINTS: Final = (
    (
        rf"\b(fade in from (?:white|black))(?:,? and| &|,) (?:fade )?(out to (?:black|white)),? {TIME} each",
        r"\1 for \3; fade \2 for \3",
    ),
    (
        r"\b(fade in from (?:white|black))(?:,? and| &|,) (?:fade )?out (?=to (?:black|white))",
        (
            r"\1; fade"
            r" out "
        ),
    ),
    (
        r"(?:开头|前面?)的?(<\d+>)\s*(?:和|与|跟|以及)\s*(?:结尾|最后|后面?)的?(<\d+>)\s*(?:都|各|全)?\s*(去掉|剪掉|删掉|删|剪|不要)",
        r"开头\3\1; 结尾\3\2",
    ),
    (r"((?:去掉|删掉|剪掉|去|删|剪)[^,，;]*?<\d+>)\s*(?:和|与|及)\s*(?=@)", r"\1; "),
    (
        (
            r"\b((?:looks?|is|it'?s) (?:too |so |a bit |very )?)(\w+) and (?:too |so )?"
            r"(dark|bright|blurry|grainy|shaky|quiet|loud|slow|noisy)\b"
        ),
        r"\1\2; it is too \3",
    ),
    # "music that ducks", "music with a fade out": the music, and what it does.
    (r"(\b(?:music|song|track)\b[^,;.]*?) (?:with|that|which) (?:an? )?(fad\w+)", r"\1; \2 the music "),
    (
        (
            r"(\b(?:music|song|track)\b[^,;.]*?) (?:that|which) (?:ducks?|gets? (?:quieter|softer|lower)"
            r"|gives? way)\b"
        ),
        r"\1; duck the music",
    ),
    (r"(短片|视频|影片|片子)\s*(?=配(?:上|个|点)?\S{0,6}音乐)", r"\1; "),
    (
        (
            r"((?:\bbest <\d+>|\btogether|\binto one(?: video)?)),? with (?=(?:\w+ ){0,3}(?:music"
            r"|soundtrack)\b)"
        ),
        r"\1; add ",
    ),
    (
        (
            r"((?:\b(?:do not|don['’]?t)\b|不要|别)[^,;.，。]{0,60}?) (?=(?:just|only) (?:add|make|put|mute"
            r"|cut|trim|speed|change|remove)\b)"
        ),
        r"\1; ",
    ),
    (
        (
            r"\b((?:merge|join|combine|stitch)\b[^,;.§]*?),? with (?=(?:\w+ ){0,3}(?:music|transitions?"
            r"|crossfades?|titles?)\b)"
        ),
        r"\1; add ",
    ),
    (r"(合起来|拼起来|连起来|合在一起|拼接|合并)\s*(?=[加配])", r"\1; "),
    (r"(§\d+§[^;,.]*?),? with (?=(?:an? )?(?:fade|slow fade))", r"\1; add "),
    (
        r"(@-?\d+)([^,，;；。@#<§]*?)(?:并且|而且|并(?!排)|且|然后|接着)(?=(?!.*(?:剪|音乐|歌|字幕|标题|整|全|都|导出))[^,，;；。@#]*(?:$|[,，;；。]))",
        r"\1\2; \1",
    ),
    (r"\b(on|to) (the )?beats? with (?=(?:\w+ ){0,3}(?:music|song)\b)", r"\1 \2beat; add "),
    (
        (
            r"((?:\b(?:square|vertical|portrait|landscape|story|reel|format)\b"
            r"|=\d+_\d+=)[^;§,]*?),? with (?=(?:an? |the )?(?:titles?|text|captions?)? ?§)"
        ),
        r"\1; add ",
    ),
    (r"(竖屏|横屏|方形)的?(?=<)", r"\1; 做成"),
    (r"带(\S{0,6}?音乐)的(短?视频|短片|影片)", r"\2; 加\1"),
    (r"(播?放\s*@-?\d+)\s*[,，]?\s*(?:然后|再)\s*播?放\s*(?=@)", r"\1和"),
    (r"(\bplay @-?\d+),? (?:and )?(?:then )?play (?=@)", r"\1 and "),
    (r"\b(backwards?|in reverse)(?: and)? in (?=slow)", r"\1; "),
    (r"(幻灯片|相册)\s*[,，]\s*(?=带|要?有)", r"\1"),
    # "a promo with text overlays and transitions" asks for three things.
    (rf"{_WHOLE}\b((?: [\w<>=]+){{0,4}}?),? with (?=(?:[\w-]+ )?(?:[\w-]+ )?{_PARTS})", r"\1\2; add "),
    (
        (
            r"^((?:please )?(?:make|turn|create|crop|cut|format)\b[^;§]*?),? with "
            r"(?=(?:(?:an?|the|big|small|large|white|black|red|yellow)? ?)*"
            r"(?:titles?|captions?|subtitles?|text)? ?§)"
        ),
        r"\1; add ",
    ),
    (r"(§\d+§[^;,.]*?),? with (?=(?:[\w-]+ ){0,3}(?:music|soundtrack)\b)", r"\1; add "),
    # "1080p at 30 fps" asks for two things.
    (r"(?<=\w) (?:at|with|and) (?=\d{2,3} ?(?:fps|frames?)\b)", "; "),
    (rf"({_HAN_AMOUNTS})\s*(?:和|与|及|、)\s*(?={_HAN_AMOUNTS})", r"\1; "),
    (rf"({_HAN_PARTS})\s*(?:和|与|及|、)\s*(?={_HAN_PARTS}|\w{{0,6}}(?:音乐|转场|字幕|标题))", r"\1; 加"),
    (r"(@-?\d+) first\s*,?\s*(?:and )?then (?=@)", r"\1, "),
    (r"(?<!片段)(?:和|与)(?=加|添|剪|删|静音|淡|改成|把|配)", "; "),
    (rf"({TIME})\s*(?:和|与|跟)\s*(?=前|后|最后|开头|结尾)", r"\1; "),
)
