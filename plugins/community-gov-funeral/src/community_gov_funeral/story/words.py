"""What the chapter's figures are called."""

from collections.abc import Mapping

from community_gov.plugin import Text

WORDS: Mapping[str, Text] = {
    "places_visited": Text("走到的地方（处）", "Places visited"),
    "stops": Text("宣传（站次）", "Stops"),
    "stops_by_kind": Text("各类地点（站次）", "Stops, by kind of place"),
    "stops_by_kind.estate": Text("小区", "Estates"),
    "stops_by_kind.shop": Text("沿街商铺", "Shops along the street"),
    "stops_by_kind.square": Text("人员密集场所", "Busy places"),
    "handbooks_given": Text("发放手册（本）", "Handbooks given"),
    "questions_asked": Text("居民提问（个）", "Questions asked"),
    "questions_answered": Text("已解答（个）", "Questions answered"),
    "pledges": Text("现有承诺（人）", "Pledges that stand"),
    "pledges.care": Text("厚养薄葬", "Care in life over display after it"),
    "pledges.ecological": Text("生态安葬", "Ecological burial"),
    "pledges.flowers": Text("鲜花祭扫", "Flowers"),
    "pledges.online": Text("网络祭祀", "Online memorials"),
    "pledges.thrift": Text("丧事简办", "A plain funeral"),
    "pledges_taken_back": Text("已收回的承诺（件）", "Pledges taken back"),
    "families_advised": Text("理事会帮办的家庭（户）", "Families helped by the council"),
    "families_talked_to": Text("上门劝导的家庭（户）", "Families talked to"),
    "talks_by_result": Text("劝导结果（次）", "What came of the talks"),
    "talks_by_result.as_planned": Text("仍按原计划", "Stays with the plan"),
    "talks_by_result.simpler": Text("愿意简办", "Will be plainer"),
    "activity_room_booked_for_feasts": Text(
        "为办席订下活动室（次）", "Times a feast booked the activity room"
    ),
    "points_or_money_taken": Text(
        "因超出倡导被扣分、收钱（次）", "Points or money taken for going beyond"
    ),
    "council_members": Text("在任的理事会成员（人）", "Members of the council"),
    "by_elections": Text("补选（次）", "By-elections"),
    "votes_on_the_covenant": Text("公约第二版表决（票）", "Votes on the second covenant"),
    "votes_on_the_covenant.agree": Text("同意", "For"),
    "votes_on_the_covenant.refuse": Text("反对", "Against"),
    "votes_on_the_covenant.abstain": Text("弃权", "Abstained"),
    "days_from_draft_to_force": Text("公约从草案到施行（天）", "Days from draft to force"),
    "days_from_draft_to_force.1": Text("第一版", "First version"),
    "days_from_draft_to_force.2": Text("第二版", "Second version"),
    "clauses_changed": Text("第二版的条款（条）", "Clauses of the second version"),
    "clauses_changed.added": Text("新增", "New"),
    "clauses_changed.kept": Text("不变", "Kept"),
    "clauses_changed.reworded": Text("改写", "Reworded"),
    "versions_in_force": Text("现行公约（版）", "Versions in force"),
}
