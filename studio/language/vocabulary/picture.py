"""Words of wishes about the picture."""

from typing import Final

from studio.language.vocabulary.common import COMMON, PARTS, PLACES, REMOVE, SPANS, STRENGTHS
from studio.language.wish import words

FADE: Final = words(COMMON, REMOVE, SPANS, """
渐黑 white 从白色 从白 白场 白 白色 黑色 到 变 开场 fade fades fading in out both add put and into black
screen effect slow gentle smooth 淡入 淡出 渐入 渐出 渐显 渐隐 淡入淡出 黑屏 画面 加 加上 添加 加个 效果
从黑 黑场 黑
""")  # fmt: skip
CANVAS: Final = words(COMMON, """
那种 种 这种 样式 剪 剪成 linkedin facebook twitter fps frame frames rate per second hz images 帧 帧率 每秒
帧数 发 style edit edited like tiktok-style higher better more 更高 提升 提高 from out of using raw drone
recording recordings file files material travel trip 原始 航拍 录像 转 文件 1 bring up back again instead
normal resolution res quality size definition export render output download as lower raise reduce increase
bump in at to into by shape aspect ratio format formatted picture crop cropped fit resize resized scale
upscale upscaled downscale rescale convert change set switch turn vertical vertically portrait horizontal
landscape square widescreen wide tiktok tik tok reel reels shorts short story stories instagram insta ig
youtube
yt douyin uhd hd full ultra fhd 4k pixels px p and mode orientation = 1p 1080 720 分辨率 画质 清晰度 比例
画幅 画面 尺寸 大小 导出 输出 渲染 竖屏 竖版 竖 横屏 横版 横 方形 正方形 宽屏 高清 超高清 全高清 超清 抖音
快手 裁 裁剪 裁成 缩放 放大 放大到 缩小 缩小到 转成 转换 转为 适合 适配 用 格式 版 模式 屏 视频号 小红书
b 站 方 图
填满 铺满 模糊 背景 黑边 fill fills filled blur blurred background bars borders black letterbox with
sides blurry
""")  # fmt: skip
PASSING: Final = words(COMMON, SPANS, REMOVE, """
切 faster shorter longer slower quicker only everything all 白闪 黑闪 快 丝滑 太 smoother smoothen soften
joins next
let photos pictures images 照片 图片 hard straight plain cuts 硬切 直接 切换 transition transitions
transitioning crossfade crossfades cross fade fades fading fade-both dissolve dissolves wipe wipes wiping
slide slides sliding push pushes dip dips flash flashes white black left right leftwards rightwards up
upwards down downwards smooth smoothly soft nice simple quick fast short snappy rapid slow long add put use
using insert apply effect effects between after before into onto and each every other change replace switch
set to cut clip's joint joints scene scenes shots via style @ # 转场 过渡 叠化 溶解 交叉 淡化 淡入淡出 擦除
划像 划 滑动 滑 推 推移 闪白 闪黑 白场 黑场 白 黑 白色 黑色 向 左 右 上 下 从 往 快速 缓慢 慢 短 长 平滑
柔和 自然 加 加上 添加 加个 加入 用 换 换成 效果 之间 间 每 每个 各 镜头 画面 方式 式
""")  # fmt: skip
_GRADED: Final = """
photo photos pictures images 照片 图片 should must be look looks looking grade graded grading color colour
colors colours colored coloured colorgrade filter filters tone tones toned style styled effect feel feeling
vibe mood touch apply add put use with like correct correction tint picture image footage scene scenes shot
shots turn into convert in as nice 色 色调 调 调色 色彩 颜色 滤镜 风格 效果 感觉 画面 图像 镜头 加 加上 添加
加个 套 用 应用 转 转成 换成 感 味 氛围 风
"""
GRADE: Final = words(COMMON, PARTS, STRENGTHS, _GRADED, """
dramatic w b cinematically teal-orange black white bw n monochrome monochromatic grayscale greyscale grey
gray scale
remove take out drain without no all vintage retro old film films movie movies fashioned school time timey
sepia nostalgic nostalgia 70s 80s 90s 60s 50s cinematic cinema filmic film-like hollywood teal orange
blockbuster vivid vibrant vibrance punchy pop warm sunny summer summery golden hour sunset cosy cozy cool
cold icy blueish enhance improve better nicer beautify auto automatic automatically 黑白 单色 灰度 去色 复古
怀旧 老 电影 老电影 胶片 老照片 做旧 大片 鲜艳 鲜明 艳丽 明艳 暖 暖色 冷 冷色 校色 分级 增强 优化 美化 一
自动
""")  # fmt: skip
UNGRADED: Final = words(COMMON, PARTS, REMOVE, _GRADED, """
put bring colors colour color i want need 彩色 go how it was black white vintage cinematic warm cool vivid
monochrome sepia reset back to original natural normal restore undo adjustments adjustment changes
corrections 黑白 复古 电影 电影感 暖 冷 鲜艳 恢复 还原 原 原色 原样 原来 重置
""")  # fmt: skip
ADJUST: Final = words(COMMON, PARTS, STRENGTHS, _GRADED, """
bring needs need should tone color colors photo photos picture pictures images 照片 图片 kinda kind sort dull
lifeless pale flat faded washed i can't cant barely see anything 灰 灰蒙蒙 发灰 苍白 淡 平淡 blurry soft
focus out 糊 不 够 不够 夜景 夜晚 晚上 夜里 拍 曝光过度 曝光不足 过度 不足 看不清 升 降 bright brighter
brighten brightness light lighter lighten lightness exposure overexposed
over-exposed over exposed underexposed under under-exposed dark darker darken dim dimmer contrast contrasty
contrastier saturated saturate saturation desaturate desaturated oversaturated over-saturated colorful
colourful warm warmer warmth warmen cool cooler cold colder yellow orange red blue up down off white balance
temperature sharp sharpen sharpened sharpening sharper sharpness crisp crisper clear clearer details detail
edges fine denoise denoised noise noisy grain grainy graininess remove reduce reduction less lower raise
boost increase decrease higher stronger richer rich extra intensify drop minus plus set by to not so that as
visual high low enhance improve clean get rid and % 1 + - 亮 亮度 变亮 调亮 提亮 暗 变暗 调暗 压暗 曝光 过曝
过亮 过暗 欠曝 is are looks look seems it's 对比 对比度 饱和 饱和度 色彩 浓 浓郁 艳 色温 白平衡 暖 冷 黄 蓝
红 清晰 清晰度 清楚 锐 锐化 锐利 细节 边缘 噪点 噪 噪音 颗粒 颗粒感 降噪 去噪 减少 降低 减弱 提高 提升 增加
增强 加强 加大 拉高 拉低 高 低 强 多 少 弱 去 去掉 去除 消除 得 一
""")  # fmt: skip
ROTATE: Final = words(COMMON, PARTS, """
flip flipped sideways is it's came filmed recorded was the wrong way 90 1 rotate rotated rotation turn
turned spin clockwise counterclockwise counter-clockwise counter anticlockwise anti-clockwise anti cw ccw
left right by degrees degree deg upside down around upright quarter picture image 旋转 转 顺时针 逆时针 向左
向右 左 右 度 颠倒 倒 倒过来 画面 图像 180 270 往
""")  # fmt: skip
MIRROR: Final = words(COMMON, PARTS, """
mirror mirrored mirroring flip flipped flipping horizontally horizontal vertically vertical upside down left
right over to across image picture effect like 镜像 翻转 左右 上下 水平 垂直 画面 图像 颠倒 反转 对称 翻
""")  # fmt: skip
CROP: Final = words(COMMON, PARTS, PLACES, """
各 都 分别 crop cropped cropping cut trim take off out away remove edges edge sides both all around border
borders picture image frame by % 裁 裁剪 裁掉 裁去 切 切掉 剪掉 去掉 边 边缘 四周 四边 两侧 两边 左边 右边
上边 下边 左侧 右侧 画面 左 右 上 下 顶 底 图像
""")  # fmt: skip
ZOOM: Final = words(COMMON, PARTS, STRENGTHS, REMOVE, """
punch punched animate 运动 动起来 动 zoom zooms zoomed zooming in out slow slowly gradual gradually gently
gentle smooth smoothly effect ken burns motion movement push pan pans panning tilt left right up down
upwards downwards closer close into by to add apply subtle picture image across over reset undo camera move
moves % 1x 1 photos pictures photo center middle 放大 缩放 推近 拉近 推进 推 拉远 拉开 拉 平移 摇镜 摇 运镜
镜头 缓慢 慢慢 慢 逐渐 动态 效果 加 加上 添加 画面 照片 图片 向 往 左 右 上 下 倍 取消 近 远 缩小 移动 到
""")  # fmt: skip
STEADY: Final = words(COMMON, PARTS, REMOVE, STRENGTHS, """
kinda pretty quite so very 稳 更 shot shots smoothen image picture stabilize stabilise stabilized
stabilised stabilization
stabilisation stabilizer stabiliser steady steadier steadied shake shakes shaky shakiness shaking wobble
wobbly jitter jittery jitters handheld camera footage fix reduce smooth smoother out hold still correct is
too looks add apply turn on enable because bumpy cancel undo 防抖 稳定 抖动 抖 晃动 晃 摇晃 手抖 画面 镜头
增稳 地方 抖得 晃得 厉害 消除 减少 减轻 加 加上 开启 打开 太 不 一 处理 很 有
""")  # fmt: skip
FILL: Final = words(COMMON, REMOVE, """
cinematic cinema movie film style look effect wide top bottom above below at 电影 电影感 影院 宽银幕 上下 感
式 behind on it crop cropped fill fills filled filling cover frame screen blur blurred blurry background
backdrop bars
bar borders border sides side edges black use using put add with instead of letterbox letterboxed pillarbox
fit show zoom to the 裁剪 裁 填满 填充 铺满 撑满 充满 画面 屏幕 模糊 虚化 背景 黑边 两边 两侧 边 用 加 改用
换成 留 适应 裁满 裁掉 占满 满屏 剪掉 切掉 消掉
""")  # fmt: skip
