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
did-speed = 已将{ $where ->
        [none] {""}
       *[other] { $where } 的
    }速度设为 { $speed } 倍：{ $before } → { $after }。
did-muted-video = 已将{ $where ->
        [none] 视频
       *[other] { $where }
    }静音。
did-muted-music = 已将音乐静音。
did-muted-all = 已全部静音。
did-volume-video = 已将{ $where ->
        [none] 视频
       *[other] { $where } 的
    }音量设为 { $volume }。
did-volume-music = 已将音乐音量设为 { $volume }。
did-volume-all = 已将全部音量设为 { $volume }。
did-music = 已添加音乐：{ $name }，音量 { $volume }%，{ $start }–{ $end }。
did-music-from = 从这首歌的 { $time } 开始放。
did-music-removed = 已移除音乐：{ $names }。
did-title = 已添加{ $style ->
        [lower-third] 人名条
        [caption] 字幕
       *[plain] 标题
    }“{ $text }”，{ $start }–{ $end }，位于{ $place ->
        [top] 顶部
        [center] 中央
        [top-left] 左上角
        [top-right] 右上角
        [bottom-left] 左下角
        [bottom-right] 右下角
       *[bottom] 底部
    }。
did-title-colour = 文字颜色：{ $colour ->
        [black] 黑色
        [red] 红色
        [yellow] 黄色
        [gold] 金色
        [green] 绿色
        [blue] 蓝色
        [orange] 橙色
        [pink] 粉色
        [purple] 紫色
       *[other] { $colour }
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
did-titles-removed = 已移除{ $count ->
        [1] 标题“{ $text }”
       *[other] {" "}{ $count } 个标题
    }。
did-fade = 已添加{ $kind ->
        [in] 淡入
        [out] 淡出
       *[both] 淡入和淡出
    }，时长 { $length }{ $colour ->
        [white] { $kind ->
            [in] ，从白色淡入
            [out] ，淡出到白色
           *[both] ，从白色开始，以白色结束
        }
       *[other] {""}
    }。
did-rated = 成片现在每秒 { $fps } 帧{ $has ->
        [none] 。
       *[other] ；每秒 { $has } 帧的片段会重复部分画面。
    }
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
not-drawn = 这里没有字体能显示“{ $text }”中的 { $characters }，它们不会出现。
did-faces-kept = 已让人脸留在画面中。
did-unseen = 无法查看 { $names }，所以没有对它作判断。
did-split = 已将{ $clip ->
        [none] 时间线
       *[other] { $clip }
    }在 { $time } 处分开：现在有 { $count } 个片段。
did-shortened = 已通过剪掉结尾把{ $clip ->
        [none] 视频
       *[other] { $clip }
    }变成 { $length }：{ $before } → { $after }。
did-stretched = 已通过调整图片的显示时间把{ $clip ->
        [none] 视频
       *[other] { $clip }
    }变成 { $length }：{ $before } → { $after }。
did-frozen = 已把{ $clip ->
        [none] {""}
       *[other] { $clip } 的
    } { $time } 处的画面定格 { $length }：{ $before } → { $after }。
did-on-beat = 已通过缩短片段把 { $count } 处剪辑点对齐到音乐节拍：{ $before } → { $after }。
did-repeated = { $clip ->
        [none] 整个视频
       *[other] { $clip }
    } 现在连续播放 { $times } 次：{ $before } → { $after }。
did-copied-first = { $clip ->
        [none] 整个视频
       *[other] { $clip }
    } 现在开头也放一遍：{ $before } → { $after }。
did-copied-last = { $clip ->
        [none] 整个视频
       *[other] { $clip }
    } 现在结尾也放一遍：{ $before } → { $after }。
did-replaced = { $new } 已替换 { $old }：{ $before } → { $after }。
did-slideshow = 已用 { $count } 张图片做成幻灯片，每张 { $each }，带缓慢推拉和叠化：{ $before } → { $after }。
did-reversed = { $where ->
        [none] 整个视频
       *[other] { $where }
    }现在倒着播放。
did-forwards = { $where ->
        [none] 整个视频
       *[other] { $where }
    }已恢复正向播放。
did-cleared = 已为{ $where ->
        [none] 视频
       *[other] { $where }
    }的声音降噪，人声更清楚。
did-clear-removed = { $where ->
        [none] 视频
       *[other] { $where }
    }的声音已恢复原样。
did-loudness = 整体响度已设为 { $lufs } LUFS{ $lufs ->
        [-14] ，与网络平台一致
       *[other] （网络平台通常为 -14）
    }。
did-loudness-removed = 不再统一响度。
did-music-placed = { $name } 现在播放 { $start }–{ $end }。
did-music-fade = 音乐已添加{ $kind ->
        [in] 淡入
        [out] 淡出
       *[both] 淡入和淡出
    }，时长 { $length }。
did-music-fade-removed = 已移除音乐的{ $kind ->
        [in] 淡入
        [out] 淡出
       *[both] 淡入和淡出
    }。
did-ducked = 有人说话时音乐会自动变小。
did-duck-removed = 说话时音乐不再变小。
did-named = 已在片段开头写上名称：{ $texts }。想换文字，请说：把标题改成“……”。
did-reshaped = 画面已由 { $before } 改为 { $after }。{ $fill ->
        [crop] 画面经裁剪填满。
        [bars] 空出的地方是黑边。
       *[blur] 空出的地方用模糊背景填充；想裁掉两边，请说“裁剪填满”。
    }
did-letterboxed = 画面上下加了电影黑边。
did-letterbox-removed = 黑边去掉了，画面完整显示。
did-wide = 这么宽的画面，播放时上下会是黑边。
did-filled = { $fill ->
        [crop] 片段经裁剪填满画面；想看到全部，请说“模糊背景”。
        [bars] 空出的地方用黑边填充。
       *[blur] 空出的地方用模糊背景填充；想裁掉两边，请说“裁剪填满”。
    }
did-transitions = 已在片段之间添加{ $kind ->
        [crossfade] 叠化
        [black] 黑场过渡
        [white] 白场过渡
        [wipe-left] 向左擦除
        [wipe-right] 向右擦除
        [wipe-up] 向上擦除
        [wipe-down] 向下擦除
        [slide-left] 向左滑动
        [slide-right] 向右滑动
        [slide-up] 向上滑动
       *[slide-down] 向下滑动
    }转场，{ $count } 处，每处 { $length }{ $shorter ->
        [0] {""}
       *[other] （片段较短的地方更短）
    }：{ $before } → { $after }。
did-transitions-removed = 已移除 { $count } 处转场：{ $before } → { $after }。
did-graded = 已{ $grade ->
        [none] 去掉{ $where ->
            [none] 整个视频
           *[other] { $where }
        }的调色
        [warm] 给{ $where ->
            [none] 整个视频
           *[other] { $where }
        }加上暖色调
        [cool] 给{ $where ->
            [none] 整个视频
           *[other] { $where }
        }加上冷色调
        [cinematic] 给{ $where ->
            [none] 整个视频
           *[other] { $where }
        }加上电影感调色
        [vintage] 给{ $where ->
            [none] 整个视频
           *[other] { $where }
        }加上复古调色
        [mono] 把{ $where ->
            [none] 整个视频
           *[other] { $where }
        }变成黑白
       *[vivid] 给{ $where ->
            [none] 整个视频
           *[other] { $where }
        }加上鲜艳的色彩
    }。
did-adjusted = { $where ->
        [none] {""}
       *[other] { $where } 的
    }{ $what ->
        [brightness] 亮度
        [contrast] 对比度
        [saturation] 饱和度
        [warmth] 色温（暖）
        [sharpness] 锐化
       *[calm] 画面降噪
    }：{ $before } → { $after }。
did-look-removed = { $where ->
        [none] 整个视频
       *[other] { $where }
    }的色彩和亮度已恢复原样。
did-rotated = 已将{ $where ->
        [none] 画面
       *[other] { $where }
    }{ $degrees ->
        [90] 向右旋转 90°
        [180] 旋转 180°
       *[270] 向左旋转 90°
    }。
did-mirrored = 已将{ $where ->
        [none] 画面
       *[other] { $where }
    }{ $way ->
        [down] 上下翻转
       *[across] 左右镜像
    }。
did-cropped = 已裁剪{ $where ->
        [none] 画面
       *[other] { $where }
    }：{ $left ->
        [0] {""}
       *[other] 左 { $left }%{" "}
    }{ $right ->
        [0] {""}
       *[other] 右 { $right }%{" "}
    }{ $top ->
        [0] {""}
       *[other] 上 { $top }%{" "}
    }{ $bottom ->
        [0] {""}
       *[other] 下 { $bottom }%{" "}
    }。画面现在是 { $picture }。
did-zoomed = { $where ->
        [none] 画面
       *[other] { $where }
    }以中心放大到 { $zoom } 倍。
did-moving = { $motion ->
        [none] 镜头静止
        [zoom-in] 缓慢推近
        [zoom-out] 缓慢拉远
        [pan-left] 缓慢向左平移
        [pan-right] 缓慢向右平移
        [pan-up] 缓慢向上平移
       *[pan-down] 缓慢向下平移
    }：{ $where ->
        [none] 所有片段
       *[other] { $where }
    }。
did-steadied = { $where ->
        [none] 画面
       *[other] { $where }
    }将做防抖处理，边缘会略微裁切。
did-steady-removed = { $where ->
        [none] 画面
       *[other] { $where }
    }已取消防抖。
did-redone = 已重做 { $count } 次剪辑；{ $left ->
        [0] 没有更多可以重做
       *[other] 还有 { $left } 次可以重做
    }。
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
        [transitions] 转场
        [loudness] 响度
        [rate] 每秒帧数
        [looks] 色彩和亮度
        [framing] 画面位置
        [manner] 播放方式
       *[picture] 画面
    }{ $what ->
        [looks] { $way ->
            [redo] 已重新应用
           *[undo] 已还原
        }
        [framing] { $way ->
            [redo] 已重新应用
           *[undo] 已还原
        }
        [manner] { $way ->
            [redo] 已重新应用
           *[undo] 已还原
        }
       *[other] ：{ $before } → { $after }
    }。

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
cannot-song-over = { $name } 只有 { $length }，不能从它的 { $time } 开始放。
cannot-no-upload = 您还没有发送音乐文件。请发送一个，或选择 lo-fi、欢快、电影感、氛围音乐。
cannot-no-titles = 时间线上没有标题。
cannot-fade-too-long = 淡入淡出比视频（{ $length }）还长。
cannot-title-too-long = 标题最多 { $most } 个字符。
cannot-too-long = 视频会超过 { $most }，所以没有改动。
cannot-too-many-pieces = 片段、标题和音轨会超过 { $most } 个，所以没有改动。
cannot-too-wide = 画面会变成 { $width }×{ $height }，而每边最多 { $most } 像素。
cannot-rate-limits = 帧率可在每秒 { $slowest } 到 { $fastest } 帧之间。
cannot-size-limits = 画面高度可在 { $smallest } 到 { $largest } 之间。
cannot-no-moments = 没有可以挑选的内容。
cannot-all-moments = 全部 { $length } 都值得保留，所以没有改动。
cannot-no-beats = 没有从头播放的音乐可以卡点。请先添加音乐：发送一首歌并说“添加我的歌”，或选择 lo-fi 音乐。
cannot-no-clear-beat = 在 { $names } 里没有找到清晰的节拍，所以没有卡点。
cannot-no-sound = 视频没有声音，所以没有静音部分可找。
cannot-no-silences = 没有找到足够长的静音部分。
cannot-only-silences = 全程都是静音，删掉就什么都不剩了。
cannot-no-shaky = 没有找到抖动的部分。
cannot-only-shaky = 全程都在抖动，删掉就什么都不剩了。
cannot-no-black = 没有找到黑屏部分。
cannot-only-black = 全程都是黑屏，删掉就什么都不剩了。
cannot-not-seen = 无法查看 { $names }，所以没有改动。
cannot-too-short-to-lengthen = 总共只有 { $length }，视频无法变长到 { $wanted }。可以放慢或重复播放：请说“慢动作”或“播放 2 遍”。
cannot-short-enough = 现在是 { $length }，本来就没有超过 { $wanted }。
cannot-was-longer = 现在只有 { $length } 了，之前的修改已经把它剪得比 { $wanted } 短：请先说“撤销”恢复到够长，再说一次要多长。
cannot-no-future = 没有可以重做的操作。
cannot-no-pictures = 时间线上没有图片。请发照片来，我做成幻灯片。
cannot-no-video = 时间线上没有视频，只有图片。
cannot-split-already = { $time } 处已经是剪辑点或转场。
cannot-beat-needs-two = 只有一个片段，没有剪辑点可以卡点。
cannot-transition-needs-two = 只有一个片段，转场需要两个片段。可以改用淡入淡出。
cannot-transition-first = 第一个片段前面没有内容，无法加转场。可以改用淡入。
cannot-zoom-limits = 放大倍数可在 1 到 { $most } 倍之间。
cannot-crop-too-much = 这样画面就剩得太少了。
cannot-loudness-limits = 响度可在 { $least } 到 { $most } LUFS 之间。
cannot-no-such-title = 没有标题“{ $text }”。
cannot-no-such-title-number = 没有这个标题；共有 { $count } 个。
cannot-no-names = 请告诉我文字内容，例如：在顶部加标题“你好”。
cannot-all-shorter = 所有片段加起来只有 { $length }，不到 { $wanted }，所以全部保留。
cannot-no-edge = 这是一个完整的镜头，看不出那一部分到哪里。请说明时间，例如“剪掉前 5 秒”。
cannot-no-past = 没有可以撤销的操作。

