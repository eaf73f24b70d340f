"""Wishes about what is heard."""

from typing import Final

from studio.editing import operations as ops
from studio.language import vocabulary as words
from studio.language.readings import music, sound
from studio.language.readings.spoken import GONE, MUSIC, REMOVE, SOUND
from studio.language.row import row

_PUT: Final = (
    r"\b(?:add|put|use|using|include|insert|lay|give|with|want|need|play|throw|mix)\b|加|添|配|放|用|来|插入"
)
_SWITCH: Final = r"\b(?:change|replace|switch|swap|different|another|instead)\b|换"
_LOFI: Final = r"\blo-?fi\b"
_MOOD: Final = r"\b(?:lo-?fi|upbeat|cinematic|ambient)\b"
_LOUDNESS: Final = (
    rf"\bvolume|\bloud|\bquiet|\bsofter\b|音量|\bdb\b|分贝|[大小]声|(?:{SOUND}|"
    rf"{MUSIC}).*[大小高低轻响吵]|[大小高低].*(?:{SOUND}|{MUSIC})"
    rf"|\b(?:turn|bring)\b.*\b(?:up|down)\b|\b(?:lower|raise|reduce|increase|decrease|boost|halve|"
    rf"double)\b.*(?:{MUSIC}|{SOUND})"
    rf"|(?:{MUSIC}|{SOUND}).*(?:%|一半|\bhalf\b)|(?:%|一半|\bhalf\b).*(?:{MUSIC}|{SOUND})"
)
_VOICE: Final = (
    r"\bwhat \w+ (?:says?|said|saying|(?:is|are|am) saying)\b|\b(?:voices?|vocals?"
    r"|speech|dialog(?:ue)?|speaking|talking)\b|人声|语音|对白|说话|讲话"
)
_CLEARER: Final = (
    r"\b(?:clear\w*|enhanc\w*|improv\w*|boost|clean\w*|isolat\w*|better|stand out)\b"
    r"|增强|清[晰楚]|突出|提升|优化|改善"
)
_NOISE: Final = (
    r"\bnois\w+|\bdenois|\bhum(?:ming)?\b|\bhiss|\bwind\b|\bbuzz|\bstatic\b|降噪|去噪"
    r"|[噪杂]音|噪声|风声|底噪|电流声"
)
_SPEAKS: Final = (
    r"\b(?:voices?|speech|speak\w*|talk\w*|dialog(?:ue)?|narration|vocals?|words)\b|人声|说话|讲话|对白|有人"
)
_LOWER: Final = r"\b(?:lower|quieter|softer|down|reduce|dip|drop|under|gives? (?:way|priority))\b|小|低|压|让"

CLEANING: Final = (
    row(
        rf"\bvoices?\b.*\blouder than\b.*(?:{MUSIC})|\bduck|闪避|避让"
        rf"|^(?=.*(?:{MUSIC}))(?=.*(?:{_LOWER}))(?=.*(?:{_SPEAKS}))",
        music.duck,
        words.DUCK,
    ),
    row(
        rf"^(?!.*\b(?:picture|image|grain\w*|visual)\b)(?!.*(?:画面|图像|噪点))(?!\W*denoise\W*(?:it"
        rf"|(?:the |this |my )?(?:video|clip|footage|@-?\d+))?\W*$).*(?:{_NOISE})"
        rf"|(?:{_VOICE}).*(?:{_CLEARER})|(?:{_CLEARER}).*(?:{_VOICE})"
        r"|\b(?:clean\w*|enhance|improve)\b.*\b(?:audio|sound)\b|\b(?:audio|sound) clean-?(?:ing|up)\b|"
        r"(?:声音|音质).*清[晰楚]|(?:人声|说话|讲话).*听不",
        sound.clear,
        words.CLEAR,
    ),
    row(
        r"\bloudness\b|\bnormali[sz]|\blufs\b|\b(?:(?:even|level) out|balance)\b.*\b(?:volume|sound|audio"
        r"|levels?)\b|响度|忽大忽小|(?:音量|声音).*(?:一样大|不一)"
        r"|(?:音量|声音).*(?:统一|归一|标准|均衡)|(?:统一|归一|标准化|均衡).*(?:音量|声音)",
        sound.loudness,
        words.LOUDNESS,
    ),
    row(
        rf"(?:{MUSIC}).*<|<.*(?:{MUSIC})",
        lambda wish: music.placed(wish) if music.is_placed(wish) else (),
        words.MUSIC_PLACED,
    ),
)
REMOVING: Final = (
    row(
        rf"(?:{MUSIC}) off\b|(?:{REMOVE}).*(?:{MUSIC})|(?:{MUSIC}).*(?:{GONE})",
        lambda _: (ops.RemoveMusic(),),
        words.MUSIC_OFF,
    ),
)
LEVELS: Final = (
    row(
        r"\bunmute\b|取消静音|(?:\brestore\b|\bbring back\b|恢复|打开).*(?:sound|audio|声)"
        r"|声音?.*(?:恢复|打开|开开)",
        sound.unmute,
        words.MUTE,
    ),
    row(
        rf"(?:{SOUND}) off\b|\bmut(?:e|ed|ing)\b|^\W*silence\b|静音|消音|(?:{REMOVE}).*(?:{SOUND})"
        rf"|(?:{SOUND}).*(?:{GONE})",
        sound.mute,
        words.MUTE,
    ),
    row(rf"(?:{_SWITCH}).*(?:{MUSIC})|(?:{MUSIC}).*(?:{_SWITCH})", music.replace, words.ADD_MUSIC),
)
TRACKS: Final = (
    row(_LOUDNESS, sound.volume, words.VOLUME),
    row(
        rf"(?:{_PUT}).*(?:{MUSIC}|\btrack\b|{_MOOD}|{music.TUNES}|~|\bsomething (?:chill\w*|relax\w*"
        rf"|happy|fun"
        rf"|calm|epic|peaceful|energetic|soft)\b)|(?:{_PUT}).*(?:\bmy\b|uploaded|我的|"
        rf"上传).*(?:\baudio\b|\bsound\b|\bfile\b|\brecording\b|音频|声音)|"
        rf"^(?:(?:a|an|the|some|any|nice|little|more|add|put|with) )*(?:{music.TUNES})[\w -]*$|"
        rf"^[\w -]{{0,30}}(?:{MUSIC})(?: (?:from|at|for|until|till)\b[^,;]*)?$|^{_LOFI}",
        music.music,
        words.ADD_MUSIC,
    ),
)
