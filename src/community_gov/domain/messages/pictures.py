"""When a chart cannot be drawn."""

from community_gov.domain.text import Text

PICTURES: dict[str, tuple[Text, Text]] = {
    "pictures.not_installed": (
        Text(
            "画图用的程序没有安装，没有写出任何文件。",
            "What draws charts is not installed; nothing was written.",
        ),
        Text(
            "请运行 pip install 'community-gov[pictures]'，然后重试。",
            "Run: pip install 'community-gov[pictures]', then try again.",
        ),
    ),
}
