"""When what is stored or sealed is not as it should be."""

from community_gov.domain.text import Text

KEEPING: dict[str, tuple[Text, Text]] = {
    "keys.readable": (
        Text(
            "其他用户可以读取或更改密钥，因此不予使用。",
            "Others can read or change the keys here, so they are not used.",
        ),
        Text(
            "请将文件权限设为 600、目录设为 700，查明谁可能读过，并轮换主密钥。",
            "Set the files to mode 600 and the directory to 700, find out who may have read them, and rotate the root key.",
        ),
    ),
    "keys.missing": (
        Text("此处没有密钥文件。", "There is no key file here."),
        Text(
            "请检查路径和磁盘是否已挂载；密钥丢失时从密钥备份恢复；仅在新建区时才创建新密钥。",
            "Check the path and that the disk is mounted; restore lost keys from their backup; make new ones only for a new district.",
        ),
    ),
    "keys.damaged": (
        Text("密钥文件与写入时不一致。", "The key file is not what was written."),
        Text(
            "请勿更改此文件；停止程序，从密钥备份恢复整个目录。",
            "Leave the file as it is; stop the program and restore the whole directory from the backup of the keys.",
        ),
    ),
    "keys.locked": (
        Text(
            "另一个程序占用密钥已超过一分钟。",
            "Another program has held the keys for more than a minute.",
        ),
        Text(
            "请稍后重试；若仍如此，查明哪个程序在使用此目录。",
            "Try again later; if it goes on, find out which program uses this directory.",
        ),
    ),
    "keys.disk": (
        Text(
            "系统无法读写密钥文件：{reason}。",
            "The system cannot read or write the key file: {reason}.",
        ),
        Text(
            "请检查磁盘空间、权限和路径（不能是符号链接）后重试；未完成的密钥不会被使用。",
            "Check disk space, permissions and the path (no symbolic link), then try again; no unfinished key is used.",
        ),
    ),
    "keys.lost": (
        Text("“{field}”所用的密钥不在此处。", "The key that sealed “{field}” is not here."),
        Text(
            "如非依法删除，请恢复与此数据库相配的密钥目录。",
            "Unless it was erased on purpose, restore the key directory that belongs to this database.",
        ),
    ),
    "sealed.moved": (
        Text(
            "“{field}”的密文不属于此处，或已被改动。",
            "The sealed “{field}” does not belong here, or was changed.",
        ),
        Text(
            "请勿据此办理；运行 community-gov verify 并通知管理员。",
            "Do not act on it; run community-gov verify and tell the administrator.",
        ),
    ),
    "sealed.type": (
        Text("“{field}”的值与字段类型不符。", "The value of “{field}” is not of the field's type."),
        Text("请按该字段的类型重新填写。", "Hand in a value of the field's type."),
    ),
    "sealed.not_personal": (
        Text(
            "“{field}”未声明为个人信息，不能密封。",
            "“{field}” is not declared as personal, so it cannot be sealed.",
        ),
        Text(
            "请在字段中声明 personal，或按普通值保存。",
            "Declare `personal` on the field, or keep it as a plain value.",
        ),
    ),
    "sealed.not_findable": (
        Text("“{field}”未声明可查找。", "“{field}” is not declared as one to be found again."),
        Text(
            "确有需要的，请在 personal 中声明 findable。",
            "If it is really needed, declare `findable` under `personal`.",
        ),
    ),
    "conflict.case_gone": (
        Text("这件事项已不在数据库中。", "This case is no longer in the database."),
        Text(
            "请运行 community-gov verify 并通知管理员。",
            "Run community-gov verify and tell the administrator.",
        ),
    ),
    "conflict.value_exists": (
        Text(
            "这一项的第 {version} 版已保存，不能覆盖。",
            "Version {version} of this value is stored already and is never replaced.",
        ),
        Text("请刷新后重新提交。", "Look again and hand it in anew."),
    ),
    "case.unreadable": (
        Text(
            "保存的事项与写入时不一致，无法读取。",
            "The stored case is not what was written and cannot be read.",
        ),
        Text(
            "请运行 community-gov verify，从备份恢复。",
            "Run community-gov verify and restore from a backup.",
        ),
    ),
    "workflow.altered": (
        Text("保存的流程与其编号不符。", "The stored workflow is not the one that its hash names."),
        Text("请勿据此办理，从备份恢复。", "Do not act on it; restore it from a backup."),
    ),
    "history.gap": (
        Text("缺少第 {first} 至 {last} 条记录。", "Events {first} to {last} are missing."),
        Text("请保留现状，与备份对照。", "Leave it as it is and compare with a backup."),
    ),
    "history.altered": (
        Text("第 {seq} 条记录被改动。", "Event {seq} was altered."),
        Text("请保留现状，与备份对照。", "Leave it as it is and compare with a backup."),
    ),
    "history.broken": (
        Text("第 {seq} 条记录与前一条不相接。", "Event {seq} does not follow the one before."),
        Text("请保留现状，与备份对照。", "Leave it as it is and compare with a backup."),
    ),
    "history.tail": (
        Text(
            "应有 {version} 条记录，只到第 {found} 条。",
            "The case has {version} events, but the history ends at {found}.",
        ),
        Text("请保留现状，与备份对照。", "Leave it as it is and compare with a backup."),
    ),
    "history.unreadable": (
        Text("第 {seq} 条记录无法读取。", "Event {seq} cannot be read."),
        Text("请保留现状，与备份对照。", "Leave it as it is and compare with a backup."),
    ),
    "store.trigger_missing": (
        Text(
            "缺少保护“{trigger}”，或已被改动。", "The guard “{trigger}” is missing or was altered."
        ),
        Text(
            "请查明是谁、为何改动，并从备份恢复。",
            "Find out who altered it and why, and restore the database from a backup.",
        ),
    ),
    "store.newer": (
        Text(
            "数据库由更新的版本建立（{found}，本版为 {known}）。",
            "The database was made by a newer version ({found}; this one knows {known}).",
        ),
        Text("请升级 community-gov。", "Upgrade community-gov."),
    ),
    "store.older": (
        Text(
            "数据库是旧版（{found}，需要 {known}）。",
            "The database is older ({found}; {known} is needed).",
        ),
        Text("请先备份，再升级数据库。", "Back it up, then upgrade it."),
    ),
    "store.empty": (
        Text(
            "此连接的数据库里还没有所需的表。",
            "The database of this connection has no tables of ours yet.",
        ),
        Text("请先调用 SqliteStore.upgrade_over。", "Call SqliteStore.upgrade_over first."),
    ),
    "store.locked": (
        Text("数据库一直被别的程序占用。", "Another program kept the database locked."),
        Text("什么也没有写入，请稍后再试。", "Nothing was written; try again later."),
    ),
    "store.no_file": (
        Text("没有这个数据库文件。", "There is no such database file."),
        Text("请核对路径。", "Check the path."),
    ),
    "file.cannot_use": (
        Text("这个文件用不了：{reason}。", "This file cannot be used: {reason}."),
        Text("请检查路径、权限和磁盘。", "Check the path, its permissions and the disk."),
    ),
    "call.needs": (
        Text("{option} 要与 {other} 一起用。", "{option} goes with {other}."),
        Text("请补上缺的选项，或去掉前一个。", "Add what is missing, or leave the first one out."),
    ),
    "call.not_both": (
        Text("{option} 不能与 {other} 一起用。", "{option} does not go with {other}."),
        Text("请去掉其中一个。", "Leave one of them out."),
    ),
    "call.one_of": (
        Text("这里要写 {options} 中的一个。", "One of these is needed here: {options}."),
        Text("请加上其中一个。", "Add one of them."),
    ),
    "call.places": (
        Text(
            "不知道用哪一套地方文件：装有 {names}。",
            "It is not clear which place files are meant; installed: {names}.",
        ),
        Text(
            "请用 --places 或 COMMUNITY_GOV_PLACES 指明文件夹。",
            "Name their folder with --places or COMMUNITY_GOV_PLACES.",
        ),
    ),
    "story.not_empty": (
        Text(
            "数据库里已有登记的人或事项；故事要从空白开始。",
            "The database holds people or cases already; the story begins with none.",
        ),
        Text("请换一个新文件，或不写 --database。", "Name a new file, or leave --database out."),
    ),
    "file.cannot_write": (
        Text("写不了这个文件：{reason}。", "This file cannot be written: {reason}."),
        Text("请检查路径和权限。", "Check path and permissions."),
    ),
    "store.not_sqlite": (
        Text(
            "这不是本库可用的 SQLite 数据库。", "This is no SQLite database that can be used here."
        ),
        Text("请使用 sqlite:///文件 形式的地址。", "Use an address like sqlite:///file.db."),
    ),
    "store.cannot_open": (
        Text("打不开数据库文件：{error}。", "The database file cannot be opened: {error}."),
        Text("请检查路径、目录和权限。", "Check path, folder and permissions."),
    ),
    "store.failed": (
        Text("数据库未能完成操作：{error}。", "The database could not do it: {error}."),
        Text("请检查磁盘后用同一请求编号重试。", "Check the disk, then repeat with the same key."),
    ),
    "store.transaction_lost": (
        Text(
            "事务中途被结束，结果不可信。",
            "The transaction ended half-way; the result cannot be trusted.",
        ),
        Text(
            "请运行 community-gov verify 并报告此错误。",
            "Run community-gov verify and report this error.",
        ),
    ),
    "store.host_connection": (
        Text("宿主连接缺少：{lacks}。", "The host's connection lacks: {lacks}."),
        Text(
            "请在宿主连接上设置，或先开始事务。",
            "Set it on that connection, or begin a transaction first.",
        ),
    ),
}
