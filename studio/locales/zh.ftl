## What was done

did-trimmed-start = 已剪掉{ $clip ->
        [none] {""}
       *[other] { $clip } 的
    }开头 { $length }：{ $before } → { $after }。
did-trimmed-end = 已剪掉{ $clip ->
        [none] {""}
       *[other] { $clip } 的
    }结尾 { $length }：{ $before } → { $after }。
did-kept = 已保留{ $clip ->
        [none] {""}
       *[other] { $clip } 的
    } { $start }–{ $end }：{ $before } → { $after }。
did-kept-end = 已保留{ $clip ->
        [none] {""}
       *[other] { $clip } 的
    }最后 { $length }：{ $before } → { $after }。
did-removed = 已删除{ $clip ->
        [none] {""}
       *[other] { $clip } 的
    } { $start }–{ $end }：{ $before } → { $after }。
did-dropped = 已删除 { $names }：{ $before } → { $after }。
did-only = 只保留了 { $names }：{ $before } → { $after }。
did-ordered = 新的顺序：{ $names }。
did-speed = 已将{ $clip ->
        [none] {""}
       *[other] { $clip } 的
    }速度设为 { $speed } 倍：{ $before } → { $after }。
did-muted-video = 已将{ $clip ->
        [none] 视频
       *[other] { $clip }
    }静音。
did-muted-music = 已将音乐静音。
did-muted-all = 已全部静音。
did-volume-video = 已将{ $clip ->
        [none] 视频
       *[other] { $clip } 的
    }音量设为 { $volume }。
did-volume-music = 已将音乐音量设为 { $volume }。
did-volume-all = 已将全部音量设为 { $volume }。
did-music = 已添加音乐：{ $name }，音量 { $volume }%，{ $start }–{ $end }。
did-music-removed = 已移除音乐：{ $names }。
did-title = 已添加标题“{ $text }”，{ $start }–{ $end }，位于{ $place ->
        [top] 顶部
        [center] 中央
        [top-left] 左上角
        [top-right] 右上角
        [bottom-left] 左下角
        [bottom-right] 右下角
       *[bottom] 底部
    }。
did-title-changed = 标题现在是“{ $text }”，{ $start }–{ $end }，位于{ $place ->
        [top] 顶部
        [center] 中央
        [top-left] 左上角
        [top-right] 右上角
        [bottom-left] 左下角
        [bottom-right] 右下角
       *[bottom] 底部
    }，字号 { $size }%，颜色 { $colour }。
did-titles-removed = 已移除 { $count } 个标题。
did-fade = 已添加{ $kind ->
        [in] 淡入
        [out] 淡出
       *[both] 淡入和淡出
    }，时长 { $length }。
did-fade-removed = 已移除{ $kind ->
        [in] 淡入
        [out] 淡出
       *[both] 淡入和淡出
    }。
did-resized = 画面已由 { $before } 改为 { $after }。
did-best-moments = 已保留精彩片段，{ $shots } 个镜头中的 { $kept } 个：{ $spans }{ $more ->
        [0] {""}
       *[other] （另有 { $more } 处）
    }：{ $before } → { $after }。
did-silences-removed = 已删除 { $count } 处静音，{ $spans }{ $more ->
        [0] {""}
       *[other] （另有 { $more } 处）
    }：{ $before } → { $after }。
did-shaky-removed = 已删除 { $count } 处抖动，{ $spans }{ $more ->
        [0] {""}
       *[other] （另有 { $more } 处）
    }：{ $before } → { $after }。
did-black-removed = 已删除 { $count } 处黑屏，{ $spans }{ $more ->
        [0] {""}
       *[other] （另有 { $more } 处）
    }：{ $before } → { $after }。
did-unseen = 无法查看 { $names }，所以没有对它作判断。
did-undone = 已撤销最近 { $count } 次剪辑；{ $left ->
        [0] 没有更早的剪辑可以撤销
       *[other] 之前的 { $left } 次剪辑仍然保留
    }。
did-undone-figure = { $what ->
        [length] 时长
        [order] 片段
        [speed] 速度
        [volume] 音量
        [music] 音乐
        [titles] 标题
        [fades] 淡入 / 淡出
       *[picture] 画面
    }：{ $before } → { $after }。

## What could not be done

