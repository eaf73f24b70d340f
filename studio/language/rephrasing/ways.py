"""Things that are said in a roundabout way, said plainly. Pure."""

from typing import Final

from studio.language.readings.spoken import TIME

_HEARD: Final = r"(music|song|sound|audio|voices?)"
_IS: Final = r"(?:(?:is|are) (?:\w+ ){0,2}|(?:way |much |a bit |a little )?)"
_MENDED_SO: Final = (
    r"(?:[\s,;.–—-]+(?:so |please )*(?:turn|bring|make) (?:it|them) (?:down|up|quieter|louder|softer|lower)\b"
    r"|(?=\s*(?:$|[.;!])))"
)
WAYS: Final = (
    (r"(fps|[24]k|\d{3,4}p) (hdr)\b", r"\1; \2"),
    # "reverse clip 2, then play it normally": once each way
    (
        (
            r"\b(?:reverse|rewind|play) (it|@-?\d+|the (?:video|film|whole thing))"
            r"(?: backwards?| in reverse)?"
            r"(?:,| and| then)+ (?:play|run)s? (?:it |that )?(?:again )?(?:normal(?:ly)?|forwards?|as usual)"
            r"(?: again)?"
        ),
        r"play \1 backward-forward",
    ),
    # "fill the frame, no black bars": one wish
    (
        (
            r"((?:\bfill\w*(?: (?:up )?(?:it|the (?:frame|screen|picture)))?|\bcrop\w* to"
            r" fill)\b[^,;.]*?)(?:,? and|,)? "
            r"(?:with )?(?:no|without(?: any| the)?) (?:black )?(?:bars|borders)\b"
        ),
        r"\1",
    ),
    (
        (
            r"(\b(?:vertical|square|landscape|portrait)\b[^,;.§]*?) (?:with no|without(?: any| the)?) "
            r"(?=(?:black )?(?:bars|borders)\b)"
        ),
        r"\1; no ",
    ),
    # "lofi music not too loud under the voices"
    (
        (
            r"(\b(?:music|song|track|beats|piano|guitar)\b[^,;.<]*?) (?:but |that is |that's )?(?=not (?:too"
            r"|so) loud\b)"
        ),
        r"\1; ",
    ),
    (
        (
            r"(\b(?:music|song|track|beats|piano|guitar|not (?:too|so) loud)\b) (?:under|beneath|below"
            r"|behind) (?:the |my |his "
            r"|her |our )?(?:voices?|voice-?overs?|speech|talking|dialog(?:ue)?|people talking|narration)\b"
        ),
        r"\1; duck the music",
    ),
    (
        (
            r"((?:look|style|filter|grade|film|movie)\b) with (?=(?:some |a bit of |film |subtle |light"
            r" )*grain\b)"
        ),
        r"\1; add ",
    ),
    (
        (
            r"\b(join|merge|combine|stitch|connect|link) (\S+(?: \S+)?) with (?:an? )?(?:smooth |soft |nice"
            r" )?fades?\b"
        ),
        r"\1 \2; add crossfades",
    ),
    (r"(^|[,;.] ?)(?:just|only) (?=the (?:first|last) <|<\d+> ?(?:to|-|–) ?<)", r"\1keep only "),
    (r"(@-?\d+) (?:part|bit|section)\b(?! (?:of|where|from|when|with|at))", r"\1"),
    (r"\bswap (?:the )?first (?:2|two)\b", "swap @1 and @2"),
    (r"\b(should|must|to) last (?:for )?(?=<)", r"\1 stay for "),
    (r"(?<=[a-z>]) (?:n|'n'|nd) (?=[a-z<@§])", " and "),
    (
        (
            r"\bi don['’]?t (?:want|need) (?:any |the |this |that |my )?(?=@|#|music\b|titles?\b|text\b"
            r"|transitions?\b"
            r"|captions?\b|subtitles?\b|(?:first|last) <)"
        ),
        "remove ",
    ),
    (r"(?<=\w),? (?:please )?fix (?:it|that|this)\b", ""),
    (r"\bless (yellow|orange|warm|red|blue|cold|cool)\b", r"too \1"),
    (
        r"\bspeed (?:to |at |of |= ?)?(\d+(?:\.\d+)?)(?![\d%x<.>])(?! ?(?:seconds|percent|times))",
        r"speed \1x",
    ),
    (r"速度\s*(?:调?[到为成]|改成)?\s*(\d+(?:\.\d+)?)(?![\d%x<.>倍])", r"速度\1x"),
    (r"\b((?:speed|slow|faster|slower)\b[^;,.<]*?)\b(\d+(?:\.\d+)?) times\b", r"\1\2x"),
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
        r"(?:画面|视频|镜头)?是?(?:倒着的|颠倒的|反着的|上下颠倒)[,，]?\s*(?:请|帮我)?(?:转|翻|旋转|调)(?:过来|正)",
        "旋转180度",
    ),
    (r"(?:\bfrom\s+)?=\d+_\d+=\s*(?:to|into|->|→|转|变)\s*(?==)", ""),
    (r"\b(make [^,;.]*?) instead$", r"\1"),
    (
        (
            r",? (?:without|but not|but don['’]?t) (?:chang\w*|affect\w*) (?:the )?pitch"
            r"|,? keep(?:ing)? the (?:same )?pitch|[,，]?但?声音?不变调"
        ),
        "",
    ),
    # Two ways of playing, and one wish.
    (r"\b(forwards?)[, ]*(?:and|then|and then)[, ]*(backwards?)", r"\1 \2"),
    (r"\b((?:make|do) (?:it|this|that) [^,;.]*?) instead\b(?! of)", r"\1"),
    (
        (
            r",? (?:can|could) (?:you|u) (?:please )?(?:fix|change|correct) (?:it|that|this)\b|,? (?:can"
            r"|could) (?:you|u)"
            r" (?:please )?fix\b"
        ),
        "",
    ),
    (r"\bfade[ -]?in(?: and |/| & |, ?)(?:fade[ -]?)?out\b|淡入(?:和|、|与|及)?淡出|渐入渐出", "fade-both"),
    (r"\bfad(e|es|ing) (the (?:\w+ )?\w+|it|clip \d+|@-?\d+) in(?: and |/| & |, ?)out\b", r"fade-both \2"),
    (r"(?<![\w.])mp-?4(?![a-z\d])", " file "),
    (r"\bteal (?:and|&) orange\b", "teal"),
    (r"\bblack[ -](?:and|&|n)[ -]white\b", "black-white"),
    (
        r"(@-?\d+)\s*(?:有点|太)[长短慢快]了?\s*[,，。]?\s*(?:请|麻烦|帮我)?(?=剪|缩短|加速|放慢|加快|减速|改)",
        r"\1",
    ),
    (
        (
            rf"\b(speed\w* [^,;.]*?),? (?:and make|so) (?:that )?(?:it'?s|it is|it lasts|it takes"
            rf"|it fits(?: in(?:to)?)?|it becomes|it)\b(?=[^,;.<]*{TIME})"
        ),
        r"\1 so it is",
    ),
    # "Clip 2 is too long, cut it to 4 s" is about that clip; "the music is too loud" says what to do.
    (
        (
            r"(?:the )?(@-?\d+) (?:is|was|runs|feels) (?:way |much |a bit |a little )?too "
            r"(?:long|short|slow|fast)[\s,;:.!–—-]+(?:so |please )*(\w+) it\b"
        ),
        r"\2 \1",
    ),
    (rf"\b(?:(?:my|the|his|her|our) )?{_HEARD} {_IS}too loud{_MENDED_SO}", r"make \1 quieter"),
    (rf"\b(?:(?:my|the|his|her|our) )?{_HEARD} {_IS}too (?:quiet|soft|low){_MENDED_SO}", r"make \1 louder"),
    (r"\b(top|left) (?:and|&) (?:the )?(bottom|right)\b", r"\1-\2"),
    (r"\bpicture and sound\b|\bsound and picture\b", "everything"),
)
