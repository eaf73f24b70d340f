## Timeline

timeline-line = 时间线（{ $tracks } 条轨道）：{ $list }
timeline-empty = 时间线还是空的。发一段素材，或者告诉我想做什么。
timeline-track = { $number }. { $label }：{ $segments }
timeline-track-gap = {" "}
timeline-segment = { $name }（{ $facts }）
timeline-comma = ，
timeline-more = ……另有 { $count } 段
timeline-quoted = “{ $text }”
timeline-seconds = { $start }-{ $end } 秒
timeline-clock = { $start }-{ $end }
timeline-at = 位于 { $time }
timeline-speed = { $speed } 倍速
timeline-muted = 静音
timeline-name = 时间线
timeline-nothing-yet = 时间线上还没有内容
timeline-tracks = { $count } 条轨道
timeline-more-tracks = 另有 { $count } 条轨道

track-video = 视频
track-bgm = 背景音乐
track-audio = 音频
track-voice = 配音
track-effect = 音效
track-title = 标题
track-subtitles = 字幕
track-other = 轨道

unnamed-video = 片段
unnamed-audio = 声音
unnamed-text = 文字
unnamed-other = 片段

thing-timeline = 时间线
thing-video = { $name }
thing-bgm = 音乐{ $name }
thing-audio = 音频{ $name }
thing-voice = 配音{ $name }
thing-effect = 音效{ $name }
thing-title = 标题{ $name }
thing-subtitles = 字幕{ $name }
thing-other = { $name }

changed-nothing = 时间线没有变化。
changed-more = ……还有 { $count } 处改动
changed-none = 无
changed-aspect = 画面形状改了：{ $old } → { $new }
changed-canvas = 画面尺寸 { $old } → { $new }
changed-titled = 项目改名：{ $old } → { $new }
changed-removed = 删除了{ $thing }（{ $old }）
changed-added = 添加了{ $thing }（{ $new }）
changed-replaced = 把{ $old }换成了{ $new }
changed-renamed = 改名：{ $old } → { $new }
changed-reworded = { $subject } → { $new }
changed-speed = { $subject }：速度 { $slow } 倍 → { $fast } 倍，时长 { $old } → { $new }
changed-trimmed = 剪短了 { $thing }：{ $old } → { $new }
changed-extended = 延长了 { $thing }：{ $old } → { $new }
changed-recut = 换了 { $thing } 的另一段：从 { $new } 开始，原来从 { $old } 开始
changed-moved = 移动了{ $thing }：{ $old } → { $new }
changed-volume = { $subject }：音量 { $old } → { $new }
changed-detail = { $subject }：{ $detail } { $old } → { $new }
changed-adjusted = { $subject }：{ $detail ->
        [none] 有调整
       *[other] 调整了{ $detail }
    }
changed-reordered = 新的顺序：{ $list }{ $left ->
        [0] {""}
       *[other] ……另有 { $left } 段
    }
changed-length = 总时长 { $old } → { $new }

detail-place = 位置
detail-colour = 颜色
detail-color = 颜色
detail-size = 大小
detail-fade-in = 淡入
detail-fade-out = 淡出
detail-filter = 滤镜
detail-effect = 特效
detail-transition = 转场
detail-fps = 帧率
detail-grade = 调色
detail-brightness = 亮度
detail-contrast = 对比度
detail-saturation = 饱和度
detail-warmth = 色温
detail-sharpness = 锐化
detail-calm = 画面降噪
detail-turned = 旋转角度
detail-mirrored = 镜像
detail-crop = 裁剪
detail-focus = 构图
detail-steady = 防抖
detail-motion = 运镜
detail-hold = 定格
detail-reversed = 倒放
detail-clear = 人声增强
detail-transition-length = 转场时长
detail-fill = 空白填充
detail-loudness = 响度（LUFS）
detail-ducked = 说话时变小
detail-style = 样式

value-warm = 暖色
value-cool = 冷色
value-cinematic = 电影感
value-vintage = 复古
value-mono = 黑白
value-vivid = 鲜艳
value-zoom-in = 缓慢推近
value-zoom-out = 缓慢拉远
value-pan-left = 向左平移
value-pan-right = 向右平移
value-pan-up = 向上平移
value-pan-down = 向下平移
value-crossfade = 叠化
value-black = 黑场过渡
value-white = 白场过渡
value-wipe-left = 向左擦除
value-wipe-right = 向右擦除
value-wipe-up = 向上擦除
value-wipe-down = 向下擦除
value-slide-left = 向左滑动
value-slide-right = 向右滑动
value-slide-up = 向上滑动
value-slide-down = 向下滑动
value-bars = 黑边
value-blur = 模糊背景
value-crop = 裁剪填满
value-plain = 普通
value-lower-third = 人名条
value-caption = 字幕
value-true = 开
value-false = 关

## Errors: what happened, and what can be done (…-way)

error-cutroom-error = 出了点问题。
error-cutroom-error-way = 请再试一次。
error-backend-error = 剪辑服务拒绝了这个请求{ $detail ->
        [none] 。
       *[other] ：{ $detail }。
    }
error-backend-error-way = 请再试一次，或换个说法。
error-token-expired = 访问令牌已失效。
error-token-expired-way = { $kind ->
        [anonymous] 暂时无法获得新的令牌，请稍后再试。
        [studio] 需要管理员给机器人和剪辑服务设置相同的 CUTROOM_STUDIO_TOKEN。
       *[other] 需要管理员设置新的 NEMO_TOKEN。
    }
error-session-lost = 剪辑服务已找不到这个项目。
error-session-lost-way = { $where ->
        [command] 请重新运行命令。
       *[chat] 已新建项目，请重新发送素材。
    }
error-out-of-credits = 积分不足，无法完成这次剪辑。
error-out-of-credits-way = { $kind ->
        [anonymous] 注册即可获得更多积分：{ $link }
        [studio] 本机剪辑服务限制了每个账户的积分：请调高 CUTROOM_STUDIO_CREDITS，或将其留空。
       *[registered] 请在账户中充值：{ $link }
    }
