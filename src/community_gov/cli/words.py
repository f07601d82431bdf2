"""What the commands say about themselves, in the language of whoever calls them."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from community_gov.domain.text import Language, Text


def language_of_environment() -> Language:
    """Return the language that the terminal is set to; English when it does not say Chinese."""
    for name in ("COMMUNITY_GOV_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


_LANGUAGE = language_of_environment()

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
        "地方文件所在的文件夹；只装了一套时可省略。",
        "The folder of the place files; needless when just one set is installed.",
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
        "持续运行：期限到期即生效，消息即发出。Ctrl-C 结束。",
        "Keep running: fire what is due and hand out messages. Ctrl-C ends it.",
    ),
    "limit": Text("一次最多处理多少条。", "How many at most in one go."),
    "every": Text("每隔多少秒看一次。", "How many seconds between two looks."),
    "outbox": Text(
        "消息追加到这个 JSON Lines 文件；不给则打印。",
        "Append messages to this JSON Lines file; print them when left out.",
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
    "explain_due": Text("逐日说明一个期限怎样算出。", "Explain a deadline, day by day."),
}

SAYS = {name: text.in_(_LANGUAGE) for name, text in _TEXTS.items()}

Command = Callable[..., Any]


def spoken(command: Command) -> Command:
    """Add ``--json`` and ``--language`` to a command."""
    language = click.option(
        "--language", type=click.Choice(["zh", "en"]), default=_LANGUAGE, help=SAYS["language"]
    )
    machine = click.option("--json", "as_json", is_flag=True, help=SAYS["json"])
    return machine(language(command))


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
