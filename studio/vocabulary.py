"""The words that each kind of wish may be made of. A wish with any other word is understood by half at most.

The signs stand for marks: `<>` a time, `@` a clip, `#` a list of clips, `§` a quote, `~` an uploaded sound,
`=` a shape, `%` a share, `1x` a multiple, `1db` decibels, `1p` lines of a picture, `1` a plain number.
"""

from typing import Final

from studio.wish import words

_COMMON: Final = """
a an the it its it's this that these those they them my our your me us i we you please pls plz just so
some really kindly thanks thank too again ok okay actually video videos vid clip clips film movie footage
whole entire thing make made get give have want need would like let let's do all both each every of for
with 请 帮 帮我 帮忙 麻烦 我 我们 你 您 它 这 那 这个 那个 此 把 将 给 的 了 吧 啊 呢 呀 哦 嗯 下 一下 让
使 要 想 想要 需要 可以 能 再 也 都 就 先 做 做成 弄 弄成 改 改成 改为 变 变成 变为 调 调成 调到 调整
调整为 设 设为 设置 设置为 设定 成 为 到 在 视频 影片 短片 片子 片段 素材 整个 整段 全部 所有 里 里面 中
上 个 段 处理 直接 和 与 跟 及 来
"""
_REMOVE: Final = """
remove delete drop erase lose get rid take out off away cut kill strip clear no without turn disable any
stop 去 去掉 去除 删 删掉 删除 删去 移除 不要 取消 关 关掉 关闭 没有 拿掉 清除 掉
"""
_MUSIC: Final = """
music soundtrack bgm song songs tune tunes background backing track tracks 音乐 配乐 背景音乐 背景乐 背景
歌 歌曲 曲子 首 bgm
"""
_SOUND: Final = "sound sounds audio original volume 声音 声 原声 原音 音频 音量 原来 原有"
_LOOKS: Final = """
white black red yellow gold golden green blue orange pink purple color colour colored coloured big bigger
large larger huge small smaller tiny font size letters 白色 黑色 红色 黄色 金色 绿色 蓝色 橙色 粉色 紫色
白字 红字 黄字 颜色 大 小 字 字体 字号 大号 小号 大字 小字 些 点 更
"""
_PLACES: Final = """
top bottom left right upper lower third center centre centered centred middle corner side hand 顶部 上方
上面 顶端 底部 下方 下面 底端 中间 中央 居中 正中 中部 左上 右上 左下 右下 左上角 右上角 左下角 右下角 角
位置 位于 处
"""
_SPANS: Final = """
<> from to until till through at for first last start starting beginning begin end ending intro outro
opening closing final during throughout lasting long in on by over seconds 从 至 第 开始 开头 前 头 片头
结尾 末尾 最后 后 尾 片尾 结束 持续 停留 显示 出现 时 时候 处 秒 位置 为止 长 时长
"""