error-unsupported-file = 不支持这种文件。
error-unsupported-file-way = 请发送 MP4、MOV、AVI、WebM、MKV 视频，JPG、PNG、GIF、WebP 图片，或 MP3、WAV、M4A、AAC 音频。
error-file-too-large = 文件太大，最大支持 { $limit }。
error-file-too-large-way = 请压缩或裁短，或者发送链接。
error-client-id-missing = 剪辑服务无法识别本机。
error-client-id-missing-way = 请再试一次。
error-export-blocked = 该账户的套餐不含导出功能，与积分无关。
error-export-blocked-way = 请在这里注册或升级：{ $link }
error-scope-missing = 访问令牌没有此权限{ $scope ->
        [none] 。
       *[other] ：缺少“{ $scope }”。
    }
error-scope-missing-way = 需要管理员换用包含该权限的令牌。
error-rate-limited = 剪辑服务繁忙，请稍候。
error-rate-limited-way = 请一分钟后再试。
error-storage-full = 剪辑服务没有剩余空间了。
error-storage-full-way = { $kind ->
        [studio] 需要运营者腾出磁盘空间，或调高 CUTROOM_STUDIO_QUOTA_GB。你之前发送的内容都已保留。
       *[registered] 请稍后再试。你之前发送的内容都已保留。
    }
error-disk-full = 这里的磁盘空间不足。
error-disk-full-way = 需要运营者腾出空间，之后请再试一次。你之前发送的内容都已保留。
error-backend-down = 暂时无法连接剪辑服务。
error-backend-down-way = 内容没有丢失，请稍后再试。
error-unexpected-answer = 剪辑服务的回答无法识别。
error-unexpected-answer-way = 请再试一次；如仍如此，请告知管理员。
error-stream-error = 回答没有完整收到。
error-stream-error-way = 请求没有重复发送。再次提出前请先看看时间线。
error-stream-too-long = 剪辑服务返回的内容过多。
error-stream-too-long-way = 请求没有重复发送。再次提出前请先看看时间线。
error-stream-cut = 回答到一半时连接中断。
error-stream-cut-way = 请求没有重复发送。再次提出前请先看看时间线。
error-render-failed = 视频渲染失败{ $detail ->
        [none] 。
       *[other] ：{ $detail }。
    }
error-render-failed-way = 请再试一次，或修改上一步剪辑。
error-download-failed = 成片没有完整下载。
error-download-failed-way = { $where ->
        [command] 请确认磁盘空间充足，然后重新运行命令。
       *[chat] 请再试一次，不需要重新渲染。
    }
error-not-media = 这不是可读取的视频、图片或音频。
error-not-media-way = 文件可能已损坏或为空，请重新发送或换一个文件。
error-settings-error = 设置 { $setting } 不可用：{ $detail }。
error-settings-error-way = 请更正后重新启动。

## The command

cli-uploading = 正在发送 { $name }
cli-added = 已添加 { $name }{ $facts ->
        [none] {""}
       *[other] ：{ $facts }
    }
cli-asking = » { $text }
cli-rendering = 正在渲染
cli-downloading = 正在下载成片
cli-credits = 您有 { $available } 积分。
cli-not-here = “{ $text }”不是这个命令能做的事。请用文字说明怎么剪，例如“剪掉前两秒”。
cli-session-lost = 剪辑服务已找不到该项目，已用相同的文件和要求重新开始。
cli-rate = { $fps } 帧/秒
cli-no-sound = 无声音
cli-done = { $path }：{ $facts }
cli-cancelled = 已取消，没有写入文件。
cli-bots-ready = Cutroom 已上线：{ $names }。按 Ctrl-C 停止。
cli-web-ready = Cutroom 已启动。请在浏览器中打开 { $url }；按 Ctrl-C 停止。
cli-web-port-taken = 端口 { $port } 正被另一个程序使用。请用 CUTROOM_WEB_PORT 换一个。
cli-web-port-forbidden = 这个账户不能使用端口 { $port }。请用 CUTROOM_WEB_PORT 选一个大于 1023 的端口。
cli-web-host-unknown = 这台机器没有 { $host } 这个地址。请更正 CUTROOM_WEB_HOST。
cli-web-needs-password = 其他机器可以访问 { $host }。请用 CUTROOM_WEB_PASSWORD 设一个密码，或只在本机提供服务。
cli-watch-ready = 监控数据地址：{ $url }/metrics
cli-health-good = Cutroom 运行正常。
cli-health-off = 没有开启健康检查。请设置 CUTROOM_WATCH_LISTEN，例如 127.0.0.1:9464。
cli-health-bad = Cutroom 在 { $address } 没有响应。请查看日志，或重新启动。
cli-studio-needs-token = 其他机器可以访问 { $host }。请用 CUTROOM_STUDIO_TOKEN 设一个至少 20 个字符的密钥，或只在本机提供服务。
cli-studio-needs-url = { $host } 不是别人能访问的地址。请用 CUTROOM_STUDIO_URL 说明机器人如何访问剪辑服务，例如 http://studio:8765。
cli-studio-no-address = 本机没有这个地址。请用 --host 换一个。
cli-studio-ready = 剪辑服务地址：{ $url }
    试试：CUTROOM_STUDIO_URL={ $url } cutroom edit beach.mp4 -m "剪掉前两秒" -o out.mp4
    按 Ctrl-C 停止。

