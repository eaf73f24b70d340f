"""Words of wishes about the words over the picture."""

from typing import Final

from studio.language.vocabulary.common import COMMON, LOOKS, PLACES, REMOVE, SPANS
from studio.language.wish import words

TITLES_OFF: Final = words(COMMON, REMOVE, """
字 上面 first second third fourth fifth 1st 2nd 3rd last latest newest lower thirds § @ 第 最后 条 title
titles caption captions text texts subtitle subtitles heading headings overlay overlays on screen 字幕 标题
文字 片名
""")  # fmt: skip
TITLE: Final = words(COMMON, SPANS, PLACES, LOOKS, """
nice cool simple very location names word words hashtag handle phrase quote screen date after only add
adding put place insert
write create show display include overlay title titles
caption captions text subtitle subtitles heading words lower card say says saying read reads reading called
as near into onto all way time position name tag banner style styled new colored another which credits intro
outro end by § <> @ # clip clips each 人名条 名条 加 加上 添加 加入 加个 插入 写 写上 写着 打 打上 放 放在
放到 标题 字幕 文字 片名 字样 句 句话 话 叫 是 内容 全程 一直 始终 用 居 出 上面写 停
""")  # fmt: skip
CHANGE_TITLE: Final = words(COMMON, PLACES, LOOKS, """
a bit little 挪 挪到 去 too is are can't cant i read 太 看不清 should must stay stays up down higher title
titles caption captions text subtitle subtitles heading put place move set change rename edit turn to into
at in on say says be style as lower third first second last latest start starts longer show shows appear
appears for from until <> @ § 字体 字号 样式 秒 出现 显示 持续 停留 停 长 第 标题 字幕 文字 片名 放 放在 放到
移 移到 移动 移动到 换 换成 改到 写 写成 内容
""")  # fmt: skip
NAMES: Final = words(COMMON, """
as text texts overlay overlays add put write show label labels name names clip's clips file files caption on
over each every nice some simple and 文字 文字说明 说明 名字 名称 名 加 加上 添加 加些 写 写上 标 标上 标注
显示 每 点
""")  # fmt: skip
