"""What the portrait says, in both languages."""

from community_gov.domain.text import Text

TITLE = Text("投诉画像", "Portrait of complaints")
SPAN = Text("{since}至{until}，统计截至{as_of}", "{since} to {until}, as counted on {as_of}")
RESTS_ON = Text("分类依据：{taxonomy}", "Categories: {taxonomy}")
RESTS_ON_MORE = Text("分类依据：{taxonomy}（{title}）", "Categories: {taxonomy} ({title})")
LEAST = Text(
    "不足 {least} 件的不单独公布，合并为“其他”，或写“无法判断”，不写 0。",
    "Fewer than {least} complaints are told together with others, or as “cannot tell”, never as 0.",
)
AT_A_GLANCE = Text("主要数字", "At a glance")
ALL = Text("投诉总数", "Complaints")
MEDIAN = Text("一半投诉在多久内办结", "Half were closed within")
IN_TIME_SHARE = Text("按期办结率", "Closed in time")
AGAIN = Text("{window} 天内同一地点同类投诉反复出现", "Came again within {window} days")
SURE = Text("95% 区间 {interval}", "95 % interval {interval}")
SHARE_OF_CLOSED = Text("只算已办结的", "of those that were closed")
OF_DUE = Text("占已到期的", "of those that were due")
NOTES = Text("读数之前", "Before you read the numbers")
NO_TARGET = Text(
    "投诉数量不是考核指标：没有投诉可能是没有渠道，也可能是没有人再开口。",
    "The number of complaints is no target: none may mean no channel, or nobody who still speaks.",
)
NOTHING = Text(
    "这段时间没有投诉记录。这不说明没有问题，也可能是渠道没有开通。",
    "There is no complaint in these days. That does not say that there is no problem:"
    " the channel may be closed.",
)
PICTURES = Text("图", "Charts")
FINDINGS = Text("还能看出什么", "What else can be seen")
CONCENTRATED_PLACES = Text(
    "{groups} 处地点中，{needed} 处占了投诉的 {percent}%。",
    "{needed} of {groups} places hold {percent} % of the complaints.",
)
CONCENTRATED_KINDS = Text(
    "{groups} 类问题中，{needed} 类占了投诉的 {percent}%。",
    "{needed} of {groups} categories hold {percent} % of the complaints.",
)
TREND_UP = Text(
    "扣除季节影响，每 30 天的投诉一年约增加 {slope} 件（p＝{probability}）。",
    "With the season taken out, complaints per 30 days rise by about {slope} a year (p ="
    " {probability}).",
)
TREND_DOWN = Text(
    "扣除季节影响，每 30 天的投诉一年约减少 {slope} 件（p＝{probability}）。",
    "With the season taken out, complaints per 30 days fall by about {slope} a year (p ="
    " {probability}).",
)
TREND_NONE = Text("趋势：无法判断。", "Trend: cannot tell.")
NO_SPOTS = Text(
    "没有哪一处在哪个月突然多出来。", "No place had surprisingly many complaints in any month."
)
REPEATED = Text("反复出现最多的", "What came again most")
REPEATED_ROW = Text("{place} · {category}", "{place} · {category}")
CLOSING = Text("办结用时", "Time to close")
CLOSING_ALL = Text("全部投诉", "all complaints")
CLOSING_ARE = Text(
    "前两列只算已办结的；最后一列把未办结的也算进去，因为先办结的往往是好办的。",
    "The first two count only what is closed; the last counts what is open too, since"
    " what is closed already is what was quick.",
)
CLOSED_HALF = Text("一半办结于", "Half within")
CLOSED_MOST = Text("九成办结于", "90 % within")
CLOSED_OF_ALL = Text("一半办结于（含未办结）", "Half within, open ones too")

SIDES = Text("硬件问题与软性矛盾", "Hard and soft")
CATEGORIES = Text("都是什么问题", "What they are about")
PLACES = Text("都在哪里", "Where they are")
MONTHS = Text("每月投诉", "Complaints by month")
SPOTS = Text("突然多出来的地方和月份", "Places and months that stand out")
BY_WEEKDAY = Text("星期几", "By day of the week")
BY_HOUR = Text("一天中的几点", "By hour of the day")
IN_TIME = Text("是否按期办结", "Closed when they were due?")
BACKLOG = Text("月底还没办结的", "Still open at the end of the month")
CHANNELS = Text("从哪些渠道来", "By which channel they came")

KIND = Text("类别", "Kind")
PLACE = Text("地点", "Place")
MONTH = Text("月份", "Month")
WEEKDAY = Text("星期", "Day")
HOURS = Text("时段", "Hour")
CHANNEL = Text("渠道", "Channel")
PLACE_AND_MONTH = Text("地点和月份", "Place and month")
COUNT = Text("件数", "Complaints")
SHARE = Text("占比", "Share")
INTERVAL = Text("95% 区间", "95 % interval")
EXPECTED = Text("按常情应有", "Expected")
OPEN_DAYS = Text("开通情况", "Open")
DAYS_OF = Text("{days} 天中开通 {open} 天", "{open} of {days} days")
CHANNEL_WAS = Text("{channel}（{was}）", "{channel} ({was})")
YEAR_MONTH = Text("{year}年{month}月", "{year}-{month:02d}")
PART_OF_MONTH = Text("（不足整月）", " (part)")
HOUR = Text("{hour} 点", "{hour}:00")
WEEKDAYS = (
    Text("星期一", "Monday"),
    Text("星期二", "Tuesday"),
    Text("星期三", "Wednesday"),
    Text("星期四", "Thursday"),
    Text("星期五", "Friday"),
    Text("星期六", "Saturday"),
    Text("星期日", "Sunday"),
)
IN_TIME_PARTS = (
    Text("按期办结", "closed in time"),
    Text("超期", "late"),
    Text("未到期", "open, not due yet"),
    Text("没有约定期限", "nothing promised"),
    Text("时间记录有误", "times that cannot be"),
)
PART = Text("{label}：{said}", "{label}: {said}")
PARTS = Text("{parts}。", "{parts}.")
MOST = Text("最多的是{labels}：{count}。", "Most: {labels}, {count}.")
ONLY_FIRST = Text(
    "图中只画前 {count} 项，表中全列。", "The chart has the first {count}, the table all."
)
LINES = Text("细横线是占比的 95% 区间。", "The thin lines are 95 % intervals.")
GAPS = Text("“?”处无法判断。", "Where there is a “?”, it cannot be told.")
SPOTS_ARE = Text(
    "填色的格子比该地点、该月份的常情多出许多；空格没有超出，或件数太少不公布。",
    "Filled cells had far more than place and month let expect; empty ones had not, or"
    " are too few to tell.",
)
CHANNELS_ARE = Text(
    "数量要同渠道是否开通一起看：0 可能是渠道关了。",
    "Read each number beside whether the channel was open: a zero can be a closed channel.",
)
