"""When a value that was handed in has the wrong form; the value itself is never quoted."""

from community_gov.domain.text import Text

_ASK_PERSON = Text("请对照证件原件重新填写。", "Copy it again from the original document.")

VALUES: dict[str, tuple[Text, Text]] = {
    "field.type": (
        Text("“{field}”应填{expected}。", "“{field}” must be {expected}."),
        Text("请改正后再提交。", "Correct it and send it again."),
    ),
    "field.choice": (
        Text("“{field}”填的不在可选范围内。", "“{field}” is not one of the choices."),
        Text("请从这些里选：{choices}。", "Choose one of: {choices}."),
    ),
    "field.empty": (
        Text("“{field}”是空的。", "“{field}” is empty."),
        Text("请填写，或者不提交这一项。", "Fill it in, or leave it out."),
    ),
    "field.email": (
        Text("“{field}”不是一个电子邮箱地址。", "“{field}” is not an e-mail address."),
        Text("请核对，如 name@example.org。", "Check it; such as name@example.org."),
    ),
    "field.too_long": (
        Text("“{field}”超过 {limit} 个字。", "“{field}” is longer than {limit} characters."),
        Text("请精简。", "Make it shorter."),
    ),
    "field.too_large": (
        Text("“{field}”的数字太大（上限 {limit}）。", "“{field}” is larger than {limit}."),
        Text("请核对。", "Check the number."),
    ),
    "field.unprintable": (
        Text("“{field}”含有看不见的字符。", "“{field}” contains characters that cannot be seen."),
        Text("请重新输入，不要粘贴。", "Type it instead of pasting it."),
    ),
    "field.unknown": (
        Text("没有这个填写项。", "There is no such field."),
        Text("您是不是要填：{near}？", "Did you mean: {near}?"),
    ),
    "field.missing": (
        Text("“{action}”还缺“{field}”。", "“{action}” still needs “{field}”."),
        Text("请补齐。", "Please add it."),
    ),
    "field.not_taken": (
        Text("“{action}”不收这一项。", "“{action}” does not take this field."),
        Text("请去掉这一项；这一步可收的：{near}。", "Leave it out; what this step takes: {near}."),
    ),
    "field.not_sent_back": (
        Text(
            "“{field}”没有被退回，不必重交。", "“{field}” was not sent back, so it stays as it is."
        ),
        Text("只更换被退回的材料即可。", "Replace only what was sent back."),
    ),
    "field.still_wrong": (
        Text(
            "“{field}”已被退回（{reason}），还没有更换。",
            "“{field}” was sent back ({reason}) and is not replaced yet.",
        ),
        Text("请重新上传这一项。", "Upload this one again."),
    ),
    "field.not_held": (
        Text("事项里没有填过这一项。", "The case does not hold this field."),
        Text("请改查已填的项：{near}。", "Ask for a field that it holds: {near}."),
    ),
    "field.not_findable": (
        Text("这一项不能用来查找。", "This field cannot be used to find somebody."),
        Text("请改用手机号或身份号码查找。", "Use a telephone or an identity number."),
    ),
    "field.purpose": (
        Text(
            "查看敏感信息须说明用于哪个操作。",
            "Opening a sealed value needs the action that it is for.",
        ),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    "field.not_yours": (
        Text("您不能为“{action}”查看“{field}”。", "You may not open “{field}” for “{action}”."),
        Text("请由担任以下岗位的人查看：{readers}。", "Ask somebody who may open it: {readers}."),
    ),
    "input.no_object": (
        Text("提交的内容应是一个 JSON 对象。", "What was sent must be a JSON object."),
        Text("请按该步骤的 JSON Schema 提交。", "Send it as the JSON Schema of the step says."),
    ),
    "input.unknown": (
        Text("这一步不收这一项。", "This step does not take that."),
        Text(
            "请去掉，或改写成可收的：{near}。", "Leave it out, or send what the step takes: {near}."
        ),
    ),
    "input.shape": (
        Text("这一项的形式不对。", "That has the wrong form."),
        Text("请按该步骤的 JSON Schema 提交。", "Send it as the JSON Schema of the step says."),
    ),
    "document.no_end": (
        Text("“{field}”没有注明有效期。", "“{field}” does not say until when it is valid."),
        Text(
            "请填写材料上的有效期截止日。",
            "Give the last day on which the document says it is valid.",
        ),
    ),
    "document.expired": (
        Text("“{field}”已过有效期。", "“{field}” is no longer valid."),
        Text(
            "请提交在有效期内的材料，其余不必重交。",
            "Hand in one that is; nothing else is needed anew.",
        ),
    ),
    "field.must_be": (
        Text(
            "办理“{action}”，“{field}”须为“{value}”。",
            "“{action}” needs “{field}” to be “{value}”.",
        ),
        Text("请核对后再办。", "Check it, then try again."),
    ),
    "document.empty": (
        Text("“{field}”是空文件。", "“{field}” is an empty file."),
        Text("请重新拍照或扫描后上传。", "Photograph or scan it again."),
    ),
    "document.too_large": (
        Text("“{field}”超过 10 MB。", "“{field}” is larger than 10 MB."),
        Text("请压缩或降低分辨率后上传。", "Make it smaller and upload it again."),
    ),
    "document.kind": (
        Text("“{field}”不是 PDF、JPEG 或 PNG 文件。", "“{field}” is not a PDF, JPEG or PNG file."),
        Text(
            "请换成这几种格式；只改后缀名是不行的。",
            "Use one of these; renaming the file is not enough.",
        ),
    ),
    "identity_number_foreign_character": (
        Text(
            "身份号码里有其他文字的数字或字母（如全角数字、俄文 Х）。",
            "The identity number has characters of another script, such as full-width digits.",
        ),
        Text("请切换到英文半角输入法重填。", "Type it again with plain digits and a plain X."),
    ),
    "identity_number_old_form": (
        Text("这是 15 位旧号码。", "This is an old number of 15 digits."),
        Text(
            "请填写现用的 18 位公民身份号码。", "Give the citizen identity number of 18 characters."
        ),
    ),
    "identity_number_wrong_length": (
        Text("身份号码应为 18 位。", "An identity number has 18 characters."),
        _ASK_PERSON,
    ),
    "identity_number_wrong_character": (
        Text(
            "身份号码前 17 位应为数字，末位为数字或 X。",
            "An identity number has 17 digits and then a digit or X.",
        ),
        _ASK_PERSON,
    ),
    "identity_number_impossible_date": (
        Text(
            "身份号码里的出生日期不存在。", "The birth date in the identity number does not exist."
        ),
        _ASK_PERSON,
    ),
    "identity_number_wrong_check_character": (
        Text(
            "身份号码校验不通过，可能有一位填错。",
            "The check character does not fit; one character is probably wrong.",
        ),
        _ASK_PERSON,
    ),
    "identity_number_born_in_future": (
        Text(
            "身份号码里的出生日期在今天之后。",
            "The birth date in the identity number lies in the future.",
        ),
        _ASK_PERSON,
    ),
}
