"""Spans that a corrected text has put in doubt are told, and block nothing."""

from geodata.brief.checks.check import check_brief
from geodata.brief.problems import ProblemLevel
from geodata.brief.record_fields import REBASE_RULE, FrozenMapping, ProposedField
from geodata.brief.records import Brief


def test_each_record_in_doubt_is_a_warning(demo: Brief) -> None:
    """A sentence, a claim with other readings, a query; what another rule proposed is none."""
    mark = ProposedField(rule=REBASE_RULE)
    others = ProposedField(rule=REBASE_RULE, readings=("[1, 2]",))
    draft = ProposedField(rule="draft")
    event = demo.events[0]
    first, second = (
        each.model_copy(update={"proposed": FrozenMapping(marks)})
        for each, marks in zip(event.claims, ({"spans": others}, {"figure": draft}), strict=True)
    )
    sentences, queries = (
        (records[0].model_copy(update={"proposed": FrozenMapping({field: mark})}), *records[1:])
        for records, field in ((demo.sentences, "span"), (demo.queries, "spans"))
    )
    events = (event.model_copy(update={"claims": (first, second)}), *demo.events[1:])
    brief = demo.model_copy(update={"sentences": sentences, "events": events, "queries": queries})
    problems = [each for each in check_brief(brief) if each.code == "rebased"]
    assert [each.field for each in problems] == ["proposed", "claims.0.proposed", "proposed"]
    assert {each.level for each in problems} == {ProblemLevel.WARNS}
    assert "[1, 2]" in problems[1].line_in("en")
