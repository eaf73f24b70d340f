"""Words of wishes about what is heard."""

from typing import Final

from studio.language.vocabulary.common import COMMON, MUSIC, PARTS, REMOVE, SOUND, SPANS, STRENGTHS
from studio.language.wish import words

MUSIC_OFF: Final = words(COMMON, REMOVE, MUSIC)
MUTE: Final = words(COMMON, REMOVE, MUSIC, SOUND, PARTS, """
off is mute muted silence silent unmute restore everything in from on bring back to @ # 静音 消音 取消静音
恢复 打开 开 开启 出来 原视频 无声
""")  # fmt: skip
VOLUME: Final = words(COMMON, MUSIC, SOUND, PARTS, """
voice voices 说话 should be 人声 开 开到 is are too way much lots not so that as still 别 不要 声 halve loud
louder loudness quiet quieter soft softer lower raise reduce increase decrease turn up down boost set put
change adjust bring level half double twice bit little lot tad everything to at by in on and it's original %
@ # 1 1db 1x 大 小 高 低 轻 响 提高 降低 调高 调低 调大 调小 增大 增加 减小 减少 加大 放大 一半 加倍 减半
翻倍 点 些 大声 小声 更 吵 降 降到 提 提到 整体 放 太 有点 原视频 听不清 听不见
""")  # fmt: skip
ADD_MUSIC: Final = words(COMMON, MUSIC, SPANS, """
instead original voice 温馨 治愈 抒情 浪漫 romantic emotional sad soothing warm 燃 热血 激昂 motivational
inspiring hype add adding put use using include insert lay throw play mix replace change switch swap set as
under different another other more recorded my something else new calmer happier sadder slower faster
recording underneath behind beneath into onto and volume level quietly audio sound file mp3 uploaded upload
attached attach sent own mine which bit style mood vibe kind beat beats lofi lo fi chill chilled relaxing
relaxed mellow upbeat happy energetic fun cheerful lively funk funky party pop edm dance electronic
techno house summer
summery uplifting catchy inspirational orchestra orchestral trailer
suspense suspenseful intense powerful heroic slow piano guitar acoustic violin strings classical melancholic
melancholy dreamy sentimental meditation meditative nice good cool fitting matching simple travel loud over
top only songfrom start starts starting begin begins play playing it cinematic epic dramatic ambient calm
peaceful
atmospheric gentle soft quiet % ~ 1 加 加上 添加 加入 添 加点 加些 配 配上 配个 放 放上 用 用作 换 换成 换上
换为 作为 当 当作 插入 音频 声音 文件 我的 自己 上传 发 传 首 音量 音量为 点 些 种 风格 类 感 轻松 舒缓 慵懒
欢快 轻快 动感 活力 快乐 电影感 电影 史诗 大气 震撼 氛围 安静 平静 宁静 柔和 轻柔 作 以 刚才 刚刚 配乐
""")  # fmt: skip
MUSIC_FADE: Final = words(COMMON, MUSIC, SPANS, REMOVE, """
fade fades fading fade-both in out add both effect slow slowly gently smoothly softly gradually nice so let
淡入 淡出 渐入 渐出 渐强 渐弱 渐隐 淡入淡出 加 加上 添加 效果 慢慢 缓缓 渐渐 逐渐 变小 变大 变弱 变轻
变强 小 大 弱 减弱 减小 消失 没 一
""")  # fmt: skip
DUCK: Final = words(COMMON, MUSIC, SOUND, STRENGTHS, """
louder 人 someone's somebody's 出现 响起 duck ducks ducking ducked lower quieter softer down turn reduce dip
drop under beneath below during when whenever while where someone somebody anyone people speaker person he
she they i is are speaks im i'm you're than keep speaking speak talks talking talk voice voices speech
dialogue dialog narration vocals words spoken there automatic automatically auto enable add use stop disable
off volume gets get goes go give way gives priority 闪避 让位 避让 自动 说话 讲话 人声 有人 对话 时 时候
音乐 小 小声 低 降低 减小 调小 变小 压低 声 会 能 当 开启 关闭 取消
""")  # fmt: skip
CLEAR: Final = words(COMMON, REMOVE, SOUND, STRENGTHS, PARTS, """
音质 点 there's there is are of easier hear understand what says say saying said noise noises noisy denoise
denoised hum humming hiss hissing wind windy buzz buzzing static crackle clean cleaner cleanup up reduce
reduction reducing lower suppress cancel cancellation background voice voices vocal vocals speech speaking
dialogue dialog talking clear clearer clarity enhance enhanced enhancement improve boost better isolate fix
add make stand out louder more understandable intelligible quality and 降噪 噪音 噪声 杂音 底噪 风声 风噪
嗡嗡声 电流声 背景 人声 语音 说话 说话声 对白 讲话 增强 清晰 清楚 突出 提升 优化 改善 减少 降低 消除 做 处理
更 听 得 听不清 听不清楚 听不太清 不 太
""")  # fmt: skip
LOUDNESS: Final = words(COMMON, SOUND, MUSIC, """
right correct good proper loudness lufs lkfs normalize normalise normalized normalised normalization
normalisation level levels even out balance consistent same across bring set match standard standards web
youtube spotify podcast podcasts broadcast tv television social media internet online streaming tiktok
instagram to at - 1 stop turn off disable db 响度 标准化 标准 统一 归一化 归一 均衡 平衡 音量 网络 平台 播客
广播 电视 到 一致 一样 符合 忽大忽小 各 段 各段 每段 一样大 大小 不 调 不一
""")  # fmt: skip
MUSIC_PLACED: Final = words(COMMON, MUSIC, SPANS, """
songfrom should must move shift delay trim cut shorten play plays starts start begins begin stop stops finish
finishes only between and to late later earlier after 移 移到 移动 从 开始 播放 结束 停 停止 剪 剪到 截止 只
放
""")  # fmt: skip
