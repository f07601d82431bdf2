"""What is proposed for next term, and what people decide."""

from community_gov_courses.story.tale import Tale

OTHERWISE = {"bungee_fitness": ("change", "residents_want_it")}
"""Where the committee decides otherwise than proposed, and why."""


def next_term(tale: Tale) -> list[str]:
    """Tell what the figures propose and the committee decides; return the plans."""
    tale.go_to(9, 28, 15)
    plans = []
    for subject, course in tale.courses.items():
        tale.act(course, "sum_up")
        (plan,) = tale.here.case(course).state.links["next_plan"]
        proposed = str(tale.here.case(plan).held["proposal"].value)
        decision, why = OTHERWISE.get(subject, (proposed, "as_proposed"))
        if decision != proposed or proposed == "widen":
            _tell(tale, plan, subject)
        tale.act(plan, "decide", data={"decision": decision}, reason=why)
        tale.agree(plan, "decide", "second member")
        tale.agree(plan, "decide", "first member")
        tale.act(plan, "carry_on")
        plans.append(plan)
    tale.say(
        "建议由数字得出，决定由居委会成员作出：室内蹦极建议停开，但居民有需要，决定调整后再开。",
        "Figures propose, people decide: stopping the bungee course was proposed, but residents"
        " want it, so it is changed and goes on.",
    )
    return plans


def _tell(tale: Tale, plan: str, subject: str) -> None:
    label = tale.called(subject)
    answers = tale.here.history(plan)[0].facts.answers
    because = answers["courses:proposal@1"].because
    whom = answers["courses:look_for@1"].because
    if because is not None and whom is not None:
        tale.say(f"{label.zh}：{because.zh}{whom.zh}", f"{label.en}: {because.en} {whom.en}")
