"""Ways of speaking that look like two wishes and are one, or like one and are two, said plainly. Pure."""

import re
from typing import Final

_WHOLE: Final = (
    r"\b(promos?|videos?|slide ?shows?|montages?|reels?|trailers?|teasers?|films?|movies?|highlights?|ads?)"
)
_PARTS: Final = (
    r"(?:(?:vivid|warm|cool|cinematic|vintage) (?:colou?rs?|look|grade|tones?)"
    r"|the title §|titles? §|overlays?|transitions?|crossfades?|captions|titles|music|soundtrack)"
)
_HAN_PARTS: Final = r"(?:文字|字幕|标题|音乐|转场|调色|滤镜|片头|片尾)"
_HAN_AMOUNTS: Final = r"(?:亮度|对比度|饱和度|色温|清晰度|曝光)"
_T: Final = r"(<\d+>)"
_ENDS: Final = (
    r"(?:the )?both (?:the )?(?:ends|sides)|(?:the )?(?:start|beginning|front|head) and(?: at"
    r"| from)? (?:the )?(?:end|tail|back)"
    r"|(?:the )?front & (?:the )?back|each end|either end"
)
_HAN_ENDS: Final = r"掐头去尾|去头去尾|首尾|头尾|两头|两端|前后|开头和结尾|开头结尾|片头片尾"
_HEARD: Final = r"(music|song|sound|audio|voices?)"
_MENDED_SO: Final = (
    r"(?:[\s,;.–—-]+(?:so |please )*(?:turn|bring|make) (?:it|them) (?:down|up|quieter|louder|softer|lower)\b"
    r"|(?=\s*(?:$|[.;!])))"
)
# What looks like two wishes and is one, or like one and is two.
_REPHRASED: Final = (
    (r"\b(everything|all(?: (?:of )?(?:the|my))?(?: \w+)?) but (?:for )?(?=the |@|#)", r"\1 except "),
    (r",? but (?:not )?(?:for )?(?=(?:the )?@-?\d+\s*(?:$|[;,.]))", " except "),
    # "black and white but keep the last clip in colour"
    (
        (
            r",? but (?:please )?(?:keep|leave) (?:the )?(@-?\d+) (?:(?:in|with) )?(?:full |its "
            r"|the )?(?:original )?"
            r"(?:colou?rs?|as (?:it )?is|alone|untouched|unchanged|normal|the same)(?=\s*(?:$|[;,.]))"
        ),
        r" except \1",
    ),
    (r"(?<=[a-z>]) (?:n|'n'|nd) (?=[a-z<@§])", " and "),
    # What is taken off both ends is taken off each.
    (
        rf"\b(\w+ ){_T} (?:off|from|at|on|of)(?: of)? (?:{_ENDS})",
        r"\1\2 off the start; \1\2 off the end",
    ),
    (rf"\b(\w+) (?:off |from )?(?:{_ENDS}) by {_T}", r"\1 \2 off the start; \1 \2 off the end"),
    (
        rf"(?:{_HAN_ENDS})\s*(?:各|都|分别)?\s*((?:剪|去|删|裁|切)[掉去除]?)\s*(?:各|都)?\s*{_T}",
        r"开头\1\2; 结尾\1\2",
    ),
    (rf"(?:{_HAN_ENDS})\s*(?:各|都|分别)\s*{_T}\s*((?:剪|去|删|裁|切)[掉去除]?|不要)", r"开头\1\2; 结尾\1\2"),
    (rf"(?:{_HAN_ENDS})\s*(?:各|都|分别)\s*{_T}", r"开头去掉\1; 结尾去掉\1"),
    (
        (
            r"\bi don['’]?t (?:want|need) (?:any |the |this |that |my )?(?=@|#|music\b|titles?\b|text\b"
            r"|transitions?\b"
            r"|captions?\b|subtitles?\b)"
        ),
        "remove ",
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
            r"((?:\b(?:do not|don['’]?t)\b|不要|别)[^,;.，。]*?) (?=(?:just|only) (?:add|make|put|mute"
            r"|cut|trim|speed|change|remove)\b)"
        ),
        r"\1; ",
    ),
    (r"\b(?:trim|cut) (?:it|the video|@-?\d+)? ?so (?:that )?it (end|start|stop)s (?:at|on)\b", r"\1 at"),
    (r"(?<=\w),? (?:please )?fix (?:it|that|this)\b", ""),
    (r"\bonly (?:change|edit) (@-?\d+)\s*:", r"\1:"),
    (r"\bless (yellow|orange|warm|red|blue|cold|cool)\b", r"too \1"),
    (
        r"\bspeed (?:to |at |of |= ?)?(\d+(?:\.\d+)?)(?![\d%x<.>])(?! ?(?:seconds|percent|times))",
        r"speed \1x",
    ),
    (r"速度\s*(?:调?[到为成]|改成)?\s*(\d+(?:\.\d+)?)(?![\d%x<.>倍])", r"速度\1x"),
    (r"\b((?:speed|slow|faster|slower)\b[^;,.<]*?)\b(\d+(?:\.\d+)?) times\b", r"\1\2x"),
    (
        (
            rf"\b(?:an? )?{_T} (?:long )?((?:instagram |tik ?tok |ig |youtube |facebook )?(?:reel|tiktok"
            rf"|shorts|short|story|status))\b"
        ),
        r"a \1 highlight; make it a \2",
    ),
    (
        (
            r"\b(?:the )?(?:music|song) (?:is )?(?:drowns?|drowning|covers?|covering"
            r"|overpower\w*) (?:out )?(?:my|the|his|her)? ?(?:voices?|speech|me)\b"
            r"|\b(?:can'?t|cannot|barely) hear [^,;.]*\b(?:over|because of) the (?:music|song)\b|(?:音乐"
            r"|歌)(?:声)?(?:别|不要)?盖[过住]了?(?:人声|说话\w*|声音)"
        ),
        "duck the music",
    ),
    (
        (
            r"\b((?:merge|join|combine|stitch)\b[^,;.§]*?),? with (?=(?:\w+ ){0,3}(?:music|transitions?"
            r"|crossfades?|titles?)\b)"
        ),
        r"\1; add ",
    ),
    (r"(合起来|拼起来|连起来|合在一起|拼接|合并)\s*(?=[加配])", r"\1; "),
    (
        r"(?:画面|视频|镜头)?是?(?:倒着的|颠倒的|反着的|上下颠倒)[,，]?\s*(?:请|帮我)?(?:转|翻|旋转|调)(?:过来|正)",
        "旋转180度",
    ),
    (rf"\bthe {_T} mark\b", r"\1"),
    (rf"\bexcept (?:for )?(?:the )?first {_T}", r"after \1"),
    (r"(?:\bfrom\s+)?=\d+_\d+=\s*(?:to|into|->|→|转|变)\s*(?==)", ""),
    (r"(§\d+§[^;,.]*?),? with (?=(?:an? )?(?:fade|slow fade))", r"\1; add "),
    (rf"({_T}[^;]*?\b(?:end|stop|finish)\w* (?:it )?(?:at|by)) (\d+)(?=\s*(?:$|[;,.]))", r"\1 <\g<3>000>"),
    (
        r"(@-?\d+)([^,，;；。@#<§]*?)(?:并且|而且|并(?!排)|且)(?=(?!.*(?:音乐|歌|字幕|标题|整|全|都|导出))[^,，;；。@#]*(?:$|[,，;；。]))",
        r"\1\2; \1",
    ),
    (r"\b(make [^,;.]*?) instead$", r"\1"),
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
    # Where, said afterwards: "in slow motion but only the last 2 seconds"
    (r",? but only (?:for |in |on |at )?(?=(?:the )?(?:first|last) <)", " for "),
    (r",? but only (?:for |in |on )?(?=(?:the )?[@#])", " on "),
    (
        (
            r",? (?:without|but not|but don['’]?t) (?:chang\w*|affect\w*) (?:the )?pitch"
            r"|,? keep(?:ing)? the (?:same )?pitch|[,，]?但?声音?不变调"
        ),
        "",
    ),
    # Two ways of playing, and one wish.
    (r"\b(forwards?)[, ]*(?:and|then|and then)[, ]*(backwards?)", r"\1 \2"),
    (
        (
            rf"\b(speed\w* [^,;.]*?),? (?:and make|so) (?:that )?(?:it'?s|it is|it lasts|it takes"
            rf"|it fits(?: in(?:to)?)?|it becomes|it)\b(?=[^,;.<]*{_T})"
        ),
        r"\1 so it is",
    ),
    (r"\b((?:make|do) (?:it|this|that) [^,;.]*?) instead\b", r"\1"),
    (
        (
            r",? (?:can|could) (?:you|u) (?:please )?(?:fix|change|correct) (?:it|that|this)\b|,? (?:can"
            r"|could) (?:you|u)"
            r" (?:please )?fix\b"
        ),
        "",
    ),
    (r"(播?放\s*@-?\d+)\s*[,，]?\s*(?:然后|再)\s*播?放\s*(?=@)", r"\1和"),
    (r"(\bplay @-?\d+),? (?:and )?(?:then )?play (?=@)", r"\1 and "),
    (rf"{_T}\s*[-–—~]\s*{_T}", r"\1 to \2"),
    (rf"\bbetween {_T} and {_T}", r"from \1 to \2"),
    (rf"在?{_T}\s*(?:和|到|至)\s*{_T}\s*之间", r"从\1到\2"),
    (
        (
            rf"\b(?:start|begin)(?:s|ning|ing)? (?:it |the video )?(?:at|from) {_T}(?:,|\s|and|then)+"
            rf"(?:end|stop|finish)(?:s|ing|ning)? (?:it )?(?:at|by|on) {_T}"
        ),
        r"keep from \1 to \2",
    ),
    (rf"从?{_T}\s*开始[,，]?\s*(?:到|在)\s*{_T}\s*(?:结束|为止|停止|止)", r"保留\1到\2"),
    (rf"\bfirst and (?:the )?last {_T}", r"first \1 and the last \1"),
    (r"\bfade[ -]?in(?: and |/| & |, ?)(?:fade[ -]?)?out\b|淡入(?:和|、|与|及)?淡出|渐入渐出", "fade-both"),
    (r"\bfad(e|es|ing) (the (?:\w+ )?\w+|it|clip \d+|@-?\d+) in(?: and |/| & |, ?)out\b", r"fade-both \2"),
    (r"\b(backwards?|in reverse)(?: and)? in (?=slow)", r"\1; "),
    (r"(?<![\w.])mp-?4(?![a-z\d])", " file "),
    # How long what was sent is says nothing about what shall become of it.
    (rf"\b(from|out of|using) (my|the|a|this|our) {_T}", r"\1 \2 "),
    (rf"用(我的?|这段?|这个)?\s*{_T}\s*的?(?=\w*(?:素材|视频|录像|片段))", r"用\1 "),
    (r"\bteal (?:and|&) orange\b", "teal"),
    (r"(幻灯片|相册)\s*[,，]\s*(?=带|要?有)", r"\1"),
    # "music that ducks", "music with a fade out": the music, and what it does.
    (r"(\b(?:music|song|track)\b[^,;.]*?) (?:with|that|which) (?:an? )?(fad\w+)", r"\1; \2 the music "),
    (
        (
            r"(\b(?:music|song|track)\b[^,;.]*?) (?:that|which) (?:ducks?|gets? (?:quieter|softer|lower)"
            r"|gives? way)\b"
        ),
        r"\1; duck the music",
    ),
    (r"\bblack[ -](?:and|&|n)[ -]white\b", "black-white"),
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
    # "Clip 2 is too long, cut it to 4 s" is about that clip; "the music is too loud" says what to do.
    (
        (
            r"(?:the )?(@-?\d+) (?:is|was|runs|feels) (?:way |much |a bit |a little )?too "
            r"(?:long|short|slow|fast)[\s,;:.!–—-]+(?:so |please )*(\w+) it\b"
        ),
        r"\2 \1",
    ),
    (
        r"(@-?\d+)\s*(?:有点|太)[长短慢快]了?\s*[,，。]?\s*(?:请|麻烦|帮我)?(?=剪|缩短|加速|放慢|加快|减速|改)",
        r"\1",
    ),
    (rf"\b{_HEARD} (?:is|are) (?:\w+ ){{0,2}}too loud{_MENDED_SO}", r"make \1 quieter"),
    (rf"\b{_HEARD} (?:is|are) (?:\w+ ){{0,2}}too (?:quiet|soft|low){_MENDED_SO}", r"make \1 louder"),
    (
        rf"({_T}[^;,.]*?) for (?:an? |my |the )?(?:instagram )?(?:reels?|shorts?|tiktoks?|story|stories)\b",
        r"\1",
    ),
    # "1080p at 30 fps" asks for two things.
    (r"(?<=\w) (?:at|with|and) (?=\d{2,3} ?(?:fps|frames?)\b)", "; "),
    (r"\b(top|left) (?:and|&) (?:the )?(bottom|right)\b", r"\1-\2"),
    (rf"({_HAN_AMOUNTS})\s*(?:和|与|及|、)\s*(?={_HAN_AMOUNTS})", r"\1; "),
    (rf"({_HAN_PARTS})\s*(?:和|与|及|、)\s*(?={_HAN_PARTS}|\w{{0,6}}(?:音乐|转场|字幕|标题))", r"\1; 加"),
    (r"\bpicture and sound\b|\bsound and picture\b", "everything"),
    (r"(@-?\d+) first\s*,?\s*(?:and )?then (?=@)", r"\1, "),
    (rf"({_T})\s*(?:和|与|跟)\s*(?=前|后|最后|开头|结尾)", r"\1; "),
    (r"(?<!片段)(?:和|与)(?=加|添|剪|删|静音|淡|改成|把|配)", "; "),
)
_ONE_WISH: Final = tuple((re.compile(pattern, re.IGNORECASE), new) for pattern, new in _REPHRASED)


def rephrased(text: str) -> str:
    """Give a marked text in words that can be cut into wishes."""
    for pattern, plainly in _ONE_WISH:
        text = pattern.sub(plainly, text)
    return text
