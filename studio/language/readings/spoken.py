"""What several readings listen for: the verbs, nouns and ends of time that people name."""

from typing import Final

from studio.editing.operations import Operation

Read = tuple[Operation, ...]

TIME: Final = r"(<\d+>)"  # as it is marked, in milliseconds
START: Final = (
    r"\b(?:first|start|beginning|front|intro|opening|head)\b|开头|开始|最?前面|片头|最前|前(?=\s*<)|头"
)
END: Final = r"\b(?:last|end|ending|tail|outro|back|final)\b|结尾|末尾|最后|后面|片尾|后(?=\s*<)|尾"
KEEP: Final = (
    r"\b(?:keep|only|use|extract|leave|just|want|retain|save|select)\b|保留|只要|留下|只留|只保留|"
    r"截取|提取|留"
)
CUT: Final = (
    r"\b(?:snip|throw(?=\b.*\b(?:out|away)\b)|ditch|scrap|toss|trim|cut|remove|delete|drop|chop|shave"
    r"|skip|erase|lose|get rid of|take(?=\b.*\b(?:off|"
    r"out|away)\b)|clip(?= off)|"
    r"crop(?= off)|no|without)\b|去掉|删掉|删除|删去|剪掉|剪去|剪|裁掉|裁|切掉|切|去除|移除|砍掉|"
    r"截掉|修剪|不要|去|删"
)
REMOVE: Final = (
    r"\b(?:throw(?=\b.*\b(?:out|away)\b)|ditch|scrap|toss|remove|delete|drop|erase|lose|get rid of"
    r"|take(?=\b.*\b(?:off|out|away)\b)|cut|kill|"
    r"strip|clear|no|without|"
    r"turn off|turn(?=\b.*\boff\b)|disable|stop)\b|去掉|删|去除|移除|不要|取消|关|没有|拿掉|清除|去"
)
# In Chinese the object may come first.
GONE: Final = r"去掉|去除|删|移除|关|取消|拿掉|清除|不要"
MUSIC: Final = (
    r"\b(?:music|soundtrack|bgm|songs?|tunes?|backing track|background track)\b|音乐|配乐|背景乐|"
    r"歌曲?|曲子|bgm"
)
SOUND: Final = r"\b(?:sounds?|audio|volume)\b|原声|原音|声音|音频|音量|声"
TITLE: Final = (
    r"\b(?:titles?|captions?|subtitles?|headings?|texts?|lower third|overlays?)\b|字体"
    r"|(?<=[把的])字(?![体幕号数])|^字(?=[大小去删换变改调挪放往])"
    r"|字幕|标题|文字|片名|字样"
)
FASTER: Final = r"\bsped\b|\b(?:speed (?:[\w@#/-]+ ){0,3}up|fast(?:er)?|quick(?:er)?)\b|加快|加速|提速|快"
SLOWER: Final = r"\bslow|慢|减速"
