"""What the portrait says of before and after a measure, in both languages."""

from community_gov.domain.text import Text

TITLE = Text("某项措施前后（{day}起）", "Before and after a measure (from {day} on)")
CHART = Text("措施前后", "Before and after")
BY_CHANNEL = Text("措施前后各渠道", "Before and after, by channel")
COMPARED = Text(
    "比较{first}至{before}的 {days_before} 天与{after}至{last}的 {days_after} 天。",
    "{days_before} days from {first} to {before}, and {days_after} days from {after} to {last}.",
)
OF_ALL = Text("算全部投诉。", "All complaints count.")
OF_SOME = Text("只算：{categories}。", "Only these count: {categories}.")
AT = Text("采取措施的地方：{places}。", "Places with the measure: {places}.")
AGAINST = Text("对照地方：{places}。", "Places without it, to compare: {places}.")
INTERVALS = Text("细横线是 95% 区间。", "The thin lines are 95 % intervals.")

STRETCH = Text("时段", "Days")
PER = Text("每 30 天", "Per 30 days")
BEFORE = Text("此前 {days} 天", "{days} days before")
AFTER = Text("此后 {days} 天", "{days} days after")
ELSEWHERE = Text("对照地方：{stretch}", "elsewhere: {stretch}")
PER_30 = Text("每 30 天 {rate} 件", "{rate} per 30 days")
RATE = Text("{rate}（{count}）", "{rate} ({count})")
CHANNEL_AND_DAYS = Text("渠道和时段", "Channel and days")
CHANNEL_STRETCH = Text("{channel} · {stretch}", "{channel} · {stretch}")

NUMBERS = Text("前后相差多少", "How much they differ")
WHAT = Text("项目", "What")
VALUE = Text("数值", "Value")
DIFFERENCE = Text("此后比此前，每 30 天多或少几件", "After less before, per 30 days")
RATIO = Text("此后与此前之比（1 为不变）", "After divided by before (1: no change)")
CHANCE = Text("纯属偶然也有这么大差别的概率", "Chance of as large a difference by itself")
GAP = Text("扣除对照地方的变化后相差", "Difference beyond that elsewhere")
RATIOS = Text("与对照地方的变化之比（1 为相同）", "Ratio divided by that elsewhere (1: alike)")
STEP = Text("当日偏离原有走势，每 30 天", "Step at the day, per 30 days")
SLOPE = Text(
    "走势的变化（每 30 天的件数，每过 30 天）",
    "Change of slope (complaints per 30 days, in 30 days)",
)
BETWEEN = Text("{low} 至 {high}", "{low} to {high}")
OR_MORE = Text("{low} 以上", "{low} or more")
SURE = Text("95% 区间 {interval}", "95 % interval {interval}")
BELOW = Text("小于 0.001", "below 0.001")
