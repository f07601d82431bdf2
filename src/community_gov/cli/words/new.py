"""What ``community-gov new`` says about itself."""

from community_gov.domain.text import Text

TEXTS = {
    "new": Text(
        "新建插件、地方文件或流程：写好就能用，测试也能通过。",
        "Begin a plugin, a place file or a workflow: valid, and with passing tests.",
    ),
    "new_plugin": Text(
        "新建一个插件的文件夹：流程、设置、测试、说明和一个试用的地方。",
        "Make the folder of a plugin: workflow, settings, tests, README and a place to try it in.",
    ),
    "new_neighbourhood": Text(
        "新建一个地方的文件：机构、语言、告知方式，装好的插件及其默认设置写在注释里。",
        "Make the file of a place: bodies, language, notices; what is installed stands in comments,"
        " with its settings.",
    ),
    "new_workflow": Text(
        "新建一个流程文件。在地方自己的文件夹里，连同提供它的小插件和测试；"
        "在插件的包里，只写流程文件。",
        "Make a workflow file. In a place's own folder, with the little plugin that offers it and"
        " its test; in a plugin's package, the workflow alone.",
    ),
    "new_into": Text("写在哪个文件夹里。", "The folder to write into."),
    "new_language": Text(
        "注释用哪种语言：zh 或 en；给人看的文字总是两种都写。",
        "Language of the comments: zh or en; texts for people are in both anyway.",
    ),
    "new_label_zh": Text("中文名称。", "What people call it in Chinese."),
    "new_label_en": Text("英文名称。", "What people call it in English."),
    "new_under": Text(
        "上级地方；不写则为文件夹里最上面的那个。",
        "The place above; the topmost of the folder when left out.",
    ),
    "new_choose": Text(
        "启用这个装好的插件；可多次给出。", "Choose this plugin; may be given several times."
    ),
}