cli-not-found = 找不到文件 { $path }，请检查路径。
cli-not-a-file = { $path } 是文件夹，请指定一个文件。
cli-unreadable = 无法读取 { $path }，请检查权限。
cli-unsupported = 不支持 { $path } 这种类型。支持 MP4、MOV、AVI、WebM、MKV 视频，JPG、PNG、GIF、WebP 图片，以及 MP3、WAV、M4A、AAC 音频。
cli-not-media = { $path } 的内容与名称不符或已损坏，请确认它能播放。
cli-too-large = { $path } 太大，最大支持 500 MB，请压缩或裁短。
cli-empty-message = 有一条要求是空的。请在 -m 后写明要做什么；不加 -m 则按原样拼接。
cli-no-folder = 存放成片的文件夹 { $path } 不存在，请先创建。
cli-target-is-folder = { $path } 是文件夹，请指定成片的文件名，例如 out.mp4。
cli-target-type = 成片始终是 MP4，请让 { $path } 以 .mp4 结尾。
cli-target-is-input = { $path } 是要剪辑的文件之一，请为成片换一个文件名。
cli-unwritable = 无法写入文件夹 { $path }，请换一个。
cli-nothing = 时间线上还没有内容，无法导出。请提供素材，或者说明要做什么。
cli-lost = 连接中断，时间线没有变化。请求没有重复发送；请重新运行命令再试一次。
cli-failed = 剪辑服务未能完成这次操作，内容没有变化。请再试一次，或换个说法。
cli-port-taken = 端口 { $port } 已被其他程序占用，请用 --port 换一个。
cli-port-forbidden = 当前账户不能使用端口 { $port }，请用 --port 选择大于 1023 的端口。
cli-data-unusable = 无法在 { $path } 中保存数据，请用 CUTROOM_DATA 指定一个可写的文件夹。
cli-data-newer = { $path } 中的数据由更新版本的 Cutroom 写入，请升级，或用 CUTROOM_DATA 换一个文件夹。
cli-config-lacks = { $path } 缺少 { $name }，请更正 CUTROOM_CONFIG，或将其留空。
cli-not-json = { $path } 不是 JSON 对象，请提供服务保存的草稿。
cli-backed-up = 已全部备份到 { $path }（{ $size }，{ $media ->
        [yes] 含全部媒体文件
       *[no] 不含媒体文件
    }）。其中含有解开令牌的密钥，请像密码一样保管。
cli-restored = 已将 { $path } 恢复到 { $data }，内容为 { $when } 时的状态{ $media ->
        [yes] 。
       *[no] 。备份不含媒体文件：若由本机剪辑，用户需要重新发送文件。
    }
cli-nothing-to-keep = { $data } 里还没有可备份的数据，请检查 CUTROOM_DATA。
cli-broken-database = 数据库 { $name } 已损坏，未写入备份。请恢复较早的备份，或运行 “cutroom doctor” 查看情况。
cli-bad-archive = { $path } 不是 Cutroom 的备份，或已损坏（{ $name }）。没有任何改动。
cli-newer-archive = { $path } 由更新版本的 Cutroom 生成（{ $name }），请先升级。没有任何改动。
cli-running = Cutroom 正在使用 { $data }，请先停止它。没有任何改动。
cli-occupied = { $data } 中已有数据。请用 CUTROOM_DATA 指定空文件夹，或用 --replace 丢弃现有数据。
cli-crowded = { $data } 所在的磁盘空间不足。没有任何改动。
cli-half-restored = 对 { $path } 的恢复中途中断，请重新运行 “cutroom restore FILE --replace”。
cli-archive-unusable = 无法使用 { $path }：{ $reason }。
cli-forget-whom = 请以“平台:ID”的形式指定对象，例如 telegram:123456789。
cli-forget-ask = 删除保存的关于 { $who } 的一切？删除后无法恢复。

help-edit = 用文字说明要求，剪辑文件并得到 MP4。
help-run = 启动 Cutroom，直到停止。
help-chat = 在终端中对话：输入要求和文件路径即可。
help-health = 询问正在运行的 Cutroom 是否正常；正常时以 0 结束。
help-studio = 只启动本机的剪辑服务。
help-explain = 说明 Cutroom 如何理解一条消息、一段回复、一个事件流或一份草稿。
help-explain-message = 说明每条消息会做什么，每条一行 JSON。
help-explain-reply = 说明聊天中会显示回复的哪些内容，回复从标准输入读取。
help-explain-stream = 说明一段录下的事件流说了什么，每件事一行 JSON。
help-explain-draft = 说明草稿的现状；给出第二份时，说明有哪些变化。
help-files = 视频、图片、声音：路径或链接，按出现的顺序。
help-message = 用文字说明要做什么，可以多次使用；不写则按原样拼接。
help-output = 成片写到哪里。
help-json = 结束时只输出一个 JSON 对象。
help-backend = 由谁剪辑：云端，或本机的剪辑服务。
help-host = 在哪个地址监听；除本机地址外都需要 CUTROOM_STUDIO_TOKEN。
help-port = 在本机的哪个端口监听；0 表示任意空闲端口。
help-data = 数据保存在哪里。
help-text = 一条消息；不写则标准输入的每一行是一条。
help-stream-file = 录下的事件流原文。
help-draft-file = JSON 格式的草稿。
help-other-file = 之后的草稿，用来说明变化。
help-doctor = 检查这里的一切：哪些正常、哪些不正常，以及该怎么办。
help-backup = 把所有数据备份成一个文件，运行时也可以。
help-backup-file = 备份写到哪里，例如 cutroom.tar.gz；只有所有者可读。
help-with-media = 连同用户发送的文件和成片一起备份。
help-restore = 把备份恢复到空的数据文件夹。
help-restore-file = “cutroom backup” 生成的文件。
help-replace = 丢弃数据文件夹里现有的内容。
help-forget = 删除保存的关于某人或某聊天的一切。
help-forget-who = 对象：平台:用户或聊天的 ID，例如 telegram:123456789。
help-forget-yes = 不再询问，直接删除。

## Telling what the agent does

