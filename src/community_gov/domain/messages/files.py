"""When a file that somebody wrote cannot be read."""

from community_gov.domain.text import Text

FILES: dict[str, tuple[Text, Text]] = {
    # Reading YAML
    "yaml.unreadable": (
        Text("文件打不开：{detail}。", "The file cannot be opened: {detail}."),
        Text("请检查文件是否存在、能否读取。", "Check that it exists and may be read."),
    ),
    "yaml.too_large": (
        Text("文件超过 {limit} 字节。", "The file is larger than {limit} bytes."),
        Text("请把它分成几个文件。", "Divide it into several files."),
    ),
    "yaml.encoding": (
        Text("文件不是 UTF-8 编码。", "The file is not written in UTF-8."),
        Text("请在编辑器里另存为 UTF-8。", "Save it as UTF-8 in your editor."),
    ),
    "yaml.long_line": (
        Text("这一行超过 {limit} 个字符。", "This line has more than {limit} characters."),
        Text("请分成几行。", "Divide it into several lines."),
    ),
    "yaml.character": (
        Text(
            "这一行有看不见的字符 {character}。",
            "This line holds an invisible character, {character}.",
        ),
        Text("请删去它，或重新打一遍这一行。", "Remove it, or type the line again."),
    ),
    "yaml.alias": (
        Text("这里用了 & 或 * 引用。", "An anchor (&) or alias (*) is used here."),
        Text(
            "请把内容写全；以 & 或 * 开头的文字要加引号。",
            "Write the content out; quote a text that begins with & or *.",
        ),
    ),
    "yaml.merge": (
        Text("这里用了合并键 <<。", "A merge key (<<) is used here."),
        Text("请把内容写全。", "Write the content out."),
    ),
    "yaml.tag": (
        Text("这里用了 ! 标签或 % 指令。", "A tag (!) or directive (%) is used here."),
        Text(
            "请删去；以 ! 或 % 开头的文字要加引号。",
            "Remove it; quote a text that begins with ! or %.",
        ),
    ),
    "yaml.tab": (
        Text("这一行用制表符缩进。", "This line is indented with a tab."),
        Text("请改用空格。", "Use spaces."),
    ),
    "yaml.syntax": (
        Text(
            "从这一行起不合 YAML 格式（{detail}）。", "From this line on it is not YAML ({detail})."
        ),
        Text(
            "请检查缩进、冒号后的空格、括号和引号；含冒号的文字要加引号。",
            "Check indentation, the space after colons, brackets and quotation marks; quote a text"
            " with a colon in it.",
        ),
    ),
    "yaml.duplicate": (
        Text("“{name}”已在第 {first} 行写过。", "“{name}” is there already, in line {first}."),
        Text("请只留一处。", "Keep one of them."),
    ),
    "yaml.key": (
        Text("“{name}”不能直接作键。", "“{name}” cannot stand before a colon as it is."),
        Text("请给它加上引号。", "Put it in quotation marks."),
    ),
    "yaml.documents": (
        Text(
            "一个文件里有两份内容（--- 或 ... 之后）。",
            "The file holds a second document (after --- or ...).",
        ),
        Text("请分成两个文件。", "Make two files of it."),
    ),
    "yaml.empty": (
        Text("文件是空的。", "The file is empty."),
        Text("请写上内容，或删去文件。", "Write something into it, or remove it."),
    ),
    "yaml.no_map": (
        Text("文件最外层应是“键: 值”。", "The file must consist of keys with values."),
        Text("请照文档里的样例写。", "Follow the example in the documentation."),
    ),
    "yaml.too_many": (
        Text("文件内容超过 {limit} 项。", "The file holds more than {limit} values."),
        Text("请把它分成几个文件。", "Divide it into several files."),
    ),
    "yaml.too_deep": (
        Text("嵌套超过 {limit} 层。", "Parts are nested more than {limit} deep."),
        Text("请检查缩进和括号。", "Check indentation and brackets."),
    ),
    # The form of a file
    "file.unknown_key": (
        Text("“{path}”：没有“{name}”这个键。", "{path}: there is no key “{name}”."),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    "file.missing_key": (
        Text("缺少“{path}”。", "“{path}” is missing."),
        Text("请补上“{name}”。", "Add “{name}”."),
    ),
    "file.expected": (
        Text("“{path}”处应是{expected}。", "{path}: {expected} is expected."),
        Text("请改正这一处。", "Correct this value."),
    ),
    "file.nothing": (
        Text("“{path}”后面没有内容。", "{path}: nothing is written after it."),
        Text("请写上内容，或删去这个键。", "Write a value, or remove the key."),
    ),
    "file.choice": (
        Text(
            "“{path}”不能是“{name}”，可用：{choices}。", "{path}: “{name}” is not one of {choices}."
        ),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    "file.choices": (
        Text(
            "“{field}”（类型 {type}）：choice 类型才有、也必须有 choices。",
            "“{field}” (type {type}): choices belong to the type choice, which needs them.",
        ),
        Text("请改类型，或增删 choices。", "Change the type, or add or remove the choices."),
    ),
    "file.consultation_state": (
        Text(
            "会商“{name}”没有对应的环节；会商写在一个同名、里面没有其他环节的环节里。",
            "The consultation “{name}” has no state: it is held in a state of the same name that"
            " has no states inside.",
        ),
        Text("请在 states 里加上这个环节。", "Add that state under `states`."),
    ),
    "file.rounds": (
        Text(
            "会商轮数不能是 {rounds}，应为 1 至 {most}。",
            "A consultation cannot have {rounds} rounds; 1 to {most} are possible.",
        ),
        Text("请改 rounds，或对应的设定。", "Change `rounds`, or the setting that it takes."),
    ),
    "file.empty_text": (
        Text("“{path}”的中文或英文是空的。", "{path}: the Chinese or the English text is empty."),
        Text("请把两种语言都写上。", "Write it in both languages."),
    ),
    "file.one_of": (
        Text(
            "“{path}”应只写其中一种：{choices}。",
            "{path}: exactly one of these must be given: {choices}.",
        ),
        Text("请留一种，其余另起一项。", "Keep one, and begin a new item for each other."),
    ),
    "file.too_small": (
        Text("“{path}”至少应是 {least}。", "{path}: it must be at least {least}."),
        Text("请改大。", "Write a larger number."),
    ),
    "file.name": (
        Text("“{path}”：名称“{value}”不合规定。", "{path}: “{value}” cannot be a name."),
        Text(
            "请用小写英文字母开头，后接小写字母、数字、下划线或短横线，至多 64 个字符。",
            "Begin with a to z; then a to z, digits, _ or -; at most 64 characters.",
        ),
    ),
    "file.full_name": (
        Text(
            "“{path}”：“{value}”不是流程的全名。",
            "{path}: “{value}” is not the full name of a workflow.",
        ),
        Text("请写成“插件:流程”。", "Write plugin:workflow."),
    ),
    "file.question_name": (
        Text(
            "“{path}”：“{value}”没有版本，或写法不对。",
            "{path}: “{value}” has no version, or is written wrongly.",
        ),
        Text("请写成“名称@版本”，如 eligible@1。", "Write name@version, such as eligible@1."),
    ),
    "file.recorded": (
        Text(
            "“{path}”：“{value}”既不是核查，也不是从关联的事项数出来的数。",
            "{path}: “{value}” is neither a question nor counted over linked cases.",
        ),
        Text(
            "请写成“名称@版本”，如 months@1；或 count:关联、count:关联:in:环节、sum:关联:填写项、"
            "people:关联:当事角色。",
            "Write name@version, such as months@1; or count:LINK, count:LINK:in:STATE,"
            " sum:LINK:FIELD, people:LINK:PART.",
        ),
    ),
    "file.condition": (
        Text("“{path}”：“{value}”不是条件。", "{path}: “{value}” is not a condition."),
        Text(
            "请写成“名称@版本”，如 eligible@1；或 in:环节名。",
            "Write name@version, such as eligible@1, or in:STATE.",
        ),
    ),
    "file.no_such_day": (
        Text("“{path}”：没有“{value}”这一天。", "{path}: there is no day “{value}”."),
        Text("请写成 2025-01-01 这样的日期。", "Write a date such as 2025-01-01."),
    ),
    "file.refused": (
        Text("“{path}”不能用：{detail}。", "{path} cannot be used: {detail}."),
        Text("请改正这一处。", "Correct this value."),
    ),
    "file.arcs_or_from": (
        Text("“{path}”同时写了 arcs 和 from、to。", "{path} has arcs and also from or to."),
        Text("请只用一种写法。", "Use one of the two."),
    ),
    "file.rung_one": (
        Text(
            "“{path}”须写 before 或 after 其中一个。",
            "{path} needs “before” or “after”, one of them.",
        ),
        Text(
            "提前提醒请写 before，逾期升级请写 after。",
            "Write “before” to remind ahead of the due day, or “after” to escalate "
            "when it was missed.",
        ),
    ),
    "file.rung_unit": (
        Text("“{path}”的单位与期限不同。", "{path} counts in another unit than its clock."),
        Text("请用与 duration 相同的单位。", "Use the unit of the clock's duration."),
    ),
    "file.rung_recurs": (
        Text("“{path}”挂在按周期来的期限上。", "{path} stands on a clock that recurs."),
        Text(
            "请让它每次立一件事项，把提醒和升级写在那件事项的期限上。",
            "Let it open a case each time, and write the ladder on a clock of that case.",
        ),
    ),
    "file.duration_or_recurs": (
        Text(
            "“{path}”须写 duration 或 recurs 其中一个。",
            "{path} needs “duration” or “recurs”, one of them.",
        ),
        Text(
            "计多久请写 duration；每隔多久来一次请写 recurs。",
            "Write “duration” for how long, or “recurs” for when it comes round again.",
        ),
    ),
    "file.rung_early": (
        Text("“{path}”早于期限开始。", "{path} would come before the clock even starts."),
        Text("请把 before 写得比期限短。", "Make “before” shorter than the duration."),
    ),
    "file.no_way": (
        Text("“{path}”没写从哪里到哪里。", "{path} does not say from where to where."),
        Text(
            "请写 from、to 或 arcs；立项的操作只写 to。",
            "Write from, to or arcs; an action that opens a case has only to.",
        ),
    ),
    "file.taxonomy_name": (
        Text(
            "“{path}”：“{value}”不是类目的全名。",
            "{path}: “{value}” is no full name of a taxonomy.",
        ),
        Text(
            "请写成 插件:类目@版本，如 complaints:property@1。",
            "Write plugin, taxonomy and version, such as complaints:property@1.",
        ),
    ),
    "file.unknown_setting": (
        Text(
            "“{path}”：插件没有名为“{name}”的设定。", "{path}: the plugin has no setting “{name}”."
        ),
        Text(
            "请删去这一项，或改写成它有的设定：{near}。",
            "Leave it out, or write one that it has: {near}.",
        ),
    ),
    "duration.no_unit": (
        Text(
            "“{path}”：只写 {amount} 不知道按什么计。",
            "{path}: {amount} alone does not say what is counted.",
        ),
        Text(
            "请写明单位，如 {amount} working days（工作日）、working hours（工作小时）、"
            "calendar days（自然日）、months（月）、minutes（分钟）。",
            "Say which: {amount} working days, working hours, calendar days, months or minutes.",
        ),
    ),
    "cycle.form": (
        Text("“{path}”：“{value}”不是周期。", "{path}: “{value}” is no cycle."),
        Text(
            "请写哪些天、几点，如 every working day at 08:30（每个工作日）、"
            "every Monday, Thursday at 15:00（每周一、四）、day 5 of every month at 09:00（每月5日）、"
            "day 15 of June, December at 10:00（6月、12月15日）；遇休息日顺延的，"
            "末尾加 , or the next working day。",
            "Write which days and when, such as every working day at 08:30; every Monday,"
            " Thursday at 15:00; day 5 of every month at 09:00; day 15 of June, December at 10:00;"
            " and add “, or the next working day” where a day off gives way.",
        ),
    ),
    "duration.form": (
        Text("“{path}”：“{value}”不是期限。", "{path}: “{value}” is not a duration."),
        Text(
            "请写数字加单位：working days（工作日）、working hours（工作小时）、"
            "calendar days（自然日）、months（月）、minutes（分钟），如 30 working days。",
            "Write a number and working days, working hours, calendar days, months or minutes,"
            " such as 30 working days.",
        ),
    ),
}
