"""When something new cannot be begun."""

from community_gov.domain.text import Text

SCAFFOLDS: dict[str, tuple[Text, Text]] = {
    "new.name": (
        Text(
            "“{name}”不能作名称：只用小写英文字母、数字、_ 和 -，以字母开头，以字母或数字结尾，最多 {longest} 个字符。",
            "“{name}” will not do as a name: a to z, digits, _ and - only; it begins with a letter, ends with a letter or a digit, and has {longest} characters at most.",
        ),
        Text(
            "请改名，如 {near}；中文名称写在 --label-zh。",
            "Choose another, such as: {near}. What people call it goes into --label-zh "
            "and --label-en.",
        ),
    ),
    "new.label": (
        Text(
            "这个名称不能用：须是一行，1 到 {longest} 个字符，首尾没有空格，不含双引号、反斜杠和花括号；英文名称须有英文字母。",
            "This label will not do: one line of 1 to {longest} characters, no space at either end, no double quotes, backslashes or braces; an English one has letters.",
        ),
        Text("请改短或去掉这些符号。", "Shorten it, or take those characters out."),
    ),
    "new.exists": (
        Text("已经有了；什么也没有写。", "This is there already; nothing was written."),
        Text(
            "请换一个名称，或用 --into 换一个文件夹；原有的不会被覆盖。",
            "Choose another name, or another folder with --into; nothing is ever overwritten.",
        ),
    ),
    "new.installed": (
        Text("已经装有同名的插件。", "A plugin of this name is installed."),
        Text("请换一个名称，如 {near}。", "Choose another name, such as {near}."),
    ),
    "new.no_plugin": (
        Text(
            "没有装名为“{name}”的插件，或装了却加载不了。",
            "No plugin called “{name}” is installed, or it cannot be loaded.",
        ),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    "new.no_place": (
        Text("这个文件夹里没有名为“{name}”的地方。", "The folder has no place called “{name}”."),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
}