doing-start = 马上处理…
doing-generate = 正在生成视频…
doing-after-raw = 原始视频已生成，正在添加音乐、标题和效果…
doing-music = 正在添加音乐…
doing-sound = 正在调整声音…
doing-title = 正在添加标题…
doing-cut = 正在剪切…
doing-speed = 正在调整速度…
doing-picture = 正在处理画面…
doing-look = 正在查看素材…
doing-still = ⏳ 仍在处理…（{ $minutes } 分钟）
doing-recover = 连接中断，正在查看完成情况…

edit-silent = 完成。
edit-recovered = 途中连接中断，但剪辑已完成。
edit-lost = 连接中断，时间线没有变化。请求没有重复发送。
edit-failed = 剪辑服务未能完成这次操作。

export-differs-preview = 这是快速预览（{ $got }）。说“导出”即可得到完整画质。
export-differs-size = 您要求 { $wanted }，实际得到 { $got }。
export-differs-fps = 您要求每秒 { $wanted } 帧，实际为 { $got } 帧。
export-differs-format = 您要求 { $wanted }，导出格式始终为 { $got }。
export-fault-black = 其中一段画面是黑的，但原片段不是。分享前请先看一遍。
export-fault-silent = 其中一段没有声音，但那里本应有声音。分享前请先听一遍。
export-fault-loudness = 无法在不损害音质的情况下达到您要求的响度。
export-fault-clipped = 最响的地方听起来可能有些刺耳。

## The conversation

project-name = 项目
greeting-wait = 正在准备…
greeting-ready = 准备好了。发送一段视频，或告诉我想做什么。
help-commands = **命令**
    /export – 获取成片 · /status – 查看时间线 · /credits – 查看积分
    /new – 新建项目 · /projects – 回到之前的项目 · /cancel – 停止当前任务
    /skill – 选择配置 · /language – 选择语言 · /forget – 删除我的数据
    /help – 显示帮助

turn-queued = 已排队：第 { $number } 位。前面的完成后立即处理。
turn-later = 暂时无法连接剪辑服务。您发送的内容已保留，我会自动重试。

disk-later = 这里的磁盘已满。你发送的内容已保留，有空间后我会自动继续。
disk-unkept = 这里的磁盘已满，这条消息没有收下，请稍后再发一次；你之前发送的内容都已保留。

upload-receiving = 正在接收 { $name }…
upload-passing = 正在转交…
upload-percent = 正在转交… { $percent }%
upload-fps = { $fps } 帧/秒
upload-added = 已添加 { $name }{ $facts ->
        [none] {""}
       *[other] ：{ $facts }
    }
upload-too-large = 这个文件超出了这里可接收的大小{ $limit ->
        [none] {""}
       *[other] （最大 { $limit }）
    }。
    { $platform ->
        [telegram] 请发送链接，或发送较小的版本，或请管理员运行本地 Bot API 服务器。
       *[other] 请发送链接，或发送较小的版本。
    }

upload-question = 想怎么处理？
upload-gone = 这个文件已不在这里，请重新发送。

edit-change = • { $change }

credits-balance = 您有 { $available } 积分（已预留 { $reserved }，共 { $total }）。
credits-share = 您今天（UTC）已用 { $spent } 积分{ $cap ->
        [0] 。
       *[other] ，限额 { $cap }。
    }
credits-cost-cloud = 一次剪辑约 50 积分，生成视频约 100 积分，导出免费。
credits-cost-studio = 在这里剪辑和导出都免费。

status-files = { $count } 个文件
status-turn = 排队中：“{ $asked }”{ $who ->
        [none] {""}
       *[other] （{ $who }）
    }
status-export = 正在渲染第 { $number } 次导出。

export-nothing = 还没有可以导出的内容。请先发送视频，或告诉我想做什么。
export-queued = 导出正在排队：第 { $place } 位。
export-start = 正在渲染…约 30 秒
export-percent = 正在渲染… { $percent }%
export-sending = 正在发送视频…
export-smaller = 视频太大，无法在此发送，正在制作较小的版本…{ $percent ->
        [0] {""}
       *[other] {" "}{ $percent }%
    }
export-done = 完成：{ $name }
export-doubt = 无法确认 { $name } 是否已送达。如未收到，请按按钮重新发送。
export-gone = 这次导出已不存在。
export-file = { $name }：{ $size }，{ $length }，{ $bytes }{ $link ->
        [none] {""}
       *[other] {""}
            { $link }
    }
export-copy = { $name } 的预览版，{ $shown }（{ $weight }）：{ $limit ->
        [none] 这里无法发送完整视频（{ $size }，{ $length }，{ $bytes }）。
       *[other] 这里最多发送 { $limit } 的文件。完整视频为 { $size }，{ $length }，{ $bytes }。
    }
export-alone = { $name }：{ $size }，{ $length }，{ $bytes }，太大，无法在此发送{ $limit ->
        [none] 。
       *[other] （最多 { $limit }）。
    }
export-link = 完整视频，{ $day } 前有效：{ $link }
export-link-project = 完整视频在项目中：{ $link }
export-waits = { $who ->
        [admin] 完整文件已保存在这里，但还无法给出链接：请把 CUTROOM_WEB_URL 设为网页的公开地址，然后按下面的按钮。
       *[anybody] 完整文件已保存在这里，等机器人的管理员设置公开地址后即可获取。请稍后按按钮，或要求较小的尺寸，例如 720p。
    }

project-new = 已新建项目 { $number }。之前的项目已保留，/projects 可切换回去。
project-none = 还没有项目。发送一段视频，或告诉我想做什么。
project-list = 您的项目：
project-line = { $number }. { $name }{ $current ->
        [yes] {" "}← 当前
       *[no] {""}
    }
project-switched = 已回到项目 { $number }：{ $name }。
project-unknown = 没有项目 { $number }。

skill-list = 请选择配置：
skill-unknown = 没有配置“{ $name }”。请选择：
skill-chosen = 已切换为：{ $title }。