UNDO: Final = words(_COMMON, """
undo revert go back take scratch last latest previous recent edit edits change changes step steps
everything start over original to as was before how by times one ones 1 1x forget 撤销 撤消 撤回 上 上一步
最近 最后 刚才 刚刚 步 次 操作 修改 编辑 改动 回退 退回 返回 恢复 原样 从头来 重来
""")  # fmt: skip
BEST: Final = words(_COMMON, """
best most interesting exciting good moment moments part parts bit bits scene scenes shot shots highlight
highlights reel summary montage compilation cut cutting trim shorten keep only choose pick select find
extract grab take show use edit create down to in from into about around roughly under short shorter long
length seconds total automatically auto on beat beats max maximum <> 剪 剪出 剪出来 剪成 剪到 剪辑 剪辑成
剪辑出 保留 留下 留 只 只要 只留 只保留 选 选出 挑 挑选 挑出 提取 截取 取 找出 精彩 最精彩 高光 精华 集锦 最好
最好的 最 部分 瞬间 时刻 镜头 画面 内容 自动 秒 长 左右 时长 缩短 缩短到 一个 按 节拍 节奏 卡点 踩点 出 出来
""")  # fmt: skip
BORING: Final = words(_COMMON, _REMOVE, """
boring dull uninteresting part parts bit bits piece pieces scene scenes shot shots section sections segment
segments moment moments trim skip stuff automatically 剪 剪掉 剪去 裁掉 切掉 无聊 不精彩 没意思 乏味 部分 镜头
画面 地方 段落 内容 自动
""")  # fmt: skip
SILENT: Final = words(_COMMON, _REMOVE, """
silence silences silent dead air space pause pauses gap gaps long awkward part parts bit bits piece pieces
scene scenes section sections segment segments moment moments stretch stretches trim skip from in
automatically where is 剪 剪掉 剪去 裁掉 切掉 静音 无声 没声音 没有声音 静默 沉默 停顿 部分 画面 镜头 地方
段落 内容 自动
""")  # fmt: skip
SHAKY: Final = words(_COMMON, _REMOVE, """
shaky wobbly jittery unsteady part parts bit bits piece pieces scene scenes shot shots section sections
segment segments moment moments trim skip from in automatically 剪 剪掉 剪去 裁掉 切掉 抖动 晃动 摇晃 手抖 抖
晃 部分 画面 镜头 地方 段落 内容 自动
""")  # fmt: skip
BLACK: Final = words(_COMMON, _REMOVE, """
black screen screens frame frames gap gaps part parts bit bits piece pieces scene scenes shot shots section
sections segment segments moment moments trim skip from in automatically 剪 剪掉 剪去 裁掉 切掉 黑屏 黑场 黑帧
黑画面 全黑 黑色 黑 部分 画面 镜头 地方 段落 内容 自动
""")  # fmt: skip
FADE: Final = words(_COMMON, _REMOVE, _SPANS, """
fade fades fading in out both black-white add put and into black screen effect slow gentle smooth 淡入
淡出 渐入 渐出 渐显 渐隐 淡入淡出 加 加上 添加 加个 效果 从黑 黑场 黑
""")  # fmt: skip
MUSIC_OFF: Final = words(_COMMON, _REMOVE, _MUSIC)
TITLES_OFF: Final = words(_COMMON, _REMOVE, """
title titles caption captions text texts subtitle subtitles heading headings overlay overlays on screen
字幕 标题 文字 片名
""")  # fmt: skip
MUTE: Final = words(_COMMON, _REMOVE, _MUSIC, _SOUND, """
mute muted silence silent unmute restore everything in from on bring back to @ # 静音 消音 取消静音 恢复
打开 无声
""")  # fmt: skip
VOLUME: Final = words(_COMMON, _MUSIC, _SOUND, """
loud louder loudness quiet quieter soft softer lower raise reduce increase decrease turn up down boost set
put change adjust bring level half double twice bit little lot tad much everything to at by in on and it's
original be as % @ # 1 1db 1x 大 小 高 低 轻 响 提高 降低 调高 调低 调大 调小 增大 增加 减小 减少 加大
放大 一半 加倍 减半 翻倍 点 些 大声 小声 更 降 降到 提 提到 整体 放 太 有点
""")  # fmt: skip
SPEED: Final = words(_COMMON, """
speed speeds speeding up down fast faster quick quicker slow slower slowed motion mo slowmo twice double
half times time as to at by normal original usual rate playback play playing played back set put change
bit little lot tad much in effect add % @ # 1x per cent 加速 减速 快 慢 快进 快放 慢放 慢动作 慢镜头 加快
放慢 减慢 调慢 调快 播放 放 速 速度 倍速 倍 加倍 减半 一半 正常 原速 原来 恢复 点 些 以 翻倍 用 更 加 效果
""")  # fmt: skip
ADD_MUSIC: Final = words(_COMMON, _MUSIC, _SPANS, """
add adding put use using include insert lay throw play mix replace change switch swap set as under
underneath behind beneath into onto and volume level quietly audio sound file mp3 uploaded upload attached
attach sent own mine which something bit style mood vibe kind beat beats lofi lo fi chill chilled relaxing
relaxed mellow upbeat happy energetic fun cheerful lively cinematic epic dramatic ambient calm peaceful
atmospheric gentle soft quiet % ~ 1 加 加上 添加 加入 添 加点 加些 配 配上 配个 放 放上 用 用作 换 换成
换上 换为 作为 当 当作 插入 音频 声音 文件 我的 自己 上传 发 传 首 音量 音量为 点 些 种 风格 类 感 轻松
舒缓 慵懒 欢快 动感 活力 快乐 电影感 电影 史诗 大气 震撼 氛围 安静 平静 宁静 柔和 轻柔 作 以 刚才 刚刚
配乐
""")  # fmt: skip
TITLE: Final = words(_COMMON, _SPANS, _PLACES, _LOOKS, """
add adding put place insert write create show display include overlay title titles caption captions text
subtitle subtitles heading words lower card say says saying read reads reading called as near into onto
all way time screen position new colored another which § <> 加 加上 添加 加入 加个 插入 写 写上 写着 打
打上 放 放在 放到 标题 字幕 文字 片名 字样 句 句话 话 叫 是 内容 全程 一直 始终 用 居 出 上面写
""")  # fmt: skip
CHANGE_TITLE: Final = words(_COMMON, _PLACES, _LOOKS, """
title titles caption captions text subtitle subtitles heading put place move set change rename edit turn
to into at in on say says read be § 标题 字幕 文字 片名 放 放在 放到 移 移到 移动 移动到 换 换成 改到 写
写成 内容
""")  # fmt: skip
ORDER: Final = words(_COMMON, """
order reorder arrange rearrange sequence sort play playing show put place move bring swap switch exchange
interchange reverse reversed reversing backwards in as by to into at with and then first last start starts
begin beginning open opening front end ends finish ending back before after behind ahead spot position
goes go comes come should be number @ # 1 turn around 排序 顺序 次序 排列 排 排成 按 按照 依次 依
照 播放 放 放到 放在 移 移到 移动 移动到 挪 挪到 交换 对调 互换 换 调换 倒序 颠倒 反过来 反转 倒过来 最前
最前面 前 前面 之前 以前 开头 头 第 最后 最后面 后 后面 之后 以后 结尾 末尾 尾 位 位置 调到 重新
""")  # fmt: skip
JOIN: Final = words(_COMMON, """
join everything merge combine stitch concat concatenate glue put string together into one single and in to up
# @ 1 both 合并 合成 拼接 拼 拼起来 连接 连 连起来 接 接起来 接在 一起 起来 成一个 成 一个 1
""")  # fmt: skip
LENGTH: Final = words(_COMMON, """
limit cap shorten cut trim long total length duration in at to only seconds last be just max maximum most
exactly <> @ 缩短 剪 剪辑 剪短 裁 控制 限制 总长 总 长 长度 时长 以内 内 只 共 秒
""")  # fmt: skip
CUTS: Final = words(_COMMON, _REMOVE, _SPANS, """
trim chop shave skip clip crop shorten down keep only use extract leave retain save just select half
halves part parts section segment portion piece bit chunk everything anything rest between before after
past beyond onward onwards up front head tail back middle stop stops finish total second one opening @ # 1
except 剪 剪掉 剪去 剪到 剪辑 裁 裁掉 裁剪 切 切掉 移除 砍 砍掉 截 截取 截掉 截到 修剪 保留 只要 只留
只保留 留 留下 只 前面 前段 后面 之前 以前 之后 以后 之间 中间 一半 半 半段 前半 后半 前半段 后半段 部分
内容 长度 缩短 以内 止 剩 剩下 其余 取 提取 用
""")  # fmt: skip
CANVAS: Final = words(_COMMON, """
resolution res quality size definition export render output download as lower raise reduce increase bump
in at to into by shape aspect ratio format formatted frame picture crop cropped fit resize resized scale
upscale upscaled downscale rescale convert change set switch turn vertical vertically portrait horizontal
landscape square widescreen wide tiktok tik tok reel reels shorts short story stories instagram ig youtube
yt douyin uhd hd full ultra fhd 4k pixels px p and mode orientation up = 1p 1080 720 分辨率 画质 清晰度
比例 画幅 画面 尺寸 大小 导出 输出 渲染 竖屏 竖版 竖 横屏 横版 横 方形 正方形 宽屏 高清 超高清 全高清 超清
抖音 快手 裁 裁剪 裁成 缩放 放大 放大到 缩小 缩小到 转 转成 转换 转为 适合 适配 用 格式 版 模式 屏 视频号
小红书
""")  # fmt: skip
EVERY: Final = (
    UNDO, BEST, BORING, SILENT, SHAKY, BLACK,
    FADE, MUSIC_OFF, TITLES_OFF, MUTE, VOLUME, SPEED, ADD_MUSIC, TITLE, CHANGE_TITLE, ORDER, JOIN,
    LENGTH, CUTS, CANVAS,
)  # fmt: skip
