"""Complaints in and out. No sentence shows what a cell holds: it may say who complained."""

from community_gov.domain.text import Text

_FILE: dict[str, tuple[Text, Text]] = {
    "complaints.kind": (
        Text("文件名的结尾不是可以读取的类型。", "The end of the file's name is no kind that is read."),
        Text("请另存为可以读取的格式：{kinds}。","Save it as one of these: {kinds}."),
    ),
    "complaints.unreadable": (
        Text("文件打不开：{reason}。", "The file cannot be opened: {reason}."),
        Text("请核对路径和权限。", "Check its path and permissions."),
    ),
    "complaints.empty": (
        Text("文件是空的，或者没有表头。", "The file is empty, or has no heads."),
        Text("请重新导出，并核对表头在第几行。", "Export it again, and check in which row the heads are."),
    ),
    "complaints.too_large": (
        Text("文件超过 {limit} 字节。", "The file has more than {limit} bytes."),
        Text("请分成几个文件导入。", "Import it in parts."),
    ),
    "complaints.unpacks_too_large": (
        Text("工作簿解压后超过 {limit} 字节，或部件太多。", "Unpacked, the workbook has more than {limit} bytes, or too many parts."),
        Text("请只导出需要的工作表，或改存为 CSV。", "Export only the sheet that is needed, or save it as CSV."),
    ),
    "complaints.too_many_rows": (
        Text("行数超过 {limit}。", "There are more than {limit} rows."),
        Text("请分成几个文件导入。", "Import it in parts."),
    ),
    "complaints.too_many_columns": (
        Text("列数超过 {limit}。", "There are more than {limit} columns."),
        Text("请只导出需要的列。", "Export only the columns that are needed."),
    ),
    "complaints.encoding": (
        Text("文件的编码无法识别。", "The file's encoding is none that is read."),
        Text("请存为 UTF-8、GB18030，或带 BOM 的 UTF-16。", "Save it as UTF-8, GB18030, or UTF-16 with a byte order mark."),
    ),
    "complaints.encoding_name": (
        Text("不认识编码“{name}”。", "There is no encoding “{name}” here."),
        Text("请写 utf-8、utf-16 或 gb18030，或留空自动识别。", "Write utf-8, utf-16 or gb18030, or leave it out."),
    ),
    "complaints.csv_form": (
        Text("第 {line} 行附近的引号不配对，或一个值太长。", "Near line {line} a quote is not closed, or a value is too long."),
        Text("请重新导出；其后的行无法区分，所以一行也没有导入。", "Export it again: rows after it cannot be told apart, so none was taken."),
    ),
    "complaints.no_workbook": (
        Text("文件不是完好的 XLSX 工作簿。", "The file is no sound XLSX workbook."),
        Text("请用表格软件打开，另存为 .xlsx。", "Open it in a spreadsheet and save it as .xlsx."),
    ),
    "complaints.encrypted": (
        Text("工作簿加了密码。", "The workbook is locked with a password."),
        Text("请去掉密码后另存。", "Save it without."),
    ),
    "complaints.sheet": (
        Text("没有说明用哪张工作表，或没有工作表“{name}”。", "It is not said which sheet to read, or there is no sheet “{name}”."),
        Text("请在映射文件 source.sheet 中写一张：{names}。", "Name one under source.sheet of the mapping: {names}."),
    ),
    "complaints.no_parquet": (
        Text("文件不是完好的 Parquet。", "The file is no sound Parquet."),
        Text("请重新导出。", "Export it again."),
    ),
    "complaints.no_result": (
        Text("查询没有结果集。", "The query has no result."),
        Text("请先执行一条 SELECT，再交出游标。", "Execute a SELECT before you hand the cursor over."),
    ),
    "complaints.json_form": (
        Text("第 {line} 行附近不是合规的 JSON。", "Near line {line} it is not JSON."),
        Text("请核对括号和引号；NaN 和 Infinity 不是 JSON。", "Check brackets and quotes; NaN and Infinity are no JSON."),
    ),
    "complaints.xml_form": (
        Text("第 {line} 行附近不是合规的 XML。", "Near line {line} it is not XML."),
        Text("请重新导出。", "Export it again."),
    ),
    "complaints.xml_declaration": (
        Text("XML 中有文档类型或实体声明，不予读取。", "The XML declares a document type or entities, which are not read."),
        Text("请导出不带 DOCTYPE 的 XML。", "Export it without a DOCTYPE."),
    ),
    "complaints.too_deep": (
        Text("XML 嵌套超过 {limit} 层。", "The XML is nested more than {limit} levels deep."),
        Text("请核对是不是 Open311 的 requests。", "Check that it is the answer to Open311's requests."),
    ),
    "complaints.no_requests": (
        Text("文件里不是 Open311 的 requests 列表。", "It holds no list of Open311 requests."),
        Text("请导出 GeoReport v2 的 requests.json 或 requests.xml。", "Export requests.json or requests.xml of GeoReport v2."),
    ),
    "complaints.column_twice": (
        Text("“{name}”出现了两次。", "“{name}” is there twice."),
        Text("请改名或删去一个，再导入。", "Rename or remove one of them."),
    ),
    "complaints.no_column": (
        Text("没有名为“{name}”的列，相近的有：{near}。", "There is no column “{name}”. Near: {near}."),
        Text("请改正映射文件，或核对表头在第几行。", "Correct the mapping, or check in which row the heads are."),
    ),
    "complaints.no_taxonomy": (
        Text("没有可用的类目“{name}”，或有几套而没有指明。", "There is no taxonomy “{name}”, or several and none is named."),
        Text("请在映射文件 taxonomy 中写一套：{names}。", "Name one under taxonomy of the mapping: {names}."),
    ),
    "complaints.nowhere": (
        Text("没有说明写到哪里。", "It is not said where to write."),
        Text("请给出 --out 文件（.parquet 或 .csv），或用 --dry-run 只检查。", "Give --out with a .parquet or .csv file, or only check with --dry-run."),
    ),
    "complaints.no_mapping": (
        Text("没有给出映射文件。", "There is no mapping."),
        Text("请用 --mapping 给出；只有 Open311 文件和本程序写出的文件可以不用。", "Give one with --mapping; only Open311 and our own files need none."),
    ),
    "complaints.not_here": (
        Text("没有这个编号的投诉。", "There is no complaint of that number."),
        Text("请核对编号和文件。", "Check the number and the file."),
    ),
    "complaints.export_refused": (
        Text("有 {count} 行不合格，没有导出。", "{count} rows are not valid, so nothing was written."),
        Text("请先用 complaints import 导入，再导出它写出的文件。", "Run complaints import first, and export the file that it writes."),
    ),
    "complaints.known_refused": (
        Text("有 {count} 行不合格：这不是以前导入时写出的文件。", "{count} rows are not valid: no earlier import wrote this file."),
        Text("请在 --known 后给出 complaints import 写出的文件。", "Give --known a file that complaints import has written."),
    ),
    "complaints.over_known": (
        Text("写出的文件会盖掉以前导入的文件。", "What is written would replace an earlier import."),
        Text("请在 --out 后换一个文件名。", "Give --out another name."),
    ),
    "complaints.labels_left": (
        Text("有 {count} 件标注的投诉不在结果里。", "{count} labelled complaints are not among those found."),
        Text("请核对两边是不是同一批编号。", "Check that both have the same numbers."),
    ),
}  # fmt: skip

