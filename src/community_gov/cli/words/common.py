"""What the group, and options of several commands, say about themselves."""

from community_gov.domain.text import Text

TEXTS = {
    "group": Text(
        "社区治理：规则是数据，经过是数据，决定是纯函数。",
        "Neighbourhood governance: rules and history are data.",
    ),
    "json": Text("输出给程序读的 JSON。", "Print JSON for a machine."),
    "language": Text("用哪种语言：zh 或 en。", "Which language to speak: zh or en."),
    "database": Text(
        "数据库，如 sqlite:///区.db。", "The database, such as sqlite:///district.db."
    ),
    "places": Text(
        "地方文件所在的文件夹；不写则按环境变量 COMMUNITY_GOV_PLACES，再不然用装好的那一套。",
        "The folder of the place files; else COMMUNITY_GOV_PLACES, else the one installed set.",
    ),
    "keys_folder": Text(
        "密钥文件夹；默认在数据库旁，勿与数据库一同备份。",
        "The folder of the keys; beside the database by default; never back both up together.",
    ),
    "place": Text("只看这个地方；可多次给出。", "Only this place; may be given several times."),
    "examples": Text("示例：", "Examples:"),
    "on_day": Text("哪一天；默认今天。", "On which day; today by default."),
    "html": Text("写到这个 HTML 文件。", "Write it to this HTML file."),
    "write_out": Text("写到这个文件，不再打印。", "Write it to this file instead of printing it."),
    "commands": Text("命令", "Commands"),
    "completion": Text(
        "打印让 bash、zsh 或 fish 按 Tab 键补全的脚本；存进文件，在 shell 的启动文件里读入。",
        "Print the script by which bash, zsh or fish complete with Tab; keep it in a file that your shell reads when it starts.",
    ),
    "version": Text("显示版本，然后结束。", "Show the version and exit."),
    "exit": Text("退出码：", "Exit status:"),
    "exit_0": Text("办成了", "done"),
    "exit_1": Text("发现问题，或被规则拒绝", "findings or refusals"),
    "exit_2": Text("用法不对，或文件不能用", "wrong use, or a file that cannot be used"),
    "exit_130": Text("被 Ctrl-C 中断", "interrupted by Ctrl-C"),
    "exit_141": Text("输出没有人读了（管道已关）", "nobody reads the output any more"),
}
