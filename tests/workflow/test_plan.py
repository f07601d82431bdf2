"""The quick way agrees with the long one: a plan finds enough just where no rule finds a fault."""

from hypothesis import given
from hypothesis import strategies as st

from community_gov.domain.fields import FieldType
from community_gov.workflow.contents import problems_with
from community_gov.workflow.definition import Need
from community_gov.workflow.plan import plan_of

from .builders import action, case, command, held, plain_field, workflow

names = st.sampled_from("abc")
words = st.sampled_from("12")
needs = st.builds(
    Need,
    field=names,
    when=st.dictionaries(names, words, max_size=1),
    anew=st.booleans(),
    value=st.none() | words,
)
values = st.dictionaries(names, st.sampled_from((1, 2, None)).map(held))


@given(st.lists(needs, max_size=3), values, values)
def test_what_is_plainly_enough_is_what_nothing_is_wrong_with(asked, before, now):
    approve = action("approve", "filed>approved", needs=tuple(asked), takes=("a",))
    of = workflow(approve, fields=tuple(plain_field(name, FieldType.INT) for name in "abc"))
    on, wish = case("filed", held=before), command("approve", held=now)

    plainly = plan_of(of, approve).satisfied(on.held, wish)

    assert plainly is (problems_with(of, on, approve, wish) == [])