language-name = 中文
language-list = 请选择语言：
language-chosen = 以后我将使用中文。

cancel-mark = 已取消。
cancel-nothing = 没有正在进行的任务。
cancel-not-yours = 只有提出请求的人或管理员可以停止。
cancel-early = 已停止。没有扣除积分，时间线没有变化。
cancel-uploaded = 已停止。文件已在项目中，没有扣除积分。
cancel-asked = 已停止。剪辑服务已开始的部分可能仍会扣除积分。
cancel-asked-free = 已停止。这里不收费。
cancel-charge = { $credits ->
        [0] 到目前为止没有扣除或预留积分。
       *[other] 最多 { $credits } 积分，已计入今天的用量。
    }
cancel-answered = 已经完成，剪辑已保留。可以撤销。
cancel-export = 第 { $number } 次导出已停止。时间线已保留，导出不收费。

forget-ask = 这会删除我保存的关于你的一切（所有聊天）：你写的内容、发送的文件、你的项目和导出。正在进行的任务会停止。删除后无法恢复。
forget-done = 已删除：{ $turns } 条消息、{ $projects } 个项目、{ $exports } 个导出，以及相关的全部文件。
forget-shared = 群组中有 { $count } 个项目会保留，因为还有其他人在使用。
forget-cloud = 项目本身存放在 NemoVideo 云端，无法从这里删除，请前往 { $link } 申请删除。
forget-studio = 项目本身存放在另一台机器上的剪辑服务里，无法从这里删除；闲置若干天后会在那里自动清除。
forget-chat = 聊天窗口里的消息可以由你自己删除。你接下来发送的内容会重新开始。

guard-not-allowed = 这个机器人不对外开放，请联系管理员，并告知：`{ $who }`
guard-denied = 您不能使用这个机器人。原因请问管理员，并告知：`{ $who }`
guard-chat-full = 这里已有 { $number } 个请求在排队，请等一些完成后再试。
guard-person-limit = 一小时内您已提出 { $number } 次请求，请稍候。

button-export = 导出
button-timeline = 时间线
button-undo = 撤销
button-credits = 积分
button-cancel = 取消
button-try-again = 再试一次
button-send-again = 重新发送
button-whole = 获取完整文件
button-register = 注册
button-top-up = 充值
button-upgrade = 升级
button-refetch = 重新发送我的文件
button-new = 新建项目
button-erase = 全部删除

## Discord

discord-command-edit = 剪辑
discord-command-export = 导出
discord-command-status = 状态
discord-command-credits = 积分
discord-command-new = 新建
discord-command-projects = 项目
discord-command-cancel = 取消
discord-command-skill = 模式
discord-command-language = 语言
discord-command-help = 帮助
discord-command-forget = 忘记
discord-about-edit = 添加文件，并用自己的话说明想怎么剪
discord-about-export = 获取成片
discord-about-status = 查看时间线和正在进行的任务
discord-about-credits = 查看可用积分
discord-about-new = 新建项目，旧项目会保留
discord-about-projects = 查看项目，或回到以前的项目
discord-about-cancel = 停止正在进行的任务
discord-about-skill = 选择模式
discord-about-language = 选择语言
discord-about-help = 使用方法
discord-about-forget = 删除保存的关于你的一切
discord-command-allow = 允许
discord-command-deny = 拒绝
discord-command-limits = 限额
discord-command-stats = 统计
discord-command-broadcast = 广播
discord-command-logs = 日志
discord-about-allow = 允许某人或本聊天使用，或查看名单
discord-about-deny = 拒绝某人或本聊天使用，或查看名单
discord-about-limits = 查看或设置请求和积分的限额
discord-about-stats = 今天和一周内的情况
discord-about-broadcast = 向所有聊天发送一条消息
discord-about-logs = 日志的最后几行
discord-option-who-allow = 要允许的人
discord-option-id-allow = 或者 平台:编号，或者：这里
discord-option-who-deny = 要拒绝的人
discord-option-id-deny = 或者 平台:编号，或者：这里
discord-option-what-limits = 例如：person 200、day off、hour default
discord-option-text-broadcast = 要说的话
discord-option-lines-logs = 多少行
discord-option-wish-edit = 想做什么，例如：剪掉前两秒，加音乐
discord-option-file-edit = 视频、图片或声音
discord-option-wish-export = 成片要求，例如：720p
discord-option-name-new = 项目名称
discord-option-number-projects = 要回到的项目编号
discord-option-name-skill = 模式名称
discord-option-name-language = English 或 中文
discord-edit-this = 剪辑这个视频
discord-help = **在 Discord 上**
    用 /edit 附上文件，或发送文件时提及我，或在回复视频时提及我。也可以打开任意消息的菜单：应用 → 剪辑这个视频。只有提及我或使用命令时我才会回应。
discord-help-unseen = 没有提及我的消息，我看不到其中的文件。要使用它，请打开那条消息的菜单：应用 → 剪辑这个视频。
discord-thread = 在这里继续：{ $thread }
discord-comma = 、
discord-lacking = 我在这里无法工作。请在本频道允许我：{ $names }。
discord-may-view = 查看频道
discord-may-send = 发送消息
discord-may-send-threads = 在子区内发送消息
discord-may-attach = 附加文件
discord-may-embed = 嵌入链接
discord-may-history = 读取消息历史
discord-invite = 邀请 Discord 机器人加入您的服务器：{ $link }
discord-no-content = 开发者平台没有开启 Message Content Intent，机器人将在没有它的情况下继续：在服务器里只能看到提及它的消息、命令和“剪辑这个视频”。如需更改，请在机器人页面开启 Message Content Intent。
discord-bad-token = Discord 不认识这个令牌

## Telegram

