"""How single values are written, where the type alone does not say it."""

from collections.abc import Mapping

DURATION: Mapping[str, object] = {
    "description": "期限，如 30 working days / a duration: a number and what it counts",
    "type": "string",
    "pattern": r"^\s*[0-9]{1,9} +(working day|working hour|calendar day|month|minute)s?\s*$",
    "patternErrorMessage": "期限写作数字加单位，如 30 working days、1 month"
    " / a duration is a number and a unit, such as 30 working days or 1 month",
    "examples": [
        "30 working days",
        "10 calendar days",
        "1 month",
        "24 working hours",
        "30 minutes",
    ],
}
CYCLE: Mapping[str, object] = {
    "description": "周期，如 every working day at 08:30 / when something comes round",
    "type": "string",
    "pattern": r"^\s*([Ee]very|[Dd]ay|[Ll]ast day) .+ at [0-9]{1,2}:[0-5][0-9]",
    "patternErrorMessage": "周期写作 every … at 时:分，如 every working day at 08:30"
    " / a cycle is written like every working day at 08:30",
    "examples": [
        "every day at 17:00",
        "every working day at 08:30",
        "every Monday, Thursday at 15:00",
        "day 5 of every month at 09:00, or the next working day",
        "last day of every month at 16:00",
        "day 15 of June, December at 10:00",
    ],
}
DAY: Mapping[str, object] = {
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "patternErrorMessage": "日期写作 2026-05-20 / a day is written like 2026-05-20",
}
TEXT: Mapping[str, object] = {
    "description": "中英两种文字，都不能为空 / a text in Simplified Chinese and in English",
    "type": "object",
    "properties": {
        "zh": {
            "type": "string",
            "pattern": r"\S",
            "description": "简体中文 / in Simplified Chinese",
            "patternErrorMessage": "请写上中文 / write the Chinese text",
        },
        "en": {
            "type": "string",
            "pattern": r"\S",
            "description": "英文 / in English",
            "patternErrorMessage": "请写上英文 / write the English text",
        },
    },
    "required": ["zh", "en"],
    "additionalProperties": False,
}
SETTING: Mapping[str, object] = {
    "description": "取插件的设定值 / the value of one of the plugin's settings",
    "type": "object",
    "properties": {
        "setting": {
            "type": "string",
            "description": "设置的名称 / the name of the setting",
        }
    },
    "required": ["setting"],
    "additionalProperties": False,
}
FRACTION: Mapping[str, object] = {
    "description": "分数或小数，如 1/3 / a fraction or decimal such as 1/3",
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": "^-?[0-9]{1,18}(/[1-9][0-9]{0,17})?$"},
    ],
}
