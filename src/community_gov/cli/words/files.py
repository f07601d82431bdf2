"""What the commands on places, plugins and workflow files say about themselves."""

from community_gov.domain.text import Text

TEXTS = {
    "plugins": Text(
        "各地方装了哪些插件、来自哪里、各项设置为何是这个值。",
        "Which plugins each place loaded, from where, and which setting won and why.",
    ),
    "why": Text(
        "逐项说明设置的来历和依据。",
        "Say of every setting where it comes from and what it rests on.",
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
}