telegram-command-edit = 编辑：说明要求，或用它回复一段视频
telegram-command-upload = 添加所回复的视频
telegram-command-export = 导出成片
telegram-command-status = 查看时间线
telegram-command-credits = 查看剩余积分
telegram-command-new = 新建项目
telegram-command-projects = 回到以前的项目
telegram-command-cancel = 停止正在进行的任务
telegram-command-skill = 选择方案
telegram-command-language = 选择语言
telegram-command-help = 使用说明
telegram-command-forget = 删除保存的关于你的一切
telegram-command-allow = 允许某人或本聊天使用，或查看名单
telegram-command-deny = 拒绝某人或本聊天使用，或查看名单
telegram-command-limits = 查看或设置请求和积分的限额
telegram-command-stats = 今天和一周内的情况
telegram-command-broadcast = 向所有聊天发送一条消息
telegram-command-logs = 日志的最后几行
telegram-joined = 大家好！我可以在这里剪辑视频。发送视频时在说明里写上 @{ $bot }，或用 /edit@{ $bot } 回复一段视频并说明要求。
    { $sees ->
        [everything] 只有叫我时我才会说话。
       *[addressed] 群里的其他消息我看不到，没有提到我的视频也看不到：请用命令回复那段视频。
    }
telegram-conflict = 另一个程序正在接收这个机器人的消息：可能是使用同一 TELEGRAM_TOKEN 的另一个 Cutroom，或有人设置了 webhook。请停掉它，或给这里换一个令牌；在此之前，消息只会偶尔到达这里。
telegram-token-refused = Telegram 不认识这个令牌，请从 @BotFather 重新复制

## 网页；{ $name } 等由页面填入

web-skip = 跳到输入框
web-headline = 聊着天就把视频剪好
web-drop = 把素材拖到这里
web-choose = 选择文件
web-drop-limits = 视频、图片、声音都可以，每个不超过 { $size }。也可以发链接。
web-drop-anywhere = 松手即可添加文件
web-try = 可以这样说
web-conversation = 对话
web-message = 你的消息
web-placeholder = 说说想怎么剪……
web-keys = 按 Enter 发送，按 Shift 加 Enter 换行。
web-attach = 添加文件
web-send = 发送
web-cancel = 取消
web-you = 你
web-newest = 最新消息
web-not-sent = 还没有发出。连上 Cutroom 后会自动发送。
web-not-taken = 这条没有发出。
web-after-files = 文件传完后就会发出。
web-again = 再试一次
web-discard = 丢弃
web-files = 文件
web-file-begin = 正在开始……
web-file-percent = { $count }%，共 { $size }
web-file-ready = { $size }
web-file-waiting = 正在等待连接……
web-file-remove = 移除 { $name }
web-file-choose = 重新选择
web-file-broken-off = 文件还没传完，页面就关闭了。请重新选择它，会从断开的地方继续。
web-file-send-again = Cutroom 已不再保留这个文件，请重新发送。
web-file-other = 这不是同一个文件。请选择 { $name }。
web-file-progress = 正在发送 { $name }
web-reconnecting = 正在重新连接……
web-projects = 项目
web-new-project = 新建项目
web-profile = 模式
web-language = 语言
web-help = 帮助
web-download = 下载
web-download-name = 下载 { $name }
web-copy = 复制链接
web-copied = 已复制
web-video = 视频：{ $name }
web-picture = 图片：{ $name }
web-timeline = 时间线，长 { $time }
web-segment = { $name }，{ $time }
web-login-lead = 这个 Cutroom 不公开，请输入密码。
web-password = 密码
web-login = 打开

## 网页聊天：服务器自己说的话

site-bad-request = 无法读取这个请求。
site-empty = 请说点什么，或添加一个文件。
site-empty-file = { $name } 是空的。请选择另一个文件。
site-sign-in = 请先输入密码。
site-wrong-password = 密码不对。
site-foreign = 这个请求来自别的网页。请使用 Cutroom 自己的页面。
site-host = Cutroom 不认识这个地址。请打开它启动时显示的地址。
site-not-found = 这里什么也没有。
site-link-unknown = 这个链接不完整，请从聊天中完整复制。
site-link-over = 这个链接已失效，文件已不在这里。请在聊天中重新导出。
site-upload-gone = 这个文件已不在这里了，请重新发送。
site-offset = 接下来需要这个文件的另一部分。
site-unfinished = { $name } 还没有全部传完，请稍等。
site-stalled = 连接停顿太久了，请再试一次。
site-too-long = 太长了，请说得简短些。
site-too-large = 这个文件太大，最多 { $limit }。请压缩或剪短，或发送它的链接。
site-type = { $name } 的类型不能用。请发送 MP4、MOV、AVI、WebM 或 MKV 视频，JPG、PNG、GIF 或 WebP 图片，或 MP3、WAV、M4A 或 AAC 声音。
site-slow-down = 太频繁了。请稍等一下再试。
site-too-many-windows = 打开的 Cutroom 窗口太多了，请关掉一些。
site-full = 现在没有地方放这个文件。请稍后再试，或发送小一些的文件。
site-internal = 这里出了点问题，请再试一次。

## 检查（cutroom doctor）：每一行也说明该怎么做

doctor-label-settings = 设置
doctor-label-disk = 磁盘
doctor-label-databases = 数据库
doctor-label-backend = 剪辑服务
doctor-label-token = 剪辑服务的令牌
doctor-label-clock = 时钟
doctor-label-telegram = Telegram
doctor-label-discord = Discord
doctor-label-web = 网页聊天
doctor-label-ffmpeg = ffmpeg
doctor-label-glyphs = 标题文字
doctor-label-film = 完整制作一段影片
doctor-verdict = { $count ->
        [0] 检查过的一切都正常。
       *[other] 有 { $count } 项不正常，处理办法见对应的行。
    }
