"""What the chapter's figures are called."""

from collections.abc import Mapping

from community_gov.plugin import Text

WORDS: Mapping[str, Text] = {
    "children_listed": Text("摸排出的孩子（名）", "Children listed"),
    "children_reached": Text("已联系到的（名）", "Children whose family was reached"),
    "children_not_applied": Text("尚未申领的（名）", "Children not applied for yet"),
    "contacts_by_channel": Text("宣传联系（次）", "Contacts, by channel"),
    "contacts_by_channel.phone": Text("点对点电话", "By phone, one by one"),
    "contacts_by_channel.property_group": Text("物业居民群", "Property company's group"),
    "contacts_by_channel.wechat_group": Text("居民微信群", "Residents' WeChat group"),
    "progress_passed_on": Text("社区转告进度（次）", "Progress passed on by the community"),
    "applications": Text("新申领（件）", "Applications"),
    "renewals": Text("续领（件）", "Renewals"),
    "applied_for_by_a_worker": Text("由社区代办的（件）", "Applied for by a worker, with consent"),
    "sent_back": Text("退回补正（次）", "Sent back for a correction"),
    "items_replaced": Text("补交的材料（项）", "Items replaced"),
    "reminders_fired": Text("系统发出的提醒（次）", "Reminders"),
    "median_working_days_to_confirm": Text(
        "提交到审核确认的工作日（中位数）", "Working days from applying to confirmation, median"
    ),
    "yuan_by_batch": Text("各批拨付（元）", "Yuan paid out, by batch"),
    "yuan_returned_by_the_bank": Text("银行退回（元）", "Yuan returned by the bank"),
    "yuan_paid": Text("已发放（元）", "Yuan paid in the end"),
    "children_paid": Text("已领到补贴的孩子（名）", "Children paid for"),
    "renewal_deadline": Text("续领的审核时限", "Deadline of the renewal's review"),
    "renewal_working_days": Text("该时限的工作日数", "Working days until that deadline"),
    "renewal_make_up_days": Text("其中的调休上班日", "Make-up working days among them"),
    "provisional_deadline": Text("暂定的审核时限", "Deadline that is provisional"),
}
