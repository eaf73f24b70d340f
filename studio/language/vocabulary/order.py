"""Words of wishes about which clips play, when and how fast, and about edits themselves."""

from typing import Final

from studio.language.vocabulary.common import COMMON, PARTS, SPANS
from studio.language.wish import words

UNDO: Final = words(COMMON, """
刚才 那个 不要 改回去 改回来 变回去 还原 from scratch @ reset clear remove undo revert go back take last
latest previous recent edit edits change changes step steps everything start over original to as was before
how by times one ones 1 1x forget 撤销 撤消 撤回 上 上一步 最近 最后 刚刚 步 次 操作 修改 编辑 改动 回退
退回 返回 恢复 原样 从头来 从头 开始 重来 重新 重新来过 倒回去 倒回来 倒回 回去 退回去 退回来 退 往回
往前 往后 往 原状 版本 样子 原来 之前 撤 撤掉 撤了 掉 前 还是 用 用回 取消 变回 变回去 那步 那次 刚刚 次
回到 最初 最开始 一开始 全部
""")  # fmt: skip
SPEED: Final = words(COMMON, PARTS, """
sped show them forward way far too is are runs plays feels 太 过 提速 super ultra extra very smooth
timelapse lapse hyperlapse 延时 摄影 speed speeds speeding up down fast faster quick quicker slow slower
slowed motion mo slowmo twice double half times time as to at by normal original usual rate playback play
playing played back set put change bit little lot tad much in effect add % @ # 1x per cent 加速 减速 快 慢
快进 快放 慢放 慢动作 慢镜头 加快 放慢 减慢 调慢 调快 播放 放 速 速度 倍速 倍 加倍 减半 一半 正常 原速 原来
恢复 点 些 以 翻倍 用 更 加 效果
""")  # fmt: skip
LASTING: Final = words(COMMON, """
everything fits speed speeds speeding slow slows slowing up down so that is lasts take takes long fit fill
total only until till to in into by cut shorten stretch exactly about <> @ # 加速 加快 提速 放慢 减速 到 成
至 共 秒 缩短 通过
""")  # fmt: skip
BOOMERANG: Final = words(COMMON, """
@ backward-forward boomerang effect style play plays forward forwards backward backwards and then 回旋镖
效果 来回 来回播放
播放 正放 再 倒放 然后 加 一
""")  # fmt: skip
ORDER: Final = words(COMMON, """
on change flip shift send new order reorder arrange rearrange sequence sort play playing show put place move
bring
swap switch exchange interchange reverse reversed reversing backwards in as by to into at with and then
first last start starts begin beginning open opening front end ends finish ending back before after behind
ahead spot position goes go comes come should be number @ # 1 turn around 排序 顺序 次序 排列 排 排成 按
按照 依次 依 照 播放 放 放到 放在 移 移到 移动 移动到 挪 挪到 交换 对调 互换 换 调换 倒序 颠倒 反过来 反转
倒过来 最前 最前面 前 前面 之前 以前 开头 头 第 最后 最后面 后 后面 之后 以后 结尾 末尾 尾 位 位置 调到 重新
""")  # fmt: skip
JOIN: Final = words(COMMON, """
合 按顺序 按 顺序 这几个 几个 这些 合在 连在 放在 join everything merge combine stitch concat concatenate
glue put string together into one single and in to up # @ 1 both 合并 合成 拼接 拼 拼起来 连接 连 连起来 接
接起来 接在 一起 起来 成一个 成 一个
""")  # fmt: skip
REDO: Final = words(COMMON, """
undid redo again last latest undone undo edit edits change changes step steps times everything forward back
go by 1 bring restore that was what i 重做 重新 恢复 撤销 取消 刚才 刚刚 上 步 次 操作 修改 编辑 前进 反
撤回 撤消
""")  # fmt: skip
REVERSE: Final = words(COMMON, PARTS, """
1 遍 reverse reversed reversing backwards backward rewind rewound play plays playing run runs go goes put
turn in direction motion effect 倒放 倒着 倒 倒着放 倒带 反向 播放 放 反着 反 逆向 回放 效果 加
""")  # fmt: skip
REPEAT: Final = words(COMMON, """
copied from place at the very 结尾 开头 start beginning front end ending please everything all 再放
放一遍 duplicate copy clone repeat repeats loop loops looped looping play plays
again once twice times time more another row right after itself in a back to add put of @ # 1 1x 复制 拷贝
重复 循环 再 放 播放 遍 次 回 份 一 连续
""")  # fmt: skip
REPLACE: Final = words(COMMON, """
replace swap substitute use put instead place by with in @ # 替换 替换成 替换掉 替换为 替 换成 换为 换掉 换
代替 取代 用 成
""")  # fmt: skip
_SHAPES: Final = """
vertical vertically portrait square landscape horizontal widescreen format in with aspect ratio = 竖屏 竖版
竖 横屏 横版 横 方形 正方形 宽屏 版
"""
SLIDESHOW: Final = words(COMMON, SPANS, _SHAPES, """
轮播 轮流 一张一张 张张 那种 ppt 停 停留 循环 或 或者 1 个 剪 剪成 剪辑 these those 这些 那些 些 as or
photo 展示 pic pics slideshow slide show album
presentation create build turn into photos picture pictures image images clips files media each every per
using out seconds second sent uploaded ve i've movement motion moving zoom zooms crossfade crossfades
transitions transition soft smooth nice beautiful and ken burns effect effects 幻灯片 幻灯 相册 电子相册
照片 图片 图 相片 每 张 幅 各 秒 制作 生成 播放 转 转成 做个 用 发 上传 带 动画 动态 转场 gentle gently slow
slowly subtle 运动 效果 动感
""")  # fmt: skip
PROMO: Final = words(COMMON, SPANS, _SHAPES, """
quick promo promotional trailer teaser montage ad advert advertisement commercial reel short shorts clip clips
photos pictures images video videos create combine merge join stitch cut edit turn put build together into
down up using out long second seconds minute minutes max about under exciting nice cool finished single one
1 短视频 宣传片 宣传 预告片 预告 短片 广告 混剪 剪 剪成 剪辑 剪辑成 合成 合并 拼 拼成 制作 生成 左右 的片 长
用 图片 照片 一
""")  # fmt: skip
SPLIT: Final = words(COMMON, SPANS, """
equal even equally split cut divide slice break in into two half halves 2 parts pieces clips at middle @ # 1
分割 分开 切 切开 切成 分成 拆 拆开 拆成 剪开 断开 两 半 段 份 部分 中间 从中间 一半 对半 地方
""")  # fmt: skip