doctor-too-long = 超过 { $seconds } 秒仍未完成，已放弃。请检查网络以及本机是否过忙。
doctor-check-failed = 无法检查（{ $name }）。请设置 CUTROOM_LOG_LEVEL=DEBUG 并查看 “cutroom run” 的日志。
doctor-settings-good = 全部可用。
doctor-settings-first = 未检查：请先改正设置。
doctor-setting-unusable = { $name } 不可用：{ $detail }。请改正；可用的值见 config/example.env。
doctor-setting-unknown = 没有名为 { $name } 的设置{ $nearest ->
        [none] ，请删除。
       *[other] ，是不是想写 { $nearest }？
    }
doctor-disk-good = { $path } 还有 { $free } GB 可用，且可以写入。
doctor-disk-full = { $path } 只剩 { $free } GB，少于应保留的 { $spare } GB，因此文件和导出会被拒绝。请腾出空间，或调低 CUTROOM_SPARE_GB。
doctor-databases-none = 目前还没有。
doctor-database-good = { $name } 完好（{ $schemas }）{ $state ->
        [old] ，下次启动时会升级。
       *[new] 。
    }
doctor-database-damaged = { $name } 已损坏。请停止 Cutroom，并用 “cutroom restore” 恢复备份。
doctor-backend-studio = 由内置的 studio 在本机剪辑；是否正常见下面的影片一项。
doctor-backend-good = { $url } 应答正常，有 { $credits } 积分。
doctor-backend-refuses = { $url } 有应答，但拒绝了请求；见下面的令牌一项。
doctor-backend-down = 无法连接 { $url }。请检查 { $setting } 和网络，或改用内置的 studio：设置 CUTROOM_BACKEND=studio，并将 CUTROOM_STUDIO_URL 留空。
doctor-backend-strange = { $url } 的应答格式无法识别（{ $detail }）。请检查 { $setting }，或升级 Cutroom。
doctor-token-studio = 内置的 studio 不需要令牌。
doctor-token-unknown = 无法询问剪辑服务，因此未知。
doctor-token-good = { $kind ->
        [anonymous] 已获得匿名令牌，可以读取、上传和渲染。
        [studio] studio 接受 CUTROOM_STUDIO_TOKEN。
       *[registered] NEMO_TOKEN 有效，可以读取、上传和渲染。
    }
doctor-token-refused = { $kind ->
        [anonymous] 目前无法获得匿名令牌。请稍后再试，或设置 NEMO_TOKEN。
        [studio] studio 的令牌不同。请给两边设置相同的 CUTROOM_STUDIO_TOKEN。
       *[registered] NEMO_TOKEN 无效。请换一个新的，或将其删除。
    }
doctor-token-lacks = 缺少权限：{ $scopes }。请换用包含该权限的令牌；没有 “render” 就无法导出。
doctor-clock-studio = 无需比较：studio 就在本机。
doctor-clock-unknown = 剪辑服务没有给出时间，因此未知。
doctor-clock-good = 与剪辑服务的时钟一致。
doctor-clock-off = 与剪辑服务的时钟相差 { $seconds } 秒。请使用网络校时（NTP）：令牌和链接按时钟过期。
doctor-telegram-none = 未启用：没有设置 TELEGRAM_TOKEN。
doctor-telegram-good = @{ $name } 可用。在群组中它{ $sees ->
        [all] 能看到所有消息（隐私模式已关闭）。
       *[addressed] 只能看到发给它的消息（隐私模式已开启）；可用 @BotFather 的 /setprivacy 更改。
    }
doctor-telegram-refused = TELEGRAM_TOKEN 无效。请从 @BotFather 重新复制。
doctor-telegram-down = 无法询问 { $url }（{ $name }）。请检查 TELEGRAM_API_URL 和网络。
doctor-telegram-polls = 消息由本机向 Telegram 获取，没有 webhook 干扰。
doctor-telegram-webhook = 这个机器人在 { $host } 设有 webhook，而本机的 Cutroom 会自己获取消息，并在启动时将其移除。请确认没有其他程序需要它，或设置 TELEGRAM_WEBHOOK_URL。
doctor-telegram-hooked = Telegram 通过 { $host } 通知我们。
doctor-telegram-unhooked = Telegram 尚未通过 TELEGRAM_WEBHOOK_URL 通知我们{ $host ->
        [none] {""}
       *[other] ，而是通过 { $host }
    }。Cutroom 下次启动时会设置。
doctor-telegram-hook-fails = Telegram 通知我们时出错：{ $detail }。请检查 TELEGRAM_WEBHOOK_URL 以及提供 HTTPS 的服务。
doctor-telegram-local = 可以读取本地 Bot API 服务器的文件。
doctor-telegram-local-hidden = 本地 Bot API 服务器给出的路径在这里无法读取。请把它的文件夹以相同路径挂载到这里。
doctor-telegram-local-unknown = 尚不清楚能否读取本地 Bot API 服务器的文件：请用 @BotFather 的 /setuserpic 给机器人设置头像，之后即可检查。
doctor-discord-none = 未启用：没有设置 DISCORD_TOKEN。
doctor-discord-good = { $name } 可用。
doctor-discord-refused = DISCORD_TOKEN 无效。请从开发者门户重新复制。
doctor-discord-down = 无法询问 Discord（{ $name }）。请检查 DISCORD_API_URL 和网络。
doctor-discord-hears = 可以读取服务器中的消息（message content intent）。
doctor-discord-deaf = 无法读取服务器中的消息，只能看到提及和命令。如需更改，请在机器人页面打开 “Message Content Intent”。
doctor-discord-commands = Discord 已登记全部 { $count } 个命令。
doctor-discord-unsynced = Discord 尚未登记这些命令：{ $names }。Cutroom 下次启动时会登记。
doctor-discord-nowhere = 还没有加入任何服务器。邀请链接：{ $link }
doctor-discord-allowed = 在 { $count } 个服务器中拥有所需的全部权限。
doctor-discord-lacks = 在服务器 { $server } 中缺少权限：{ $names }。请为它的角色打开这些权限。
doctor-web-local = 只供本机使用。
doctor-web-guarded = 在 { $host } 访问时需要密码。
doctor-ffmpeg-good = 渲染所需的 { $filters } 个滤镜和 { $encoders } 个编码器都在。
doctor-ffmpeg-lacks = 缺少 { $names }。请取消 IMAGEIO_FFMPEG_EXE，改用 Cutroom 自带的 ffmpeg。
doctor-ffmpeg-none = 无法运行。请取消 IMAGEIO_FFMPEG_EXE，或重新运行 “make setup”。
doctor-glyphs-good = 都可以显示：{ $scripts }。
doctor-glyphs-lacking = 可以显示：{ $scripts }。无法显示：{ $lacking }。请安装相应字体，例如 fonts-noto-core。
doctor-film-good = studio 拍摄、剪切并渲染了两秒素材，用时 { $seconds } 秒；成片长 { $ms } 毫秒，画面和声音齐全。
doctor-film-failed = 未能制作：{ $reason }
doctor-film-wrong = 成片长 { $got } 毫秒而不是 { $wanted } 毫秒，或缺少画面或声音。请取消 IMAGEIO_FFMPEG_EXE。

