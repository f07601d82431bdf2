"""What the commands on points, vouchers and changed rules say about themselves."""

from community_gov.domain.text import Text

TEXTS = {
    "points": Text(
        "积分：余额、来历、对账单、参与率、可兑换的物品。",
        "Points: balances, why, statements, participation, rewards.",
    ),
    "points_balance": Text(
        "某人有多少积分、预扣多少、何时到期。",
        "What somebody has, what is set aside, and what lapses when.",
    ),
    "points_explain": Text(
        "逐笔说明余额怎样来的；姓名只显示掩码。",
        "Say line by line where a balance comes from; names are masked.",
    ),
    "points_statement": Text(
        "一段时间的对账单：个人、一户，或整个地方。",
        "What moved over a period: of a person, a household, or the whole place.",
    ),
    "points_participation": Text(
        "某日前后同样长的两段时间，各有多少人参与。",
        "How many took part in two stretches of equal length, before and from a day on.",
    ),
    "points_catalogue": Text(
        "积分能换什么、几分、还剩多少。", "What points buy, at which price, and how many are left."
    ),
    "points_outstanding": Text(
        "积分办法还欠多少：可用的积分，以及各出资方应付的。",
        "What a scheme owes: points that can be spent, and what each funder has to pay.",
    ),
    "points_card": Text(
        "打印一张积分卡，给没有手机的人家。",
        "Print a points card for a household without a telephone.",
    ),
    "scheme": Text(
        "哪套积分办法（全名）；默认第一套。",
        "Which scheme, by its full name; the first one by default.",
    ),
    "scheme_books": Text(
        "哪套积分办法（全名）。查整个地方时：给出后是记账人用的全数对账单，含负债；不给则各套都列，可以公布。",
        "Which scheme, by its full name. Of a whole place: the full statement for those who keep the books, with what is owed; without it, all schemes, as may be published.",
    ),
    "lines": Text("多少行，最新的在内。", "How many lines, the newest ones."),
    "before": Text("只列编号比这小的，供翻页。", "Only lines with a smaller number, to page on."),
    "oldest_first": Text("从早到晚排列。", "The oldest line first."),
    "since": Text(
        "第一天，含当日；默认今年 1 月 1 日。",
        "The first day, included; 1 January of this year by default.",
    ),
    "until": Text("最后一天，含当日；默认今天。", "The last day, included; today by default."),
    "household": Text("把此人一户合在一起算。", "Of the person's household, as one."),
    "relation": Text(
        "哪种登记的关系算一户，默认 household。",
        "Which relation on record makes a household; household by default.",
    ),
    "least": Text(
        "少于这么多人的组不单列；默认 5。",
        "Groups of fewer persons are not told apart; 5 by default.",
    ),
    "participation_day": Text("后一段时间的第一天。", "The first day of the second stretch."),
    "participation_days": Text("每段多少天。", "How many days each stretch has."),
    "participation_base": Text(
        "基数：有可能参与的人数；默认到期末为止登记的人数。",
        "The base: how many persons could take part; everybody registered by the end by default.",
    ),
    "voucher": Text("兑换券：打印、核验、公钥。", "Vouchers: print, check, and the public key."),
    "voucher_print": Text(
        "把一件事项的兑换券打印成网页。", "Print the voucher of a case as a page."
    ),
    "voucher_check": Text(
        "核验一张兑换券：凭公钥离线核验，或对照数据库；不能用则退出码为 1。",
        "Check a voucher, offline with the public key or against the database; exit 1 when it is not good.",
    ),
    "voucher_key": Text(
        "打印一个地方的公钥，供离线核验。", "Print the public key of a place, for checking offline."
    ),
    "key": Text(
        "公钥：64 位十六进制数，或装着它的文件。",
        "The public key: 64 hexadecimal digits, or a file with them.",
    ),
    "voucher_place": Text("对照哪个地方的数据库。", "Against the books of which place."),
    "what_if": Text("假如规则不同，会怎样。", "What would be if the rules were others."),
    "what_if_points": Text(
        "按改过的规则把记录在案的活动重新算一遍：谁多谁少、要花多少钱；只读，不动账本。",
        "Reckon all recorded activity again under changed rules: who gains, who loses, what it costs; only reads.",
    ),
    "change": Text(
        "写着改动的 YAML 文件，写法同地方文件的 values，如 points: {per_hour: 2}。",
        "YAML with the change, as under values in a place file, such as points: {per_hour: 2}.",
    ),
}
