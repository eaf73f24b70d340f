"""What says too little to be done: known by its words, so that the answer can ask back. Pure."""

from typing import Final

from studio.language.remarks import Remark

ASKED_BACK: Final = (
    (
        (
            r"^\W*(?:delete|remove|clear|erase) (?:everything|all|it all|all (?:the )?clips"
            r"|the (?:timeline|video|whole thing))\W*$"
            r"|^(?:删除|清空|删掉|去掉)(?:所有|全部|一切)?$|^全部?都?(?:不要|删除|删掉|清空)了?$"
        ),
        Remark.EMPTY,
    ),
    (r"white balance|白平衡", Remark.BALANCE),
    (r"\bshuffle|\brandom|\b(?:re)?order (?:the |my )?(?:clips|videos)?$|打乱|随机", Remark.ORDER),
    (
        (
            r"\b(?:do(?:n'?t| not) (?:like|love)|hate|wrong|ugly|terrible|awful|horrible|worse)\b"
            r"|\blike (?:it was )?before\b|\bbetter before\b"
            r"|\bnot (?:th(?:at|is)|like th|what i|right|good|nice)"
            r"|不喜欢|不是这|不好看|不对|错了|难看|不满意|不行"
        ),
        Remark.UNHAPPY,
    ),
    (
        (
            r"\b(?:too|way|bit|much|little|so) (?:too |way )?(?:long|short)\b|\bmake it short$|\btighten\b"
            r"|\bsame length\b|\bshort(?:er)? version\b|一样长"
            r"|\b(?:shorter|longer)\b"
            r"|^\W*(?:trim|cut|shorten)(?: (?:it|@-?\d+|the (?:video|clip)))?\W*$"
            r"|太[长短]|有点[长短]|[剪弄改变做调]\s*[长短]|^(?:再)?[短长](?:一?点|些)?$"
        ),
        Remark.LENGTH,
    ),
    (
        (
            r"^\W*(?:cut|trim|remove|delete|take|chop|shave|snip|keep)(?: off| out"
            r"| away)? (?:about )?<\d+>(?: (?:off|out|from|of)(?: it| the video| (?:each|every"
            r"|all)\b.*)?)?\W*$"
            r"|^(?:剪掉?|去掉|删掉?|裁掉?|保留)\s*<\d+>$"
        ),
        Remark.SIDE,
    ),
    (
        (
            r"^how (?:long|many)\b|^what(?:\x27s| is) (?:on|in) (?:the|my) (?:timeline|project|edit"
            r"|cut)\b|^(?:list|which) (?:the |my )?clips\b|^what(?:\x27s"
            r"| is) the (?:length|duration)\b|^see it$|看看|^what (?:did you|have you|has) (?:do"
            r"|done|change|changed)|(?:多长"
            r"|几段|几个片段|多少秒)"
        ),
        Remark.STATE,
    ),
    (
        r"\b(?:add|put|play|use|want|need|with|replace)\b.*\b(?:music|songs?|tracks?|tunes?)\b|[加配放换]\S*(?:音乐|歌|曲)",
        Remark.MOOD,
    ),
    (
        (
            r"\b(?:first|last) \d+[^\w%]*$|\bfrom \d+ to \d+\W*$|^\W*(?:cut|trim|remove|delete"
            r"|keep) \d+(?: ?(?:to|-) ?\d+)?\W*$"
        ),
        Remark.UNIT,
    ),
    (
        (
            r"^(?!.*\b(?:add|put|write|insert|with)\b)(?!.*[加写]).*(?:\bthe (?:\w+ )?(?:intro|outro"
            r"|opening|beginning|middle|ending|end|start|parts?|bits?|sections?)\b"
            r"|\b(?:the|all the) (?:rest|others?)\b|其余|剩下|其他|\b(?:boring|good|slow) (?:parts?"
            r"|bits?)\b|中间|片头|片尾|开头|结尾|掐头去尾|去头去尾"
            r"|那[段部]|部分|^定格|freeze)"
        ),
        Remark.PART,
    ),
    (
        (
            r"^(?:(?:even|much|a|little|bit|way|lot|tiny) )*(?:more|less|bigger|smaller|larger|higher"
            r"|lower|too much)\W*$"
            r"|^(?:再)?(?:[多少大小高低]|来)(?:一?点|些)?$|^太多|^太少|^过了"
        ),
        Remark.MORE,
    ),
    (
        (
            r"\b(?:better|nicer|cooler|professional|awesome|improve|enhance|beautiful|"
            r"pretty|amazing|viral|edit (?:it|my|the|this|photos|videos)|surprise me|do your (?:thing|magic)"
            r"|dynamic|smoother|engaging|vlog)\b|\blook nice\b|随便|看着办|随意|你定|好看|更好|美化"
            r"|高级|优化|智能剪辑"
            r"|^(?:剪|剪辑|编辑|处理)$|^[做剪弄]成?个?\s*(?:短?视频|vlog|片子|短片)$"
            r"|^(?:剪辑|编辑|处理)(?:我的?|这[个段]|一下)?.*(?:素材|视频|录像|片段)$"
            r"|剪一下|剪辑一下"
        ),
        Remark.BETTER,
    ),
    (
        (
            r"^(?!.*§)(?:.*\b(?:add|insert|put|write|create|want|need|with)\b.*\b(?:titles?|captions?|"
            r"subtitles?|text)\b|\W*(?:(?:big|bold|nice|cool|some) )*(?:titles?|captions?|subtitles?"
            r"|text)\W*$|"
            r".*\b(?:add|put|write) (?:my name|an? (?:intro|outro|end card|end screen))\b.*"
            r"|.*\bnumber the\b.*|.*\b(?:add|show)\b.*\bdate\b.*|.*(?:编号|日期).*|.*\bgive\b.*\btitle\b.*|"
            r".*(?:加|添|上|写|配).*(?:字幕|标题|文字)|\W*(?:字幕|标题)\W*$)"
        ),
        Remark.WORDS,
    ),
    (
        (
            r"\bfix (?:the |my )?colou?rs\b|\b(?:style|vibe|filter|aesthetic|grade)\b|\blook$|风格|风$"
            r"|滤镜|调颜?色|小清新|日系|质感"
        ),
        Remark.STYLE,
    ),
)