_MAPPING: dict[str, tuple[Text, Text]] = {
    "complaints.one_source": (
        Text("“{path}”：column 和 constant 要写一个，也只写一个。", "{path}: write column or constant, and one of them only."),
        Text("请只留一个：column 是源文件里的列名；constant 对所有行都一样。","Keep one: column names one of the source; constant holds for all rows."),
    ),
    "complaints.status_without_closed": (
        Text("“{path}”：有办理状态，却没有办结时间。", "{path}: there is a status, but no time of closing."),
        Text("请补上 closed；没有它，已办结的就成了未办结。", "Add closed: without it, what is settled would stay open."),
    ),
    "complaints.zone": (
        Text("“{path}”：没有这个时区。", "{path}: there is no such time zone."),
        Text("请写成 Asia/Shanghai 或 +08:00。", "Write it as Asia/Shanghai or +08:00."),
    ),
    "complaints.time_format": (
        Text("“{path}”：日期格式写法不对。", "{path}: this is no format of a day or time."),
        Text("请改写：%Y、%m、%d 各写一次，需要时加 %H、%M、%S（写 %M 须有 %H，写 %S "
"须有 %M），或只写 excel。","Write %Y, %m and %d once each, if need be %H, then %M, then %S; or excel alone."),
    ),
}  # fmt: skip

