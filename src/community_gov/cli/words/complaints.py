"""What the commands on complaints say about themselves."""

from community_gov.domain.text import Text

TEXTS = {
    "portrait": Text(
        "投诉画像：占比、热点、趋势、办结用时，连同各渠道是否开通；写成网页和图。",
        "The portrait of complaints: shares, hot spots, trend, time to close, beside the channels; as a page and as charts.",
    ),
    "portrait_place": Text(
        "哪个地方的投诉；按它的类目和分类器归类。",
        "Whose complaints they are; sorted by the taxonomy and the classifiers of this place.",
    ),
    "portrait_since": Text(
        "第一天，含当日；默认最早一件投诉的日期。",
        "The first day, included; that of the first complaint by default.",
    ),
    "portrait_until": Text(
        "最后一天，含当日；默认最晚一件投诉的日期。",
        "The last day, included; that of the last complaint by default.",
    ),
    "portrait_as_of": Text(
        "数据截至哪一天；默认最后一天。",
        "The day until which the data reach; the last day by default.",
    ),
    "portrait_open": Text(
        "某渠道哪些天开通，如 hotline:2025-01-01 或 hotline:2025-01-01:2025-06-30；可多次给出。没说的，图上写明“未说明”。",
        "When a channel was open, such as hotline:2025-01-01 or hotline:2025-01-01:2025-06-30; may be given several times. Of the others it says that nobody said.",
    ),
    "portrait_least": Text(
        "少于这么多件的不单独公布；1 只供本来就能看到每件投诉的人使用。",
        "Fewer complaints than this are not told by themselves; 1 is for those who may see each complaint anyway.",
    ),
    "portrait_measure": Text(
        "某项措施的第一天；另列此前与此后的投诉、差别有多大，以及哪些看不出来。",
        "The first day of a measure; also compares the complaints before and after it, and says what cannot be told.",
    ),
    "portrait_measure_days": Text(
        "措施前后各比较多少天；默认比较画像期间的全部天数，换算成每 30 天。",
        "How many days before and after the measure are compared; by default all days of the portrait, as numbers per 30 days.",
    ),
    "portrait_measure_category": Text(
        "前后只比较这一类投诉，写类目代码；可多次给出。",
        "Compare only complaints of this category, by its code; may be given several times.",
    ),
    "portrait_measure_side": Text(
        "前后只比较硬件问题（hard）或软性矛盾（soft）。",
        "Compare only hard or only soft complaints.",
    ),
    "portrait_measure_place": Text(
        "采取措施的地方，照文件里的写法；可多次给出。默认除对照地方外的所有地方。",
        "A place with the measure, as the file writes it; may be given several times. All but those of --compare by default.",
    ),
    "portrait_compare": Text(
        "没有采取措施的对照地方，照文件里的写法；可多次给出。请在看结果之前选定。",
        "A place without the measure, as the file writes it, to compare with; may be given several times. Choose before you look.",
    ),
    "portrait_png": Text(
        "把每张图存成 PNG，放进这个文件夹。", "Write each chart as PNG into this folder."
    ),
    "portrait_svg": Text(
        "把每张图存成 SVG，放进这个文件夹。", "Write each chart as SVG into this folder."
    ),
    "ask_again": Text(
        "拿一份投诉再问一次：事项当初凭什么发现立案，现在怎么样；答复记入事项。",
        "Ask a file of complaints again what a case was opened on; the answer is kept with the case.",
    ),
    "ask_again_as_of": Text(
        "以哪一天为准：只计它之前的各天；默认今天。",
        "As of which day: only the days before it count; today by default.",
    ),
    "complaints": Text(
        "投诉：导入（逐行检查、归类），导出成 Open311。",
        "Complaints: in, checked and sorted row by row; out as Open311.",
    ),
    "complaints_import": Text(
        "检查一份投诉（CSV、XLSX、Parquet、Open311 的 JSON 或 XML），合格的写出，其余逐行说明原因；有不合格的则退出码为 1。",
        "Check complaints in CSV, XLSX, Parquet, or Open311 as JSON or XML; write the valid ones, list the others with reasons; exit 1 when there are any.",
    ),
    "mapping": Text(
        "映射文件（YAML）：哪一列是什么；Open311 和本程序写出的文件不用给。",
        "The mapping, as YAML: which column is what; needless for Open311 and for our own files.",
    ),
    "sorted_by": Text(
        "按这个地方的类目和分类器归类；不给则不归类。",
        "Sort by the taxonomy and the classifiers of this place; without it nothing is sorted.",
    ),
    "known": Text(
        "以前导入时写出的文件：其中已有的编号不再导入；可多次给出。",
        "The file of an earlier import: numbers in it are not taken again; may be given several times.",
    ),
    "dry_run": Text("只检查，不写文件。", "Only check; write nothing."),
    "complaints_out": Text(
        "写到这个文件：.parquet 或 .csv；不含投诉正文。",
        "Write to this file, .parquet or .csv; without what was said.",
    ),
    "complaints_export": Text(
        "把导入后的投诉写成 Open311 GeoReport v2。",
        "Write complaints that came in as Open311 GeoReport v2.",
    ),
    "open311": Text(
        "写什么：services 类别，requests 投诉。", "What to write: the service list or the requests."
    ),
    "form": Text("写成 JSON 还是 XML。", "As JSON or as XML."),
    "complaint_id": Text("只写这个编号的投诉。", "Only the complaint of this number."),
    "named_by": Text(
        "类别名称取自这个地方的类目；写 services 时必须给出。",
        "Name categories by the taxonomy of this place; needed for services.",
    ),
    "taxonomy": Text(
        "哪套类目（全名）；这个地方只有一套时可省略。",
        "Which taxonomy, by its full name; needless where the place has one.",
    ),
}
