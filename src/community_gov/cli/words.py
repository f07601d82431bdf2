"""What the commands say about themselves, in the language of whoever calls them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from community_gov.cli.languages import language_of_call
from community_gov.domain.text import Text

LANGUAGE = language_of_call()

_TEXTS = {
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
    "story": Text(
        "照着地方文件，把报纸上的故事从头到尾办一遍。",
        "Live through the story of the newspaper page, on the place files.",
    ),
    "seed": Text(
        "编造人物与编号的种子；相同则故事相同。",
        "Seed of invented people and ids; the same seed tells the same story.",
    ),
    "write": Text("同时把 JSON 写到这个文件。", "Also write the JSON to this file."),
    "plugins": Text(
        "各地方装了哪些插件、来自哪里、各项设置为何是这个值。",
        "Which plugins each place loaded, from where, and which setting won and why.",
    ),
    "why": Text(
        "逐项说明设置的来历和依据。",
        "Say of every setting where it comes from and what it rests on.",
    ),
    "place": Text("只看这个地方；可多次给出。", "Only this place; may be given several times."),
    "verify": Text(
        "重放每件事项并核对历史链；有问题则退出码为 1。",
        "Replay every case and check every chain; exit 1 when something is wrong.",
    ),
    "run_due": Text(
        "让到期的期限生效一次，然后结束。", "Fire the clocks that are due, once, and stop."
    ),
    "worker": Text(
        "持续运行：期限到期即生效，通知按规则发出，其余消息交出。Ctrl-C 结束。--json 时一行一份 JSON（JSON Lines）。",
        "Keep running: fire what is due, send notices, hand out messages. Ctrl-C ends it. With --json it prints one document a line (JSON Lines).",
    ),
    "limit": Text("一次最多处理多少条。", "How many at most in one go."),
    "every": Text("每隔多少秒看一次。", "How many seconds between two looks."),
    "outbox": Text(
        "消息追加到这个 JSON Lines 文件；不给则打印。",
        "Append messages to this JSON Lines file; print them when left out.",
    ),
    "schema": Text(
        "输出某种文件的 JSON Schema，编辑器凭它补全、解释、指出错误；给了 --places，还认得本机装好的插件及其设置、流程和操作。",
        "Print the JSON Schema of a kind of file, by which an editor completes, explains and underlines; with --places it also knows the plugins installed here, their settings, workflows and actions.",
    ),
    "schema_language": Text(
        "说明用哪种语言：zh 或 en；不写则两种都有。",
        "Language of the explanations: zh or en; both when left out.",
    ),
    "schema_places": Text(
        "地方文件所在的文件夹；不写则按环境变量 COMMUNITY_GOV_PLACES，再不然输出各处通用的那一份。",
        "The folder of the place files; else COMMUNITY_GOV_PLACES, else the schema that holds anywhere.",
    ),
    "schema_write": Text(
        "写到这个文件，而不打印。", "Write it to this file instead of printing it."
    ),
    "workflow": Text("查看或检查流程。", "Show or validate workflows."),
    "show": Text(
        "打印合成后的流程。",
        "Print a composed workflow.",
    ),
    "origin": Text(
        "注明每一部分来自哪个插件或文件。", "Say of every part which plugin or file it comes from."
    ),
    "as_yaml": Text(
        "输出成流程文件；本地的改动也写在里面。",
        "Print it as a workflow file, with the place's patches in it.",
    ),
    "draw": Text(
        "画出流程图；给出事项时，标明它目前所在的环节。",
        "Draw a workflow; with a case, mark the states in which it is.",
    ),
    "draw_as": Text(
        "画成 Mermaid 文本，或可单独打开的 SVG 图。",
        "Draw it as Mermaid text, or as an SVG picture that stands alone.",
    ),
    "draw_case": Text(
        "标明这件事项所在的环节，并按它立案时的流程来画；须同时给出数据库。",
        "Mark the states of this case, on the workflow that it keeps; needs the database.",
    ),
    "draw_write": Text(
        "写到这个文件，不再打印。", "Write the drawing to this file instead of printing it."
    ),
    "validate": Text(
        "检查流程文件或全部地方；所有问题一次列出。",
        "Check a workflow file, or all places; all problems at once.",
    ),
    "keys": Text("照看密封个人信息的密钥。", "Look after the keys of personal data."),
    "rotate": Text(
        "换一把主密钥，并重新包裹每个人的密钥；中断后可再次运行。",
        "Use a new root key and wrap everybody's key anew; may be interrupted and run again.",
    ),
    "explain": Text(
        "逐步说明一件事项：谁、凭什么、依据什么，办了什么。",
        "Tell a case step by step: who did what, by which right and rule.",
    ),
    "examples": Text("示例：", "Examples:"),
    "points": Text(
        "积分：余额、来历、对账单、参与率、可兑换的物品。",
        "Points: balances, why, statements, participation, rewards.",
    ),
    "points_balance": Text(
        "某人有多少积分、预扣多少、何时到期。",
        "What somebody has, what is set aside, and what lapses when.",
    ),
    "points_explain": Text(
        "逐笔说明余额怎样来的；姓名只显示掩码。",
        "Say line by line where a balance comes from; names are masked.",
    ),
    "points_statement": Text(
        "一段时间的对账单：个人、一户，或整个地方。",
        "What moved over a period: of a person, a household, or the whole place.",
    ),
    "points_participation": Text(
        "某日前后同样长的两段时间，各有多少人参与。",
        "How many took part in two stretches of equal length, before and from a day on.",
    ),
    "points_catalogue": Text(
        "积分能换什么、几分、还剩多少。", "What points buy, at which price, and how many are left."
    ),
    "points_outstanding": Text(
        "积分办法还欠多少：可用的积分，以及各出资方应付的。",
        "What a scheme owes: points that can be spent, and what each funder has to pay.",
    ),
    "points_card": Text(
        "打印一张积分卡，给没有手机的人家。",
        "Print a points card for a household without a telephone.",
    ),
    "scheme": Text(
        "哪套积分办法（全名）；默认第一套。",
        "Which scheme, by its full name; the first one by default.",
    ),
    "scheme_books": Text(
        "哪套积分办法（全名）。查整个地方时：给出后是记账人用的全数对账单，含负债；不给则各套都列，可以公布。",
        "Which scheme, by its full name. Of a whole place: the full statement for those who keep the books, with what is owed; without it, all schemes, as may be published.",
    ),
    "lines": Text("多少行，最新的在内。", "How many lines, the newest ones."),
    "before": Text("只列编号比这小的，供翻页。", "Only lines with a smaller number, to page on."),
    "oldest_first": Text("从早到晚排列。", "The oldest line first."),
    "calendar": Text(
        "把本处场地、物品和人员的预订写成日历文件（iCalendar），手机和日历软件都能读。",
        "Write what is booked of a place's rooms, things and people as a calendar (iCalendar).",
    ),
    "ics": Text("写到这个文件。", "Write it to this file."),
    "what_booked": Text(
        "只要这个场地或物品（名称）的。", "Only of this room or thing, by its name."
    ),
    "since_today": Text("第一天，含当日；默认今天。", "The first day, included; today by default."),
    "until_a_year": Text(
        "最后一天，含当日；默认一年以后。", "The last day, included; a year later by default."
    ),
    "since": Text(
        "第一天，含当日；默认今年 1 月 1 日。",
        "The first day, included; 1 January of this year by default.",
    ),
    "until": Text("最后一天，含当日；默认今天。", "The last day, included; today by default."),
    "person": Text(
        "查看怎样联系一个人（已遮盖）；更改、撤回联系方式，或不再接收某个渠道的通知。",
        "How a person can be reached, masked; change or withdraw it, or decline a channel.",
    ),
    "person_change": Text(
        "更改这一项；新的内容从终端或标准输入读，每项一行，不写在命令里。",
        "Change this; the new value is read from the terminal or standard input, a line for each, never from the command.",
    ),
    "person_withdraw": Text("撤回这一项。", "Withdraw this."),
    "person_decline": Text(
        "不再通过这个渠道告知此人。", "No longer tell the person by this channel."
    ),
    "person_accept": Text("恢复通过这个渠道告知此人。", "Tell the person by this channel again."),
    "person_by": Text(
        "由谁办理（编号）；不写就是本人。", "Who does it, by id; the person, when left out."
    ),
    "household": Text("把此人一户合在一起算。", "Of the person's household, as one."),
    "relation": Text(
        "哪种登记的关系算一户，默认 household。",
        "Which relation on record makes a household; household by default.",
    ),
    "least": Text(
        "少于这么多人的组不单列；默认 5。",
        "Groups of fewer persons are not told apart; 5 by default.",
    ),
    "participation_day": Text("后一段时间的第一天。", "The first day of the second stretch."),
    "participation_days": Text("每段多少天。", "How many days each stretch has."),
    "participation_base": Text(
        "基数：有可能参与的人数；默认到期末为止登记的人数。",
        "The base: how many persons could take part; everybody registered by the end by default.",
    ),
    "on_day": Text("哪一天；默认今天。", "On which day; today by default."),
    "html": Text("写到这个 HTML 文件。", "Write it to this HTML file."),
    "voucher": Text("兑换券：打印、核验、公钥。", "Vouchers: print, check, and the public key."),
    "voucher_print": Text(
        "把一件事项的兑换券打印成网页。", "Print the voucher of a case as a page."
    ),
    "voucher_check": Text(
        "核验一张兑换券：凭公钥离线核验，或对照数据库；不能用则退出码为 1。",
        "Check a voucher, offline with the public key or against the database; exit 1 when it is not good.",
    ),
    "voucher_key": Text(
        "打印一个地方的公钥，供离线核验。", "Print the public key of a place, for checking offline."
    ),
    "key": Text(
        "公钥：64 位十六进制数，或装着它的文件。",
        "The public key: 64 hexadecimal digits, or a file with them.",
    ),
    "voucher_place": Text("对照哪个地方的数据库。", "Against the books of which place."),
    "what_if": Text("假如规则不同，会怎样。", "What would be if the rules were others."),
    "what_if_points": Text(
        "按改过的规则把记录在案的活动重新算一遍：谁多谁少、要花多少钱；只读，不动账本。",
        "Reckon all recorded activity again under changed rules: who gains, who loses, what it costs; only reads.",
    ),
    "change": Text(
        "写着改动的 YAML 文件，写法同地方文件的 values，如 points: {per_hour: 2}。",
        "YAML with the change, as under values in a place file, such as points: {per_hour: 2}.",
    ),
    "portrait": Text(
        "投诉画像：占比、热点、趋势、办结用时，连同各渠道是否开通；写成网页和图。",
        "The portrait of complaints: shares, hot spots, trend, time to close, beside the channels; as a page and as charts.",
    ),
    "portrait_place": Text(
        "哪个地方的投诉；按它的类目和分类器归类。",
        "Whose complaints they are; sorted by the taxonomy and the classifiers of this place.",
    ),
    "portrait_since": Text(
        "第一天，含当日；默认最早一件投诉的日期。",
        "The first day, included; that of the first complaint by default.",
    ),
    "portrait_until": Text(
        "最后一天，含当日；默认最晚一件投诉的日期。",
        "The last day, included; that of the last complaint by default.",
    ),
    "portrait_as_of": Text(
        "数据截至哪一天；默认最后一天。",
        "The day until which the data reach; the last day by default.",
    ),
    "portrait_open": Text(
        "某渠道哪些天开通，如 hotline:2025-01-01 或 hotline:2025-01-01:2025-06-30；可多次给出。没说的，图上写明“未说明”。",
        "When a channel was open, such as hotline:2025-01-01 or hotline:2025-01-01:2025-06-30; may be given several times. Of the others it says that nobody said.",
    ),
    "portrait_least": Text(
        "少于这么多件的不单独公布；1 只供本来就能看到每件投诉的人使用。",
        "Fewer complaints than this are not told by themselves; 1 is for those who may see each complaint anyway.",
    ),
    "portrait_measure": Text(
        "某项措施的第一天；另列此前与此后的投诉、差别有多大，以及哪些看不出来。",
        "The first day of a measure; also compares the complaints before and after it, and says what cannot be told.",
    ),
    "portrait_measure_days": Text(
        "措施前后各比较多少天；默认比较画像期间的全部天数，换算成每 30 天。",
        "How many days before and after the measure are compared; by default all days of the portrait, as numbers per 30 days.",
    ),
    "portrait_measure_category": Text(
        "前后只比较这一类投诉，写类目代码；可多次给出。",
        "Compare only complaints of this category, by its code; may be given several times.",
    ),
    "portrait_measure_side": Text(
        "前后只比较硬件问题（hard）或软性矛盾（soft）。",
        "Compare only hard or only soft complaints.",
    ),
    "portrait_measure_place": Text(
        "采取措施的地方，照文件里的写法；可多次给出。默认除对照地方外的所有地方。",
        "A place with the measure, as the file writes it; may be given several times. All but those of --compare by default.",
    ),
    "portrait_compare": Text(
        "没有采取措施的对照地方，照文件里的写法；可多次给出。请在看结果之前选定。",
        "A place without the measure, as the file writes it, to compare with; may be given several times. Choose before you look.",
    ),
    "portrait_png": Text(
        "把每张图存成 PNG，放进这个文件夹。", "Write each chart as PNG into this folder."
    ),
    "portrait_svg": Text(
        "把每张图存成 SVG，放进这个文件夹。", "Write each chart as SVG into this folder."
    ),
    "loop": Text(
        "说明一件事项怎样闭环：问题、方案、执行、积分、效果。",
        "Tell how a case went round: problem, plan, execution, points, effect.",
    ),
    "ask_again": Text(
        "拿一份投诉再问一次：事项当初凭什么发现立案，现在怎么样；答复记入事项。",
        "Ask a file of complaints again what a case was opened on; the answer is kept with the case.",
    ),
    "ask_again_as_of": Text(
        "以哪一天为准：只计它之前的各天；默认今天。",
        "As of which day: only the days before it count; today by default.",
    ),
    "process": Text(
        "流程实况：各环节用时、等待、返工、瓶颈，与流程是否相符。",
        "How cases really went: time, waiting, rework, bottlenecks, and the rules beside them.",
    ),
    "process_indicators": Text(
        "地方文件里定的指标：实际多少、目标多少、达标没有。",
        "The indicators of a place's file: what they say, what is aimed at, and whether it is met.",
    ),
    "indicators_by": Text(
        "由谁看（编号）；不写，只列人人可看的。",
        "who looks, by id; without it, only what everybody may see.",
    ),
    "process_show": Text(
        "按办理记录统计一个地方的流程；演练不计入。",
        "Figures of a place's processes from its history; exercises are left out.",
    ),
    "process_export": Text(
        "把办理记录导出成 XES 或 OCEL 2.0；只有角色，没有人。",
        "Write the history as XES or OCEL 2.0; it names roles, never persons.",
    ),
    "process_read": Text(
        "统计别处导出的记录（XES 或 CSV），并可与本地流程对照。",
        "Figures of a log from elsewhere (XES or CSV), beside a workflow of a place if wished.",
    ),
    "process_program": Text("只看这个项目（全名）。", "Only this program, by its full name."),
    "opened_since": Text("只看这天起立案的。", "Only cases opened from this day on."),
    "opened_until": Text(
        "只看到这天为止立案的，含当日。", "Only cases opened up to this day, included."
    ),
    "office_hours": Text(
        "时间只计办公时间，按地方的日历。",
        "Count only office hours, by the calendar of the place.",
    ),
    "least_cases": Text(
        "少于这么多件的走法不单列；默认 5。",
        "Ways that fewer cases went are not told apart; 5 by default.",
    ),
    "quiet": Text(
        "多少天没有动静算停滞；默认 30。",
        "After how many days without anything a case has gone quiet; 30 by default.",
    ),
    "xes": Text("写成 XES 文件。", "Write this XES file."),
    "ocel": Text("写成 OCEL 2.0 的 JSON 文件。", "Write this OCEL 2.0 file, as JSON."),
    "pseudonyms": Text(
        "给办理人编号（仅在此文件内有效）；不给则只有角色。",
        "Number those who acted, for this file only; without it, only roles are told.",
    ),
    "log_mapping": Text(
        "映射文件（YAML）：哪一列是什么，哪个活动是哪个操作；CSV 必须给出。",
        "YAML that says which column is what, and which activity is which action; CSV needs it.",
    ),
    "process_place": Text(
        "按这个地方的时区、日历和流程来看。",
        "Look at it with the zone, the calendar and the workflows of this place.",
    ),
    "process_beside": Text(
        "与这个地方的哪个流程（全名）对照。",
        "Beside which workflow of the place, by its full name.",
    ),
    "complaints": Text(
        "投诉：导入（逐行检查、归类），导出成 Open311。",
        "Complaints: in, checked and sorted row by row; out as Open311.",
    ),
    "complaints_import": Text(
        "检查一份投诉（CSV、XLSX、Parquet、Open311 的 JSON 或 XML），合格的写出，其余逐行说明原因；有不合格的则退出码为 1。",
        "Check complaints in CSV, XLSX, Parquet, or Open311 as JSON or XML; write the valid ones, list the others with reasons; exit 1 when there are any.",
    ),
    "mapping": Text(
        "映射文件（YAML）：哪一列是什么；Open311 和本程序写出的文件不用给。",
        "The mapping, as YAML: which column is what; needless for Open311 and for our own files.",
    ),
    "sorted_by": Text(
        "按这个地方的类目和分类器归类；不给则不归类。",
        "Sort by the taxonomy and the classifiers of this place; without it nothing is sorted.",
    ),
    "known": Text(
        "以前导入时写出的文件：其中已有的编号不再导入；可多次给出。",
        "The file of an earlier import: numbers in it are not taken again; may be given several times.",
    ),
    "dry_run": Text("只检查，不写文件。", "Only check; write nothing."),
    "complaints_out": Text(
        "写到这个文件：.parquet 或 .csv；不含投诉正文。",
        "Write to this file, .parquet or .csv; without what was said.",
    ),
    "complaints_export": Text(
        "把导入后的投诉写成 Open311 GeoReport v2。",
        "Write complaints that came in as Open311 GeoReport v2.",
    ),
    "open311": Text(
        "写什么：services 类别，requests 投诉。", "What to write: the service list or the requests."
    ),
    "form": Text("写成 JSON 还是 XML。", "As JSON or as XML."),
    "complaint_id": Text("只写这个编号的投诉。", "Only the complaint of this number."),
    "named_by": Text(
        "类别名称取自这个地方的类目；写 services 时必须给出。",
        "Name categories by the taxonomy of this place; needed for services.",
    ),
    "taxonomy": Text(
        "哪套类目（全名）；这个地方只有一套时可省略。",
        "Which taxonomy, by its full name; needless where the place has one.",
    ),
    "write_out": Text("写到这个文件，不再打印。", "Write it to this file instead of printing it."),
    "notices": Text(
        "还没有发出的通知：哪些在等，哪些已放弃、为什么。有放弃的，以 1 结束。",
        "Notices that have not left: which wait, which were given up and why. Ends with 1 where some were.",
    ),
    "feedback": Text(
        "办结后问居民的话，各答了多少：份额、区间，人少不列。",
        "What residents answered after closing: shares with their intervals; few are not told.",
    ),
    "feedback_since": Text("从哪天起；默认一年前。", "The first day; a year ago by default."),
    "feedback_until": Text("到哪天为止；默认今天。", "The last day; today by default."),
    "feedback_least": Text(
        "少于这么多份的答案不单独列出。", "Answers fewer than this are not told by themselves."
    ),
    "notices_place": Text("只看这个地方。", "Only this place."),
    "notices_send": Text("先把到时间的发出去，适合 cron。", "First send what is due: for cron."),
    "notices_again": Text(
        "先让这一条放弃的通知重发。", "First let this one, given up, be tried again."
    ),
    "notices_again_all": Text(
        "先让放弃的通知全部重发；可配合 --place。",
        "First let all that were given up be tried again; --place limits it.",
    ),
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
    "explain_due": Text("逐日说明一个期限怎样算出。", "Explain a deadline, day by day."),
}

SAYS = {name: text.in_(LANGUAGE) for name, text in _TEXTS.items()}

Command = Callable[..., Any]


def spoken(command: Command) -> Command:
    """Add ``--json`` and ``--language`` to a command."""
    language = click.option(
        "--language", type=click.Choice(["zh", "en"]), default=LANGUAGE, help=SAYS["language"]
    )
    machine = click.option("--json", "as_json", is_flag=True, help=SAYS["json"])
    return machine(language(command))


def examples(*lines: str) -> str:
    """Return the end of a help text: calls of the command, as they are typed."""
    calls = "\n".join(f"  community-gov {line}" for line in lines)
    return f"\b\n{SAYS['examples']}\n{calls}"


def schemed(command: Command) -> Command:
    """Add ``--scheme`` to a command."""
    return click.option("--scheme", help=SAYS["scheme"])(command)


def placed(command: Command) -> Command:
    """Add ``--places`` to a command."""
    option = click.option(
        "--places",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="COMMUNITY_GOV_PLACES",
        help=SAYS["places"],
    )
    return option(command)


def stored(command: Command) -> Command:
    """Add ``--database`` and ``--keys`` to a command that needs a district as it stands."""
    database = click.option(
        "--database", required=True, envvar="COMMUNITY_GOV_DATABASE", help=SAYS["database"]
    )
    keys = click.option(
        "--keys",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="COMMUNITY_GOV_KEYS",
        help=SAYS["keys_folder"],
    )
    return database(keys(placed(command)))