cannot-nothing-changes = 没有任何变化：本来就是这样。
cannot-nothing-left = 这样就什么都不剩了，所以没有改动。
cannot-nothing-left-of = 无法从 { $total } 中剪掉 { $length }，那样就什么都不剩了。
cannot-too-short = 总共只有 { $length }，所以没有剪。
cannot-too-late = { $time } 超出了结尾，总共只有 { $length }。
cannot-empty-part = { $start } 到 { $end } 之间没有内容。
cannot-no-such-clip = 没有这个片段；时间线上共有 { $count } 个片段。
cannot-clip-gone = { $name } 已经不在时间线上。
cannot-too-many-clips = 这样会超过 { $most } 个片段，所以没有改动。
cannot-join-needs-two = 只有一个片段，请再发一个来拼接。
cannot-joined-already = { $count } 个片段已经依次播放：{ $names }。
cannot-speed-limits = 速度可在 { $slowest } 倍到 { $fastest } 倍之间。
cannot-no-music = 时间线上没有音乐。
cannot-no-upload = 您还没有发送音乐文件。请发送一个，或选择 lo-fi、欢快、电影感、氛围音乐。
cannot-no-titles = 时间线上没有标题。
cannot-fade-too-long = 淡入淡出比视频（{ $length }）还长。
cannot-title-too-long = 标题最多 { $most } 个字符。
cannot-too-long = 视频会超过 { $most }，所以没有改动。
cannot-too-many-pieces = 片段、标题和音轨会超过 { $most } 个，所以没有改动。
cannot-too-wide = 画面会变成 { $width }×{ $height }，而每边最多 { $most } 像素。
cannot-size-limits = 画面高度可在 { $smallest } 到 { $largest } 之间。
cannot-no-moments = 没有可以挑选的内容。
cannot-all-moments = 全部 { $length } 都值得保留，所以没有改动。
cannot-no-beats = 没有从头播放的、由我生成的音乐可以卡点。请先添加音乐，例如 lo-fi。
cannot-no-sound = 视频没有声音，所以没有静音部分可找。
cannot-no-silences = 没有找到足够长的静音部分。
cannot-only-silences = 全程都是静音，删掉就什么都不剩了。
cannot-no-shaky = 没有找到抖动的部分。
cannot-only-shaky = 全程都在抖动，删掉就什么都不剩了。
cannot-no-black = 没有找到黑屏部分。
cannot-only-black = 全程都是黑屏，删掉就什么都不剩了。
cannot-not-seen = 无法查看 { $names }，所以没有改动。
cannot-no-past = 没有可以撤销的操作。

## What is answered without an edit

remark-export = 我不能直接导出，请向机器人提出导出。
remark-shake = 我不能稳定抖动的画面，但可以去掉抖动的部分：请说“去掉抖动的部分”。
remark-transitions = 我还不能做片段之间的转场，但可以在开头和结尾淡入淡出。
remark-colour = 我还不能调色。
remark-noise = 我还不能降噪，但可以调低音量，或静音后加音乐。
remark-spoken = 我不能识别语音。告诉我文字内容，我可以作为标题放到视频上。
remark-backwards = 我还不能倒放，但可以改变速度。
remark-turning = 我还不能旋转或镜像画面。
remark-music-fade = 我还不能单独淡出音乐。音乐会随视频柔和结束，也可以调整音量。
remark-sharpen = 我还不能锐化或模糊。放大到 4K 时会自动略微锐化。
remark-generate = 我不能生成画面。请发送视频或照片，我来剪辑。
remark-zoom = 我不能缩放或移动镜头，但可以改变画幅，例如“改成竖屏”。
remark-objects = 我不能去除或替换画面里的内容，但可以删掉它出现的那一段，例如“删除 0:03 到 0:06”。
remark-overlay = 我不能把图片叠加到视频上。发给我后它会成为单独的片段；文字标题可以叠加。
remark-translate = 我不能翻译。告诉我文字内容，我可以作为标题放到视频上。
remark-speech = 我不能配音。请发送录音，我可以放到视频下面。
remark-better = 我无法判断画面好不好看。请告诉我要改什么，例如“剪掉前 2 秒”或“加欢快的音乐”。
remark-ramp = 我不能渐变变速，但可以设定一个速度，例如“片段 1 加速 2 倍”。
remark-words = 请告诉我文字内容，例如：在顶部加标题“你好”。
left-alone = 已按您的要求不做：“{ $text }”。
not-understood = 没有理解“{ $text }”，所以没有处理这部分。
half-understood = 不太确定“{ $text }”的意思：不知道{ $words }在这里该怎么处理，所以没有改动。
more-not-understood = 还有 { $count } 处没有理解。
too-many-edits = 您要求了 { $count } 处剪辑，我只处理了前 { $most } 处，其余请再发一次。
instruction-too-long = 一次最多读 { $most } 个字符，所以没有处理。请分几次发送。
can-do = 我可以：剪掉、保留或删除片段，保留精彩片段，去掉静音、抖动和黑屏部分，拼接、排序、移除片段，调整速度和音量或静音，添加 lo-fi、欢快、电影感、氛围或您自己的音乐，添加标题，淡入淡出，更改分辨率（4K、1080p、720p）和画幅（9:16、1:1、16:9），以及撤销。
send-a-clip = 请先发送视频或照片，我才能剪辑。
stands = 时间线：{ $clips } 个片段，{ $length }，{ $width }×{ $height }。
free = 本次剪辑免费。
