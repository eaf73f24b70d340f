"""Words that many kinds of wishes share."""

from typing import Final

COMMON: Final = """
everywhere a an the it its it's that's this that these those they them my our your me us i we you please pls
plz just so some really kindly thanks thank too again ok okay actually video videos vid clip clips film
movie footage whole entire thing make made get give have want need would like let let's do all both each
every of for with 请 帮 帮我 帮忙 麻烦 我 我们 你 您 它 这 那 这个 那个 此 把 将 给 的 得 了 吧 啊 呢 呀 哦 嗯
下 一下 让 使 要 想 想要 需要 可以 能 再 也 都 就 先 做 做成 弄 弄成 改 改成 改为 变 变成 变为 调 调成 调到
调整 调整为 设 设为 设置 设置为 设定 成 为 到 在 全程 左右 大约 大概 差不多 整体 全片 视频 影片 短片 片子
片段 素材 整个 整段 全部 所有 里 里面 中 上 个 段 处理 直接 和 与 跟 及 来
"""
REMOVE: Final = """
throw ditch scrap toss remove delete drop erase lose get rid take out off away cut kill strip clear no
without turn disable any stop 去 去掉 去除 删 删掉 删除 删去 移除 不要 取消 关 关掉 关闭 没有 拿掉 清除 掉
"""
MUSIC: Final = """
music soundtrack bgm song songs tune tunes background backing track tracks 音乐 配乐 背景音乐 背景乐 背景 歌
歌曲 曲子 首
"""
SOUND: Final = "sound sounds audio original volume 声音 声 原声 原音 音频 音量 原来 原有"
LOOKS: Final = """
white black red yellow gold golden green blue orange pink purple color colour colored coloured big bigger
large larger huge small smaller tiny font size letters 白色 黑色 红色 黄色 金色 绿色 蓝色 橙色 粉色 紫色
白字 红字 黄字 白 黑 红 黄 金 绿 蓝 橙 粉 紫 颜色 大 小 字 字体 字号 大号 小号 大字 小字 些 点 更
"""
PLACES: Final = """
top bottom left right upper lower third center centre centered centred middle corner side hand 顶部 上方
上面 往上 向上 靠上 上移 往下 向下 靠下 下移 顶端 底部 下方 下面 底端 中间 中央 居中 正中 中部 左上 右上
左下 右下 左上角 右上角 左下角 右下角 角
位置 位于 处
"""
SPANS: Final = """
<> from to until till through at for first last start starting beginning begin end ending intro outro
opening closing final during throughout lasting long in on by over seconds 从 至 第 开始 开头 前 头 片头
结尾 末尾 最后 后 尾 片尾 结束 持续 停留 显示 出现 时 时候 处 秒 位置 为止 长 时长
"""
STRENGTHS: Final = """
bump crank pump dial push extra super ultra 相当 特别 bit little slight slightly touch tad somewhat subtle
subtly gently gentle hint much lot lots very way far strong strongly really heavily heavy significantly max
maximum extremely dramatically more less too 稍 稍微 略 略微 微 轻微 有 有点 点 些 很多 非常 大幅 得多 许多
大大 强烈 更 更加 太 过 过于 偏 一
"""
PARTS: Final = """
<> @ # from to until till through between and at after before for first last second half part parts section
bit start beginning end ending opening final during in on of only seconds onwards rest everything 从 至 第
开始 开头 前 头 结尾 末尾 最后 后 尾 之后 以后 之前 以前 前面 后面 之间 的部分 部分 这段 那段 半 一半 前半
后半 半段 前半段 后半段 中间 中段 中间段 的中间 秒 处 时候 只 仅
"""
