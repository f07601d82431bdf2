"""What goes wrong with plugins."""

from community_gov.domain.text import Text

from ..shape import Room, wrote

PLUGIN, PLACE = "places/willow/stairs.py", "places/willow.yaml"
ANSWER = '[Question("not_on_stairs@1", label, ("room",), not_on_stairs, rule)]'
ROOM = Room(
    Text("插件", "Plugins"),
    Text(
        "自带插件和地方文件同[自带插件](../how-to/own-plugin.md)；"
        "用 `community-gov workflow validate` 查看。",
        "Plugin and place file are those of [Your own plugin](../how-to/own-plugin.md);"
        " `community-gov workflow validate` says this.",
    ),
    (
        wrote(
            "plugin.unknown",
            "插件名写错了，或没有安装",
            "Not installed, or a slip in its name",
            PLACE,
            "-  - stairs\n+  - stares\n",
        ),
        wrote(
            "setting.unknown",
            "插件没有这项设置",
            "A setting that the plugin does not have",
            PLACE,
            "-  - stairs\n+  - stairs: {floor: 2}\n",
        ),
        wrote(
            "place.plugin_twice",
            "同一个插件列了两次",
            "The same plugin twice",
            PLACE,
            "   - stairs\n+  - stairs\n",
        ),
        wrote(
            "patch.no_workflow",
            "改动了没有的流程",
            "A patch of no workflow",
            PLACE,
            "-  handrail:install:\n+  handrail:instal:\n",
        ),
        wrote(
            "unknown.check",
            "核查的版本不对",
            "Another version of a check",
            PLACE,
            "-        check: stairs:not_on_stairs@1\n+        check: stairs:not_on_stairs@2\n",
        ),
        wrote(
            "plugin.raised",
            "插件自己出错",
            "The plugin fails",
            PLUGIN,
            (
                "     def __init__(self, settings: NoSettings) -> None:\n"
                "-        pass\n"
                '+        raise RuntimeError("no steps")\n'
            ),
        ),
        wrote(
            "plugin.label",
            "名称只有一种语言",
            "A label in one language",
            PLUGIN,
            '-    label = Text("楼梯", "Stairs")\n+    label = "Stairs"\n',
        ),
        wrote(
            "plugin.one_class",
            "类里没写 name",
            "A class that does not say its name",
            PLUGIN,
            '-    name = "stairs"\n',
        ),
        wrote(
            "plugin.unknown_hook",
            "钩子名写错了",
            "A slip in the name of a hook",
            PLUGIN,
            (
                "-    def questions(self) -> list[Question]:\n"
                "+    def question(self) -> list[Question]:\n"
            ),
        ),
        wrote(
            "plugin.answer",
            "忘了写成列表",
            "One answer instead of a list",
            PLUGIN,
            (f"-        return {ANSWER}\n+        return {ANSWER[1:-1]}\n"),
        ),
        wrote(
            "plugin.question_name",
            "核查没写版本",
            "A check without a version",
            PLUGIN,
            (f"-        return {ANSWER}\n+        return {ANSWER.replace('stairs@1', 'stairs')}\n"),
        ),
        wrote(
            "plugin.foreign_name",
            "用了别的插件的名称",
            "Another plugin's name",
            PLUGIN,
            (
                f"-        return {ANSWER}\n"
                f"+        return {ANSWER.replace('not_on_stairs@1', 'handrail:dry@1')}\n"
            ),
        ),
    ),
    folder="own",
)