## 管理员

cost-balance = 大约需要 { $expected } 积分，还剩 { $available } 积分。
cost-person = 大约需要 { $expected } 积分，而您今天的 { $limit } 积分已用 { $spent }。UTC 零点后可以再试，还有 { $hours ->
        [0] { $minutes } 分钟
       *[other] { $hours } 小时 { $minutes } 分钟
    }。
cost-day = 大约需要 { $expected } 积分，而这里今天共可用的 { $limit } 积分已用 { $spent }。UTC 零点后可以再试，还有 { $hours ->
        [0] { $minutes } 分钟
       *[other] { $hours } 小时 { $minutes } 分钟
    }。
cost-person-never = 大约需要 { $expected } 积分，超过了您每天可用的 { $limit } 积分。请联系管理员。
cost-day-never = 大约需要 { $expected } 积分，超过了这里每天可用的 { $limit } 积分。请联系管理员。

permit-this-chat = 本聊天
permit-here = 这里
permit-whom = 不清楚“{ $who }”是谁。请用此命令回复对方的消息、提及对方，或给出编号，例如 `telegram:123`。
permit-admin = { $who } 是 CUTROOM_ADMINS 中的管理员，只能在该设置中更改。
permit-allowed = { $who } 现在可以使用这个机器人。
permit-allowed-open = { $who } 可以使用这个机器人。CUTROOM_ALLOW 为空，目前对所有人开放。
permit-denied = { $who } 不能再使用这个机器人。
permit-admins = **管理员**（CUTROOM_ADMINS）：{ $list }
permit-settings = **CUTROOM_ALLOW 允许**：{ $list }
permit-open = CUTROOM_ALLOW 为空，除被拒绝者外所有人都可以使用。
permit-let-in = **在此允许**：{ $list }
permit-kept-out = **在此拒绝**：{ $list }
permit-more = … 还有 { $count } 个
permit-how = 用 /allow 或 /deny 回复对方的消息、提及对方或给出编号；本聊天用 `/allow { $here }`。

limits-list = **限额**
limits-person = `person`：{ $amount ->
        [0] 每人每天的积分不限
       *[other] 每人每天（UTC）{ $amount } 积分
    }
limits-day = `day`：{ $amount ->
        [0] 所有人每天的积分不限
       *[other] 所有人每天（UTC）共 { $amount } 积分
    }
limits-hour = `hour`：{ $amount ->
        [0] 每人每小时的请求不限
       *[other] 每人每小时 { $amount } 次请求
    }
limits-waiting = `waiting`：{ $amount ->
        [0] 一个聊天中排队的请求不限
       *[other] 一个聊天中最多 { $amount } 个请求排队
    }
limits-how = 设置方法：`/limits person 200`，可用 { $names }，后跟数字、`{ $off }`，或用 `{ $default }` 恢复设置中的值。

stats-days = { $days ->
        [1] **今天（UTC）**
       *[other] **{ $days } 天（含今天）**
    }
stats-turns = 请求：{ $count }（完成 { $done }，失败 { $failed }，取消 { $cancelled }）
stats-exports = 导出：{ $count }（送达 { $delivered }，存疑 { $doubted }，失败 { $failed }，取消 { $cancelled }）
stats-people = 用户：{ $people } 人，{ $chats } 个聊天
stats-credits = 已用积分：约 { $credits }
stats-queue = { $queue ->
        [turns] 请求
        [exports] 导出
       *[broadcasts] 广播
    }：等待 { $waiting }、进行 { $running }
stats-queues = **队列**：{ $list ->
        [none] 没有等待的任务
       *[other] { $list }
    }

broadcast-how = 请写明内容：`/broadcast` 加上文字。确认后会发送到所有可以送达的聊天。
broadcast-long = 太长了，最多 { $most } 个字符。
broadcast-ask = 将发送：
    { $text }
broadcast-not-yours = 只有提出的人可以确认，也可能已过期，请重新发送命令。
broadcast-begun = 正在发送到 { $count } 个聊天，每秒最多五个。完成后会告诉您。
broadcast-stopped = 已停止，不再发送，随后会有报告。
broadcast-nothing = 没有正在发送的内容。
broadcast-sent = 已发送到 { $count } 个聊天。
broadcast-gone = { $count } 个聊天已无法送达。
broadcast-refused = { $count } 个聊天没有接收。
broadcast-sending = { $count } 个聊天不确定是否收到，不会重复发送。
broadcast-waiting = 因为已停止，{ $count } 个聊天没有发送。
button-spread = 发送到 { $count } 个聊天
button-stop-broadcast = 停止发送

logs-none = 启动以来日志中没有内容。
logs-last = 日志的最后 { $count } 行：

door-ring = { $name } 想使用这个机器人（{ $who }）。
button-admit = 允许
button-refuse = 拒绝
