"""Points, accounts, holds and stock."""

from community_gov.domain.text import Text

LEDGER: dict[str, tuple[Text, Text]] = {
    "ledger.id": (
        Text("这笔账没有可用的编号。", "This order has no id that can be used."),
        Text(
            "请由调用方先生成并保存编号（不以 @ 开头），重试时沿用同一编号。",
            "Make the id before sending (not beginning with @), keep it, and use it again when you retry.",
        ),
    ),
    "ledger.id_twice": (
        Text("同一批中有两笔账用了这个编号。", "Two orders of this batch have this id."),
        Text("请给每笔账各自的编号。", "Give each order an id of its own."),
    ),
    "ledger.id_reused": (
        Text(
            "这个编号已用于另一笔账，“{field}”不同。",
            "This id was used for another order; “{field}” differs.",
        ),
        Text(
            "若是重试，请原样重发；若是新的一笔，请换新编号。",
            "To retry, send exactly the same; for something new, use a new id.",
        ),
    ),
    "ledger.id_in_batch": (
        Text(
            "这笔账已在另一批中记过，不能再混入新的一批。",
            "This order was booked in another batch and cannot be part of a new one.",
        ),
        Text(
            "请只重发原来的整批，或去掉这一笔。",
            "Send the old batch as it was, or leave this order out.",
        ),
    ),
    "ledger.name": (
        Text(
            "编号、账户、人员、来源和凭据须是不超过 {longest} 字的可见文字。",
            "Ids, names, sources and evidence are visible text of at most {longest} characters.",
        ),
        Text(
            "请缩短，并去掉换行和控制字符。",
            "Make it shorter, without line breaks and control characters.",
        ),
    ),
    "ledger.amount": (
        Text(
            "数额须是 1 到 {most} 之间的整数。",
            "The amount is a whole number between 1 and {most}.",
        ),
        Text("请改正数额；小数请先按规则取整。", "Correct it; round fractions by the rule first."),
    ),
    "ledger.accounts": (
        Text("这类记账不能用这样的账户。", "This kind of order cannot use these accounts."),
        Text(
            "请用居民本人的账户；@ 开头的账户由系统使用。",
            "Use members' accounts; those that begin with @ belong to the system.",
        ),
    ),
    "ledger.kind": (
        Text(
            "这类账由系统自动记入，不能另行申请。",
            "The ledger makes this kind of entry by itself; it is not ordered.",
        ),
        Text("请去掉这一笔。", "Leave this order out."),
    ),
    "ledger.lots": (
        Text(
            "这本账已经开始记，分批与不分批不能再互换。",
            "This book was begun; it cannot change between points in lots and points without.",
        ),
        Text("请改用新名称的积分办法。", "Use a scheme of another name."),
    ),
    "ledger.same_account": (
        Text("转出和转入是同一个账户。", "It takes from and gives to the same account."),
        Text("请核对两方。", "Check the two sides."),
    ),
    "ledger.of_nothing": (
        Text("没有写明针对哪一笔账。", "It does not say which earlier order it is about."),
        Text("请给出原来那笔账的编号。", "Give the id of the earlier order."),
    ),
    "ledger.no_zone": (
        Text("时间没有时区。", "The moment has no time zone."),
        Text("请给出带时区的时间。", "Give a moment with its time zone."),
    ),
    "ledger.second": (
        Text(
            "扣减和冲正须由两个人办理：一人提出，另一人同意。",
            "A deduction or a reversal takes two people: one who asks and another who agrees.",
        ),
        Text("请另一位工作人员复核同意。", "Let another worker look at it and agree."),
    ),
    "ledger.too_large": (
        Text("余额将超出 {most}。", "A balance would go beyond {most}."),
        Text("请核对数额。", "Check the amount."),
    ),
    "ledger.not_booked": (
        Text("没有用这个编号记过账。", "Nothing was booked under this id."),
        Text("可以放心用同一编号重发。", "It is safe to send it again with the same id."),
    ),
    "ledger.moved": (
        Text("同一账户刚有另一笔账。", "Another entry on the same account came first."),
        Text(
            "什么也没有写入，请用同一编号重试。", "Nothing was written; try again with the same id."
        ),
    ),
    "ledger.altered": (
        Text("第 {number} 笔账缺失或被改动。", "Transaction {number} is missing or was altered."),
        Text("请保留现状，与备份对照。", "Leave it as it is and compare with a backup."),
    ),
    "ledger.no_sum": (
        Text("第 {number} 笔账借贷不平。", "Transaction {number} does not sum to zero."),
        Text("请保留现状，与备份对照。", "Leave it as it is and compare with a backup."),
    ),
    "ledger.booked_otherwise": (
        Text(
            "按同样的申请重新记账，第 {number} 笔结果不同。",
            "Booked again, transaction {number} comes out otherwise.",
        ),
        Text("请保留现状，与备份对照。", "Leave it as it is and compare with a backup."),
    ),
    "ledger.beside": (
        Text("表 {table} 与账本不符。", "The table {table} does not say what the book comes to."),
        Text("请保留现状，与备份对照。", "Leave it as it is and compare with a backup."),
    ),
    "account.closed": (
        Text("账户已停用。", "The account is closed."),
        Text("确需使用的，请先重新启用账户。", "Open it again first, if it is really needed."),
    ),
    "account.not_closed": (
        Text("账户没有停用。", "The account is not closed."),
        Text("请核对是哪个账户。", "Check which account is meant."),
    ),
    "award.by_oneself": (
        Text("不能给自己确认积分。", "Nobody confirms points for themselves."),
        Text("请由另一位确认人办理。", "Ask somebody else to confirm it."),
    ),
    "award.twice": (
        Text(
            "“{source}”已为此人记过分，见第 {earlier} 号。",
            "“{source}” was paid to this person already, as {earlier}.",
        ),
        Text("请核对是不是同一次活动。", "Check whether it is the same activity."),
    ),
    "award.not_measured": (
        Text(
            "规则要用“{measure}”，但没有填写。",
            "The rule asks for “{measure}”, which was not given.",
        ),
        Text("请补填；分钟数填整数。", "Give it; minutes are a whole number."),
    ),
    "award.unknown_measure": (
        Text("规则里没有这样的“{measure}”。", "The rule knows no such “{measure}”."),
        Text("请选其中之一：{known}。", "Choose one of: {known}."),
    ),
    "award.no_rule": (
        Text(
            "没有在 {day} 适用于“{activity}”的积分规则。",
            "No points rule holds for “{activity}” on {day}.",
        ),
        Text("请核对活动和日期；相近的有：{near}。", "Check activity and day; near: {near}."),
    ),
    "award.no_evidence": (
        Text(
            "“{activity}”须有凭据才能记分。", "“{activity}” needs evidence before it earns points."
        ),
        Text("请附照片、签到表等凭据。", "Hand in a photograph, an attendance list or the like."),
    ),
    "award.related": (
        Text(
            "确认人与得分的人是家人或有登记的关系，不能互相确认。",
            "Whoever confirms is of the same household as whoever earns, or related on record.",
        ),
        Text("请由另一位确认人办理。", "Ask somebody else to confirm it."),
    ),
    "award.nobody": (
        Text("没有写明积分记给谁。", "It does not say who earns the points."),
        Text("请先登记参与的人。", "Register who took part first."),
    ),
    "award.later": (
        Text("活动日期 {day} 还没有到。", "The day of the activity, {day}, is yet to come."),
        Text("请在活动之后确认。", "Confirm it afterwards."),
    ),
    "reward.not_here": (
        Text("这里没有这种可兑换的物品：{reward}。", "There is no such reward here: {reward}."),
        Text("请选目录中的物品；相近的有：{near}。", "Choose one of the catalogue; near: {near}."),
    ),
    "reward.not_offered": (
        Text("“{reward}”在 {day} 不提供兑换。", "“{reward}” is not offered on {day}."),
        Text("请选其他物品。", "Choose something else."),
    ),
    "reward.one_person": (
        Text("兑换要用一个人的积分。", "A reward is paid with the points of one person."),
        Text("请登记一位兑换人。", "Register one person for it."),
    ),
    "reward.quantity": (
        Text("数量须在 1 到 {most} 之间。", "The number must be between 1 and {most}."),
        Text("请改正数量。", "Correct the number."),
    ),
    "reward.nothing_reserved": (
        Text("这件事项没有预留任何物品。", "This case has reserved nothing."),
        Text("请先预留。", "Reserve first."),
    ),
    "scheme.none": (
        Text("这里没有积分。", "No points are kept here."),
        Text(
            "要记积分，请在地方文件里列上提供积分的插件。",
            "To keep some, list a plugin in the place's file that brings a scheme.",
        ),
    ),
    "scheme.not_here": (
        Text("这里没有这套积分办法：{scheme}。", "There is no such scheme here: {scheme}."),
        Text("请改写成本处有的积分办法：{near}。", "Name a scheme of this place: {near}."),
    ),
    "points.too_few": (
        Text(
            "可用积分 {have}，需要 {need}。",
            "There are {have} points to spend, and {need} are needed.",
        ),
        Text("请减少数量，或以后再兑换。", "Take less, or come back later."),
    ),
    "points.below_floor": (
        Text(
            "此办法规定余额不得低于 {floor}，最多可扣 {most}，而不是 {need}。",
            "The scheme allows no balance below {floor}; at most {most} can be taken, not {need}.",
        ),
        Text(
            "请减少数额；已花掉的部分与本人另行协商。",
            "Take less; settle what is spent already with the person in another way.",
        ),
    ),
    "stock.too_little": (
        Text("库存 {have}，需要 {need}。", "There are {have} in stock, and {need} are needed."),
        Text("请减少数量，或等补货后再兑换。", "Take less, or wait until there is more."),
    ),
    "hold.not_here": (
        Text("没有这笔预扣。", "There is no such hold."),
        Text("请核对编号。", "Check the id."),
    ),
    "hold.ended": (
        Text("这笔预扣已经了结。", "This hold has ended already."),
        Text("请查看它的记录。", "Look at what became of it."),
    ),
    "hold.over": (
        Text("这笔预扣到 {until} 为止。", "This hold was good until {until}."),
        Text("积分会自动退回，请重新兑换。", "The points go back by themselves; begin anew."),
    ),
    "hold.too_much": (
        Text("预扣只有 {most}。", "Only {most} are held."),
        Text("请减少数额。", "Take less."),
    ),
    "hold.cap": (
        Text(
            "超出“{cap}”：最多 {most}，已有 {so_far}。",
            "It exceeds “{cap}”: {most} at most, {so_far} so far.",
        ),
        Text("请等到下一期，或减少数量。", "Wait for the next period, or take less."),
    ),
    "refund.of_nothing": (
        Text("没有可以退回的兑付。", "There is nothing settled that could be given back."),
        Text("还没有兑付的，请取消预扣。", "Void the hold if it was not settled yet."),
    ),
    "reverse.of_nothing": (
        Text("没有这笔账，无从冲正。", "There is no such entry to be reversed."),
        Text("请核对编号。", "Check the id."),
    ),
    "reverse.kind": (
        Text("只有记分和扣减可以冲正。", "Only awards and deductions are reversed."),
        Text(
            "预扣请取消，兑付请退回；冲正错了，重新记一笔。",
            "Void a hold, refund what was settled; after a wrong reversal, award anew.",
        ),
    ),
    "reverse.which_scheme": (
        Text(
            "这笔账记在几套积分办法里：{schemes}。", "It was booked in several schemes: {schemes}."
        ),
        Text("只冲正一部分时，请写明是哪一套。", "To reverse a part, say in which one."),
    ),
    "undo.too_much": (
        Text("这笔账最多还能退 {most}。", "At most {most} of this entry can still be undone."),
        Text("请减少数额，或查看已退的部分。", "Take less, or look at what was undone already."),
    ),
    "correction.own": (
        Text("不能办理本人账户的扣减或冲正。", "Nobody corrects their own account."),
        Text("请由另外两位工作人员办理。", "Let two other workers do it."),
    ),
}
