"""Wishes about how the picture looks and stands."""

from typing import Final

from studio.language import vocabulary as words
from studio.language.readings import frames, looks
from studio.language.readings.spoken import GONE, REMOVE
from studio.language.row import row

_GRADE_NOUN: Final = (
    r"\b(?:grade|grading|filters?|look|colou?r (?:grade|grading|correction)"
    r"|colou?r effects?|adjustments?)\b|滤镜|调色"
)
_ORIGINAL: Final = (
    r"\bundo\b|\brevert\b|\b(?:reset|restore|original|natural|back to|normal)\b|恢复"
    r"|还原|重置|原"
)
_BALANCE: Final = (
    r"\bwashed out\b|\b(?:dull|lifeless|pale|flat|faded)\b|\b(?:can'?t|barely) see\b|灰蒙蒙|发灰"
    r"|太[灰淡]|苍白|平淡|"
    r"\bblurry\b|out of focus|\bsoft\b|bright|\bdark|\bdim|\blight(?:er|en)|expos|contrast|saturat"
    r"|\bwarm|\bcool|\bcold|colou?rs?\b"
    r"|colou?rful|\btoo "
    r"(?:yellow|blue|orange|red)|sharp|\bcrisp|\bclearer\b|\bclear\b|noise|grain|noisy|\bdetails?\b"
    r"|亮|暗|曝光|对比|饱和|色彩|色温|暖|冷|[太偏][黄蓝红]|清[晰楚]|锐|噪|颗粒|细节|糊"
)
_GRADED: Final = (
    r"black-white|\bb ?(?:&|n|/) ?w\b|\bbw\b|monochrom|gr[ae]y ?-?scale|vintage|\bretro\b|\bold\b"
    r"|sepia|nostalgi"
    r"|cinematic|\bdramatic\b|hollywood|teal|filmic|blockbuster|\bfilm\b|\bmovie\b|vivid|vibran|punchy|\bpop\b|\bwarm\b|\bcool\b|\bcold\b"
    r"|golden hour|sunset|\bsunny\b|\bsummer|\bgrad(?:e|ed|ing)\b|colou?r|\bfilters?\b|colorgrade"
    r"|\b(?:70|80|90|60|50)s\b"
    r"|黑白|单色|灰度|去色|复古|怀旧|老电影|胶片|老照片|做旧|电影|大片|鲜艳|鲜明|艳丽|明艳|暖|冷|调色|校色|滤镜|色彩|颜色"
)

ROWS: Final = (
    row(
        rf"(?:{REMOVE}|{_ORIGINAL}).*(?:{_GRADE_NOUN}|colou?rs?\b|black-white|色彩|颜色|彩色|黑白)"
        r"|\b(?:put|bring|get)\b.*\bcolou?rs? back\b"
        rf"|(?:{_GRADE_NOUN}|色彩|颜色|黑白).*(?:{GONE}|{_ORIGINAL})",
        lambda wish: () if looks.is_uncoloured(wish) else looks.ungraded(wish),
        words.UNGRADED,
    ),
    row(_BALANCE, looks.adjust, words.ADJUST),
    row(_GRADED, looks.grade, words.GRADE),
    row(
        r"\brotat|\bturn(?:ed)?\b.*(?:\b(?:degrees?|left|right|upside|sideways|clockwise)\b|°)"
        r"|\bturn\b.*\b(?:90|180|270)\b|\bspin\b|\bupside down\b|\bsideways\b"
        r"|旋转|顺时针|逆时针|转\s*\d+|颠倒",
        lambda wish: (
            () if wish.says(r"\b(?:flip|mirror)\w*\b.*\b(?:vertical|horizontal)") else frames.rotate(wish)
        ),
        words.ROTATE,
    ),
    row(r"\bmirror|\bflip|镜像|翻转|对称", frames.mirror, words.MIRROR),
    row(
        r"\b(?:crop|cut|trim|take|remove)\b.*(?:%|\b(?:edges?|sides?|top|bottom|left|right|borders?)\b)|裁|切掉|剪掉.*%",
        frames.crop,
        words.CROP,
    ),
    row(
        r"\bzoom|\bken burns\b|\bpan(?:s|ning)?\b|\btilt\b|\b(?:push|punch)(?:ed)? in\b|\b(?:movement"
        r"|motion)\b.*\b(?:photos?|pictures?|images?|clips?)\b|\banimate\b|放大|缩放|推[近进镜]|拉[近远]"
        r"|平移|摇镜|运镜|缩小",
        frames.zoom,
        words.ZOOM,
    ),
)