## What is answered without an edit

remark-export = 我不能直接导出，请向机器人提出导出。
remark-spoken = 我不能识别语音。告诉我文字内容，我可以作为标题放到视频上。
remark-generate = 我不能生成画面。请发送视频或照片，我来剪辑。
remark-zoom = 我不能在画面里找东西。可以放大中间（“放大 1.5 倍”）、缓慢推近（“缓慢推近”）或裁剪（“左边裁掉 10%”）。
remark-objects = 我不能去除或替换画面里的内容，但可以删掉它出现的那一段，例如“删除 0:03 到 0:06”，或把边上裁掉，例如“下边裁掉 10%”。
remark-overlay = 我不能把图片叠加到视频上。发给我后它会成为单独的片段。文字可以叠加：右下角加标题“我的名字”。
remark-translate = 我不能翻译。告诉我文字内容，我可以作为标题放到视频上。
remark-speech = 我不能配音。请发送录音，我可以放到视频下面。
remark-better = 请告诉我要改什么，例如“剪出精彩片段”“亮一点”“电影感调色”“防抖”“人声增强”或“加欢快的音乐”。
remark-ramp = 我不能渐变变速，但可以设定某一段的速度：请说“0:03 到 0:06 慢动作”。
remark-words = 请告诉我文字内容，例如：在顶部加标题“你好”。
remark-rate = 成片沿用第一个视频的帧率。要换一种，请说“60帧”“30帧”或“24帧”。
remark-size = 分辨率越低，文件越小：请说“导出 720p”或“导出 480p”。
remark-format = 成片始终是 MP4，几乎在哪里都能播放。
remark-balance = 偏向哪边？请说“暖一点”或“冷一点”。
remark-blur = 我不能模糊画面里的内容。片段没有填满画面时，可以说“模糊背景”来填充两边。
remark-effects = 没有这类特效。可以加调色（暖、冷、电影感、复古、黑白、鲜艳）、转场、缓慢推拉、定格和慢动作。
remark-content = 我不能判断画面里说了什么、有什么。请告诉我时间，例如“删除 0:03 到 0:06”。
remark-post = 我不能发布视频。请先导出，再自行发布。
remark-length = 要多长？请说“做成 30 秒”“剪掉前 2 秒”或“剪成最精彩的 20 秒”。
remark-part = 指哪一部分？请按时间或片段说，例如“前 5 秒”“0:03 到 0:06”“第二段”。
remark-unit = 是秒数还是片段？请说“前 5 秒”“0:03 到 0:05”或“第二段”。
remark-unhappy = 说“撤销”我就退回上一步，或者告诉我要改什么。
remark-font = 字体不能选。标题的大小、颜色、位置和样式可以改：“标题大一点”“标题换成黄色”“标题放上面”。
remark-order = 按什么顺序？请说“3、1、2”“第三段放最前面”或“倒序”。
remark-countdown = 我没有倒计时。可以一个接一个写数字：在 0:00 加标题“3”显示 1 秒，在 0:01 加标题“2”显示 1 秒。
remark-shadows = 我不能只调暗部或亮部。可以把整个画面调亮一点（“亮一点”）或让它柔和些（“降低对比度”）。
remark-more = 是指什么？请说出来，例如“画面亮一点”“标题大一点”或“音乐小一点”。
remark-nearest = 我能做四种音乐（轻松、欢快、电影感、氛围），这是最接近的；也可以把歌发给我。
remark-best-first = 我看不出哪个镜头最适合开头。可以说“把片段2放最前面”，或“剪出最精彩的20秒”。
remark-grain = 我加不了胶片颗粒；最接近的是复古色调：“调成复古风”。
remark-mood = 我有四种音乐：lo-fi、欢快、电影感、氛围。请说“加欢快的音乐”，或者发一首歌给我再说“加我的歌”。
remark-side = 从哪头？请说“剪掉前 2 秒”“剪掉后 2 秒”或“0:03 到 0:05”。
remark-state = 片段：{ $clips }。
remark-style = 我有这些风格：暖色、冷色、电影感、复古、黑白、鲜艳。请说“来个复古的感觉”；亮度、对比度和饱和度也能调。
remark-undo = 撤销总是从最近一步开始：“撤销”“撤销两步”。只想去掉某一样，请直接说：“去掉音乐”“去掉标题”。
remark-voices = 我不能把人声和别的声音分开。可以把某个片段或某段时间静音，也可以增强人声。
remark-empty = 时间线至少要留一个片段。说“重来”可以撤销全部修改，也可以新建一个项目。
remark-turn = 画面可以转 90、180 或 270 度。
remark-fades = 整个视频连同声音可以淡入淡出，音乐也可以：“淡出 2 秒”“音乐淡出”。片段之间请说“第一段和第二段之间用黑场过渡”。
remark-thanks = 您喜欢就好。做好了就说“导出”，或者告诉我还要改什么。
left-alone = 已按您的要求不做：“{ $text }”。
not-understood = 没有理解“{ $text }”，所以没有处理这部分。
half-understood = 不太确定“{ $text }”的意思：不知道{ $words }在这里该怎么处理，所以没有改动。
more-not-understood = 还有 { $count } 处没有理解。
too-many-edits = 您要求了 { $count } 处剪辑，我只处理了前 { $most } 处，其余请再发一次。
instruction-too-long = 一次最多读 { $most } 个字符，所以没有处理。请分几次发送。
can-do-asked = 想知道我会做什么，请问“你能做什么”。
can-do = 我可以：剪辑——按时间或片段剪掉、保留、删除、分割，保留精彩片段，去掉静音、抖动和黑屏，做成指定时长；编排——拼接、排序、重复、替换、移除片段，照片做成幻灯片；速度——加速、慢动作、倒放、定格；画面——调色（暖、冷、电影感、复古、黑白、鲜艳）、亮度、对比度、饱和度、锐化、降噪、防抖、旋转、镜像、裁剪、缩放，4K、1080p、720p，9:16、1:1、4:5、16:9；转场——叠化、擦除、滑动、黑场、白场，以及淡入淡出；文字——标题、字幕、人名条；声音——音量、静音、人声增强、响度标准化，lo-fi、欢快、电影感、氛围或您自己的音乐，说话时自动变小，按节拍卡点。大多可只用于某个片段或某段时间。还有撤销、重做和重新开始。
send-a-clip = 请先发送视频或照片，我才能剪辑。
stands = 时间线：{ $clips } 个片段，{ $length }，{ $width }×{ $height }。
free = 本次剪辑免费。