_CELL: dict[str, tuple[Text, Text]] = {
    "complaints.ragged": (
        Text("这一行的列数与表头不同。", "The row has more or fewer values than there are columns."),
        Text("请看是不是有没加引号的分隔符。", "Look for a separator without quotes."),
    ),
    "complaints.missing": (
        Text("这里不能为空。", "This must not be empty."),
        Text("请补上。", "Fill it in."),
    ),
    "complaints.not_in_table": (
        Text("这里写的不在映射文件的对照表里。", "What is written here is not in the table of the mapping."),
        Text("请改正，或在对照表中加上这个写法。", "Correct it, or add it to the table."),
    ),
    "complaints.no_category": (
        Text("类目中没有这个类别。", "The taxonomy has no such category."),
        Text("请改正，或在映射文件里写明它对应哪一类。", "Correct it, or say in the mapping which one it means."),
    ),
    "complaints.number_twice": (
        Text("这个编号在第 {other} 行也有，内容不同；分不清哪一行对，两行都没有导入。", "Row {other} has the same number and says something else; none of the two was taken."),
        Text("请留下对的一行。", "Keep the one that is right."),
    ),
    "complaints.time_form": (
        Text("日期或时间的写法与映射文件不符。", "The day or time is not written as the mapping says."),
        Text("请改成 2025-03-01 09:30 这样，或在映射文件 formats 中加上这种写法。", "Write it like 2025-03-01 09:30, or add its form under formats of the mapping."),
    ),
    "complaints.no_such_day": (
        Text("没有这一天或这一刻。", "There is no such day or time."),
        Text("请核对，例如 2 月没有 30 日，一天没有 24:00。", "Check it: February has no 30th, and a day no 24:00."),
    ),
    "complaints.year": (
        Text("年份不在 {first} 到 {last} 之间。", "The year is not between {first} and {last}."),
        Text("请核对。", "Check it."),
    ),
    "complaints.serial": (
        Text("这里是一个数，不是日期。", "This is a number, and no day."),
        Text("如果是表格软件的日期序号，请在映射文件 formats 中加上 excel。", "If it is a spreadsheet's day, add excel under formats of the mapping."),
    ),
    "complaints.wide_digits": (
        Text("日期中有全角数字或其他文字的数字。", "The day has full-width digits in it, or digits of another script."),
        Text("请改用半角 0–9。", "Write it with 0 to 9."),
    ),
    "complaints.in_future": (
        Text("这个时间还没有到。", "This time is still to come."),
        Text("请核对日期和时区。", "Check the day and the time zone."),
    ),
    "complaints.closed_too_early": (
        Text("办结时间早于受理时间。", "It was settled before it was made."),
        Text("请核对两个时间。", "Check both times."),
    ),
    "complaints.closed_without_time": (
        Text("已办结，却没有办结时间。", "It is settled, but there is no time of closing."),
        Text("请补上办结时间。", "Fill it in."),
    ),
    "complaints.open_with_time": (
        Text("未办结，却有办结时间。", "It is open, but there is a time of closing."),
        Text("请改正其中一个；如果那是最近更新的时间，在映射文件里写 time_when_open: ignored。", "Correct one of them; if that is the last change, write time_when_open: ignored."),
    ),
    "complaints.characters": (
        Text("有换行、控制符或看不见的字符。", "There are line breaks, control or invisible characters in it."),
        Text("请删去后重新输入。", "Type it again without them."),
    ),
    "complaints.too_long": (
        Text("超过 {limit} 个字。", "It has more than {limit} characters."),
        Text("请只写编号、地点或渠道；经过写在正文列。","Keep only a number, a place or a channel here; what happened belongs in the text."),
    ),
    "complaints.too_fine": (
        Text("地点里没有映射文件 until 列出的词，无法只保留到楼栋。", "The place has none of the words under until of the mapping, so it cannot be cut there."),
        Text("请补全地点，或在 until 中加上这里的叫法。", "Complete the place, or add the word that is used here."),
    ),
    "complaints.personal": (
        Text("这里有像手机号或身份证号的内容，没有导入。", "Something here looks like a telephone or identity number; it was not taken."),
        Text("请删去个人信息后再导入。", "Remove personal data and import it again."),
    ),
    "complaints.no_text": (
        Text("这里应是文字，却是日期、真假值或其他类型。", "Text is wanted here, not a day, a truth value or another kind."),
        Text("请在源文件中把这一列设为文本。", "Make the column one of text in the source."),
    ),
    "complaints.number": (
        Text("这个数不是整数，或大得靠不住。", "This number is no whole one, or too large to rely on."),
        Text("请在源文件中把这一列设为文本后重新导出。", "Make the column one of text in the source and export it again."),
    ),
    "complaints.cell_formula": (
        Text("这里是公式；公式不计算。", "This is a formula; none is evaluated."),
        Text("请粘贴为值后再保存。", "Paste the values and save it again."),
    ),
    "complaints.cell_error": (
        Text("这里是表格软件的错误值。", "This is an error of the spreadsheet."),
        Text("请改正公式或数据。", "Correct the formula or the data."),
    ),
    "complaints.cell_rounded": (
        Text("数字超过 15 位，表格软件已经改动了末几位。", "The number has more than 15 digits; the spreadsheet has changed the last ones."),
        Text("请把这一列设为文本，从系统重新导出。", "Make the column one of text and export it from the system again."),
    ),
    "complaints.cell_nested": (
        Text("这里是列表或嵌套的内容。", "This is a list, or values inside a value."),
        Text("请导出为单个值。", "Export it as a single value."),
    ),
}  # fmt: skip

COMPLAINTS = {**_FILE, **_MAPPING, **_CELL}
