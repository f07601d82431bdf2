"""Frames of complaints, and what is asked of them."""

from community_gov.domain.text import Text

INSIGHT: dict[str, tuple[Text, Text]] = {
    "insight.no_frame": (
        Text("这不是数据表（“{kind}”）。", "This is no data frame ({kind})."),
        Text(
            "请传入 pandas、Polars、DuckDB、PyArrow 或 PySpark 的数据表。",
            "Hand in a frame of pandas, Polars, DuckDB, PyArrow or PySpark.",
        ),
    ),
    "insight.column_missing": (
        Text("缺少“{column}”列。", "The column “{column}” is missing."),
        Text(
            "请补上这一列；除编号和提出时间外，没有内容时可全列留空。",
            "Add it; all but id and opened may be empty from top to bottom.",
        ),
    ),
    "insight.column_text": (
        Text("“{column}”列应为文字，现为 {kind}。", "The column “{column}” is {kind}, not text."),
        Text("请先把这一列转换成文字。", "Convert the column to text first."),
    ),
    "insight.column_time": (
        Text(
            "“{column}”列应为日期时间，现为 {kind}。",
            "The column “{column}” is {kind}, not date and time.",
        ),
        Text(
            "请先把这一列转换成不带时区的日期时间。",
            "Convert the column to date and time without a zone first.",
        ),
    ),
    "insight.column_zone": (
        Text(
            "“{column}”列带有时区（{zone}）。",
            "The times of the column “{column}” have a zone ({zone}).",
        ),
        Text(
            "请换算成当地钟表时间并去掉时区；PySpark 请用 timestamp_ntz。",
            "Convert them to the clock of the place and drop the zone; in PySpark to timestamp_ntz.",
        ),
    ),
    "insight.id_empty": (
        Text("有 {count} 行没有编号。", "{count} rows have no id."),
        Text("请给每件投诉一个编号。", "Give each complaint an id."),
    ),
    "insight.id_twice": (
        Text("有 {count} 行的编号与别的行重复。", "{count} rows repeat an id of another row."),
        Text(
            "请先去掉重复的行，否则同一件投诉会被数两次。",
            "Remove the duplicates first; the same complaint would be counted twice.",
        ),
    ),
    "insight.opened_empty": (
        Text("有 {count} 行没有提出时间。", "{count} rows do not say when they were opened."),
        Text(
            "请补上时间，或先去掉这些行并另行说明。",
            "Add the time, or leave these rows out and say so.",
        ),
    ),
    "insight.category_unknown": (
        Text(
            "分类“{category}”不在分类表 {taxonomy} 中（{count} 个不认识的分类）。",
            "The category “{category}” is not in the taxonomy {taxonomy} ({count} unknown in all).",
        ),
        Text(
            "是否指“{nearest}”？请改正，或换用当时的分类表；没有分类的请留空。",
            "Did you mean “{nearest}”? Correct it, or use the taxonomy it is from; leave it empty if not classified.",
        ),
    ),
    "insight.period": (
        Text(
            "起止日期的先后不对：{since}、{until}、{as_of}。",
            "These days are not in order: {since}, {until}, {as_of}.",
        ),
        Text(
            "请改正：起始日不晚于截止日，截止日不晚于统计日。",
            "Correct them: the first day is not after the last, and the last not after "
            "the day of the count.",
        ),
    ),
    "insight.other_inquiry": (
        Text(
            "投诉数据回答不了“{inquiry}”，或者它用的是另一套分类。",
            "Complaints do not answer “{inquiry}”, or it is about another list of categories.",
        ),
        Text(
            "请核对查问的名称和分类版本。",
            "Check the name of the inquiry and the version of the list.",
        ),
    ),
    "insight.finding_day": (
        Text(
            "画像截至 {until}，{at} 的发现问的却是 {at} 之前的各天，两者对不上。",
            "The portrait ends on {until}; a finding of {at} asks about the days before {at}, which"
            " are other ones.",
        ),
        Text(
            "请把发现的日子写成 {end}，或者把画像画到 {at} 的前一天。",
            "Let the finding be of {end}, or draw the portrait up to the day before {at}.",
        ),
    ),
    "insight.number": (
        Text("“{name}”须至少为 {least}。", "“{name}” is at least {least}."),
        Text("请改正。", "Correct it."),
    ),
    "insight.both": (
        Text(
            "有的地方既算采取措施的，又算对照的。",
            "Some places are said to have the measure and to be without it.",
        ),
        Text("请让每个地方只属于一边。", "Name each place on one side only."),
    ),
    "insight.reach": (
        Text(
            "数据只到 {as_of}，比较期更长。", "The data reach to {as_of}; the days go on after it."
        ),
        Text("请缩短此后的天数，或补充数据。", "Ask for fewer days after, or bring newer data."),
    ),
}
