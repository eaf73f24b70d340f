"""Words of wishes about time: cuts, lengths, and what is chosen by looking."""

from typing import Final

from studio.language.vocabulary.common import COMMON, MUSIC, REMOVE, SPANS
from studio.language.wish import words

_BEST: Final = """
together these those this i turn convert summarize summarise 总结 a each every all off 每 每个 每段 各 段
best most interesting exciting
good moment moments part parts bit bits scene scenes shot shots highlight highlights reel summary montage
compilation cut cutting trim shorten keep only choose pick select find extract grab take show use edit
create down to in from into about around roughly under short shorter long length seconds total automatically
auto on beat beats max maximum <> 剪 剪出 剪出来 剪成 剪到 剪辑 剪辑成 剪辑出 保留 留下 留 只 只要 只留
只保留 选 选出 挑 挑选 挑出 提取 截取 取 找出 精彩 最精彩 高光 精华 集锦 最好 最好的 最 部分 瞬间 时刻 镜头
画面 内容 自动 秒 长 左右 时长 缩短 缩短到 一个 按 节拍 节奏 卡点 踩点 出 出来
"""
BEST: Final = words(COMMON, _BEST)
BEST_ON_BEAT: Final = words(COMMON, MUSIC, _BEST)
BORING: Final = words(COMMON, REMOVE, """
废片 废镜头 bad worst blurry ugly useless unusable footage 不好 没用 boring dull uninteresting part parts
bit bits piece pieces scene scenes shot shots section sections segment segments moment moments trim skip
stuff automatically 剪 剪掉 剪去 裁掉 切掉 无聊 不精彩 没意思 乏味 部分 镜头 画面 地方 段落 内容 自动
""")  # fmt: skip
SILENT: Final = words(COMMON, REMOVE, """
气口 换气 没人说话 没有人说话 不说话 jump jumpcuts cut cuts add silence silences silent dead air space
pause pauses
gap gaps long awkward part parts bit bits piece pieces scene scenes section sections segment segments moment
moments stretch stretches trim skip from in automatically where is 剪 剪掉 剪去 裁掉 切掉 静音 无声 没声音
没有声音 静默 沉默 停顿 部分 画面 镜头 地方 段落 内容 自动
""")  # fmt: skip
SHAKY: Final = words(COMMON, REMOVE, """
shaky wobbly jittery unsteady part parts bit bits piece pieces scene scenes shot shots section sections
segment segments moment moments trim skip from in automatically 剪 剪掉 剪去 裁掉 切掉 抖动 晃动 摇晃 手抖
抖 晃 部分 画面 镜头 地方 段落 内容 自动
""")  # fmt: skip
BLACK: Final = words(COMMON, REMOVE, """
black screen screens frame frames gap gaps part parts bit bits piece pieces scene scenes shot shots section
sections segment segments moment moments trim skip from in automatically 剪 剪掉 剪去 裁掉 切掉 黑屏 黑场
黑帧 黑画面 全黑 黑色 黑 部分 画面 镜头 地方 段落 内容 自动
""")  # fmt: skip
LENGTH: Final = words(COMMON, """
keep total play plays into fit squeeze under below within less more no than half as 一半 减半 不超过 别超过
不要超过 之内 长 bring should be must has show display 显示 展示 limit cap shorten cut trim long length
duration in at to only seconds last just max maximum most stretch extend lengthen longer shorter by down up
clip picture pictures exactly <> @ # 缩短 延长 拉长 加长 减少 剪 剪辑 剪短 裁 控制 限制 总长 总 长度 时长
以内 内 只 共 秒
""")  # fmt: skip
CUTS: Final = words(COMMON, REMOVE, SPANS, """
show should must snip throw ditch scrap toss trim chop shave skip clip crop shorten down keep only use
extract leave retain save just select half halves part parts section segment portion piece bit chunk
everything anything rest between before after past beyond onward onwards up front head tail back middle stop
stops finish total second one opening @ # 1 except 剪 剪掉 剪去 剪到 剪辑 裁 裁掉 裁剪 切 切掉 移除 砍 砍掉
截 截取 截掉 截到 修剪 保留 只要 只留 只保留 留 留下 只 前面 前段 后面 之前 以前 之后 以后 之间 中间 一半 半
半段 前半 后半 前半段 后半段 部分 内容 长度 缩短 以内 止 剩 剩下 其余 取 提取 用
""")  # fmt: skip
BEATS: Final = words(COMMON, MUSIC, """
synced it everything make beatsync beat-sync use using uploaded sent send song's ~ 用 使用 上传 发 来 做
so that land fall falls
cuts cut cutting edit edits match matches align snap sync synchronize synchronise time beat beats rhythm to
on with in clips transitions every 卡点 踩点 节拍 节奏 对齐 对上 匹配 同步 跟 跟着 按 按照 切 剪辑 剪 剪辑点
卡 点 上 有 感
""")  # fmt: skip
FREEZE: Final = words(COMMON, SPANS, """
add 最后 停留 1 第 video freeze frozen freezing hold holding still frame picture image shot pause stop stays
stay there moment @ # 定格 画面 帧 冻结 静止 静帧 停 停住 停顿 停在 首帧 尾帧 一 秒 处 画
""")  # fmt: skip
EDGE: Final = words(COMMON, REMOVE, """
一 intro introduction outro opening ending credits first last final closing part parts bit section segment
scene scenes shot trim skip keep only just leave chop of from in 剪 剪掉 剪去 裁掉 切掉 保留 只留 留 留下
只保留 片头 片尾 开场 开头 结尾 最后 第 部分 那 1
""")  # fmt: skip
