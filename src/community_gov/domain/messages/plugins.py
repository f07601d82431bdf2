"""When a place, or a plugin that it lists, cannot be used."""

from community_gov.domain.text import Text

PLUGINS: dict[str, tuple[Text, Text]] = {
    # Places
    "place.none": (
        Text("文件夹里没有地方文件。", "There is no place file in the folder."),
        Text(
            "请放入以 .yaml 结尾的文件，一个地方一个。",
            "Put in files that end in .yaml, one for each place.",
        ),
    ),
    "place.unknown": (
        Text("没有名为“{name}”的地方。", "There is no place “{name}”."),
        Text(
            "您是不是要找：{near}？地方文件在别的文件夹的，命令后面加 --places 指定。",
            "Did you mean: {near}? If its file is in another folder, give a command --places.",
        ),
    ),
    "place.twice": (
        Text("“{name}”已由另一个文件（{first}）占用。", "“{name}” has a file already ({first})."),
        Text("请给其中一个改名，或删去一个。", "Rename one of them, or remove it."),
    ),
    "place.two_roots": (
        Text(
            "除 {first} 外，这里又有一个没写 under 的地方。",
            "Beside {first}, this place too has no “under”.",
        ),
        Text(
            "一个文件夹只能有一个最上级；请写明 under，或另放一个文件夹。",
            "A folder has one outermost place: say what this one is under, or keep it in a folder"
            " of its own.",
        ),
    ),
    "place.under_unknown": (
        Text("没有名为“{name}”的上级。", "There is no place “{name}” for it to be under."),
        Text(
            "请补上它的文件，或改写成另一个有文件的地方：{near}。",
            "Add its file to the folder, or name another place that has one: {near}.",
        ),
    ),
    "place.circle": (
        Text(
            "上下级成了一个圈：{circle}。",
            "These places lie under one another in a circle: {circle}.",
        ),
        Text("请改正其中一个 under。", "Correct one “under”."),
    ),
    "place.body_twice": (
        Text(
            "单位“{name}”在上级已有（{first}），下级自然承用。",
            "The body “{name}” is given above already ({first}), and holds here too.",
        ),
        Text("请删去，或另起一个名称。", "Remove it here, or give it another name."),
    ),
    "place.calendar": (
        Text("没有名为“{name}”的日历。", "There is no calendar “{name}”."),
        Text("请用 cn，或删去这一行。", "Write cn, or remove the line."),
    ),
    "place.hours_form": (
        Text(
            "“{path}”：“{value}”不是办公时间的写法，或者没有这样的钟点。",
            "{path}: “{value}” does not say from when to when, or there is no such time of day.",
        ),
        Text(
            "请写成 08:30-12:00 这样，用半角冒号和短横线，不加空格；最晚到 24:00。",
            "Write it like 08:30-12:00, without spaces; 24:00 is the latest.",
        ),
    ),
    "place.hours_none": (
        Text(
            "“{path}”是空的：没有办公时间，工作小时就永远计不满。",
            "{path} is empty: where an office never opens, no working hours pass.",
        ),
        Text(
            "请至少写一段，如 08:30-12:00；或删去这一项，沿用上级的。",
            "Write at least one stretch such as 08:30-12:00, or remove the key and take those of"
            " the place above.",
        ),
    ),
    "place.hours_backwards": (
        Text(
            "“{path}”：“{value}”的结束不晚于开始。",
            "{path}: “{value}” does not end after it begins.",
        ),
        Text(
            "请改正；跨午夜的写成两段：00:00 起的一段写在最前，到 24:00 止的一段写在最后。",
            "Correct it; write hours across midnight as two stretches: the one from 00:00 first,"
            " the one until 24:00 last.",
        ),
    ),
    "place.hours_overlap": (
        Text(
            "“{path}”：“{value}”在前一段 {before} 结束之前就开始了。",
            "{path}: “{value}” begins before the stretch ahead of it, {before}, is over.",
        ),
        Text(
            "请按一天的先后排列，互不重叠。",
            "List the stretches in the order of the day, without overlap.",
        ),
    ),
    "place.one_plugin": (
        Text("“{path}”：一项应只列一个插件。", "{path}: an item of the list must name one plugin."),
        Text("请每个插件另起一项。", "Begin a new item for each plugin."),
    ),
    "place.plugin_twice": (
        Text("插件“{name}”已列在 {first}。", "The plugin “{name}” is listed already ({first})."),
        Text("请只留一处。", "Keep one of them."),
    ),
    "place.patches_without_plugins": (
        Text(
            "这个文件改了流程，却没有列插件。", "This file patches workflows but lists no plugins."
        ),
        Text(
            "插件和改动由同一个文件写：请列出 plugins，或把改动移到列插件的上级文件。",
            "Plugins and patches belong to one file: list the plugins here, or move the patches to"
            " the file above that lists them.",
        ),
    ),
    "place.values_for_nobody": (
        Text(
            "这里没有启用插件“{name}”，设定值用不上。",
            "The plugin “{name}” is not at work here, so nothing takes these values.",
        ),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    "patch.no_workflow": (
        Text("没有名为“{name}”的流程可改。", "There is no workflow “{name}” to patch."),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    # Settings
    "setting.unknown": (
        Text(
            "插件“{plugin}”没有名为“{name}”的设定。",
            "The plugin “{plugin}” has no setting “{name}”.",
        ),
        Text(
            "请删去这一项，或改写成它有的设定：{near}。",
            "Leave it out, or write one that it has: {near}.",
        ),
    ),
    "setting.missing": (
        Text(
            "插件“{plugin}”的设定“{name}”必须写明。",
            "The plugin “{plugin}” needs its setting “{name}”.",
        ),
        Text("请在列出插件处补上。", "Add it where the plugin is listed."),
    ),
    "setting.refused": (
        Text(
            "插件“{plugin}”不接受这些设定：{detail}。",
            "The plugin “{plugin}” does not take these settings: {detail}.",
        ),
        Text("请改正设定值。", "Correct the values."),
    ),
    # Plugins
    "plugin.unknown": (
        Text("没有安装名为“{name}”的插件。", "No plugin “{name}” is installed."),
        Text(
            "您是不是要写：{near}？若名称无误，请先安装。",
            "Did you mean: {near}? If the name is right, install it first.",
        ),
    ),
    "plugin.installed_twice": (
        Text(
            "插件“{plugin}”由几个安装包同时提供：{distributions}。",
            "Several packages bring a plugin “{plugin}”: {distributions}.",
        ),
        Text("请卸载其余的。", "Uninstall all but one."),
    ),
    "plugin.brought_twice": (
        Text(
            "本处文件夹里的插件“{plugin}”另有同名的：{distributions}。",
            "The place's folder brings the plugin “{plugin}”, and there is another one: {distributions}.",
        ),
        Text(
            "请给文件夹里的插件改名（name），并在 plugins 里写新名称。",
            "Give the one in the folder another name, and list it under that.",
        ),
    ),
    "plugin.one_class": (
        Text(
            "{file} 应有一个写明 name 和 label 的插件类，找到：{found}。",
            "{file} must have one plugin class, which says its name and label; found: {found}.",
        ),
        Text(
            '请在类里直接写 name = "…" 和 label = Text(…)，一个文件一个插件类；其他文件请移出这个文件夹。',
            'Write name = "…" and label = Text(…) in the class, one such class for each file; keep other files elsewhere.',
        ),
    ),
    "plugin.no_own_file": (
        Text(
            "插件“{plugin}”要用的 {file} 不在文件夹 {folder} 里。",
            "The plugin “{plugin}” needs {file}, which is not in the folder {folder}.",
        ),
        Text(
            "请把以 .yaml 结尾的文件直接放进这个文件夹，或改正文件名。",
            "Put the file, ending in .yaml, right into that folder, or correct its name.",
        ),
    ),
    "plugin.module": (
        Text(
            "插件“{plugin}”指向模块（{target}），各地方会共用它的数据。",
            "The plugin “{plugin}” points at a module ({target}), whose data all places would"
            " share.",
        ),
        Text(
            "请开发者改为指向类或工厂函数，如 pkg:Plugin。",
            "Its author must point at a class or factory, such as pkg:Plugin.",
        ),
    ),
    "plugin.no_maker": (
        Text(
            "插件“{plugin}”指向的 {target} 是 {found}，不能生成插件。",
            "The plugin “{plugin}” points at {target}, a {found}, which makes nothing.",
        ),
        Text("请开发者改为指向类或工厂函数。", "Its author must point at a class or factory."),
    ),
    "plugin.raised": (
        Text(
            "插件“{plugin}”{version} 在 {hook} 处出错：{detail}。",
            "The plugin “{plugin}” {version} failed in {hook}: {detail}.",
        ),
        Text(
            "请联系插件开发者，或在地方文件里停用它。",
            "Tell its author, or take it out of the place's file.",
        ),
    ),
    "plugin.no_instance": (
        Text(
            "插件“{plugin}”没有生成对象（得到 {found}）。",
            "The plugin “{plugin}” made no object of its own ({found}).",
        ),
        Text("请联系插件开发者。", "Tell its author."),
    ),
    "plugin.shared": (
        Text(
            "插件“{plugin}”把同一个对象交给了两个地方。",
            "The plugin “{plugin}” handed one object to two places.",
        ),
        Text("请开发者每次都生成新对象。", "Its author must make a new one each time."),
    ),
    "plugin.other_name": (
        Text("插件“{plugin}”自称“{found}”。", "The plugin “{plugin}” calls itself “{found}”."),
        Text("请开发者让两个名称一致。", "Its author must make the two names agree."),
    ),
    "plugin.label": (
        Text(
            "插件“{plugin}”没有中英文名称（label 是 {found}）。",
            "The plugin “{plugin}” has no label in both languages (it is a {found}).",
        ),
        Text(
            "请开发者写上 label = Text(中文, 英文)。",
            "Its author must write label = Text(Chinese, English).",
        ),
    ),
    "plugin.settings": (
        Text(
            "插件“{plugin}”的 Settings 不是 attrs 类。",
            "The Settings of the plugin “{plugin}” are no attrs class.",
        ),
        Text("请联系插件开发者。", "Tell its author."),
    ),
    "plugin.channel_address": (
        Text(
            "插件“{plugin}”的渠道要用登记里没有的联系方式“{name}”。",
            "A channel of the plugin “{plugin}” wants an address that no person has: “{name}”.",
        ),
        Text("请联系插件开发者；可用的有 {near}。", "Tell its author; there is {near}."),
    ),
    "plugin.unknown_hook": (
        Text(
            "插件“{plugin}”有不存在的钩子“{hook}”。",
            "The plugin “{plugin}” implements a hook that does not exist: “{hook}”.",
        ),
        Text("开发者是不是要写：{near}？", "Did its author mean: {near}?"),
    ),
    "plugin.wrapper": (
        Text(
            "插件“{plugin}”的钩子 {hook} 想包住别的插件。",
            "The plugin “{plugin}” wants to wrap the hook {hook} of the others.",
        ),
        Text("请开发者去掉 wrapper。", "Its author must take the wrapper away."),
    ),
    "plugin.answer": (
        Text(
            "插件“{plugin}”{version} 的 {hook} 应是 {expected}，得到 {found}。",
            "The plugin “{plugin}” {version} answered {hook} with {found}; {expected} is expected.",
        ),
        Text("请联系插件开发者。", "Tell its author."),
    ),
    "plugin.given_twice": (
        Text(
            "插件“{plugin}”再次给出“{name}”：先是 {first}，又是 {second}。",
            "The plugin “{plugin}” gives “{name}” again: first {first}, then {second}.",
        ),
        Text("请给其中一个改名。", "Give one of them another name."),
    ),
    "plugin.foreign_name": (
        Text(
            "插件“{plugin}”用了别的插件的名称“{name}”。",
            "The plugin “{plugin}” uses another plugin's name: “{name}”.",
        ),
        Text(
            "请开发者去掉前缀，或用自己的名称。",
            "Its author must leave the prefix out, or use its own.",
        ),
    ),
    "plugin.question_name": (
        Text(
            "插件“{plugin}”的问题“{name}”没有版本，或写法不对。",
            "The question “{name}” of the plugin “{plugin}” has no version, or is written wrongly.",
        ),
        Text("请开发者写成 eligible@1 这样。", "Its author must write it as eligible@1."),
    ),
    "plugin.points_name": (
        Text(
            "插件“{plugin}”的积分办法或物品“{name}”名称写法不对。",
            "The scheme or reward “{name}” of the plugin “{plugin}” has a name of the wrong form.",
        ),
        Text(
            "请开发者用小写英文字母、数字、_ 和 -，以字母开头。",
            "Its author must use a to z, digits, _ and -, beginning with a letter.",
        ),
    ),
    "plugin.no_scheme": (
        Text(
            "插件“{plugin}”的“{name}”用了没有的积分办法“{scheme}”，相近的有：{near}。",
            "“{name}” of the plugin “{plugin}” is of a scheme that is not here: “{scheme}”. Near: {near}.",
        ),
        Text(
            "请在地方文件中列出提供这套办法的插件，或改正名称。",
            "List the plugin that gives the scheme in the place's file, or correct the name.",
        ),
    ),
    "plugin.sorting_name": (
        Text(
            "插件“{plugin}”的类目或分类器“{name}”没有版本，或写法不对。",
            "The taxonomy or classifier “{name}” of the plugin “{plugin}” has no version, or is written wrongly.",
        ),
        Text("请开发者写成 property@1 这样。", "Its author must write it as property@1."),
    ),
    "plugin.no_taxonomy": (
        Text(
            "插件“{plugin}”的分类器“{name}”用了没有的类目“{taxonomy}”，相近的有：{near}。",
            "The classifier “{name}” of the plugin “{plugin}” is for a taxonomy that is not here: “{taxonomy}”. Near: {near}.",
        ),
        Text(
            "请在地方文件中列出提供这套类目的插件，或改正名称。",
            "List the plugin that gives the taxonomy in the place's file, or correct the name.",
        ),
    ),
    "plugin.no_category": (
        Text(
            "插件“{plugin}”的分类器“{name}”有归入“{category}”的规则，而类目“{taxonomy}”中没有这一类；相近的有：{near}。",
            "The classifier “{name}” of the plugin “{plugin}” has a rule for “{category}”, which the taxonomy “{taxonomy}” does not have. Near: {near}.",
        ),
        Text(
            "请改正规则，或在类目中加上这一类。",
            "Correct the rule, or add the category.",
        ),
    ),
    "plugin.other_workflow": (
        Text(
            "插件“{plugin}”的事项“{program}”应走流程“{expected}”，给出的却是“{found}”。",
            "The program “{program}” of the plugin “{plugin}” follows “{expected}”, but comes with"
            " “{found}”.",
        ),
        Text("请开发者让两者一致。", "Its author must make the two agree."),
    ),
    "plugin.no_file": (
        Text(
            "插件“{plugin}”的安装包 {package} 里没有文件 {file}。",
            "The package {package} of the plugin “{plugin}” has no file {file}.",
        ),
        Text("请重新安装，或联系插件开发者。", "Install it again, or tell its author."),
    ),
}
