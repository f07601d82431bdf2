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
            "确有需要时，在 personal 中声明 findable。",
            "If it is really needed, declare `findable` under `personal`.",
        ),
    ),
}
