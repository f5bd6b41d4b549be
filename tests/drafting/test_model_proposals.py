"""A text asked about paragraph by paragraph: what is kept, what is dropped, what ends the asking."""

import json
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.drafting import model_proposals
from geodata.drafting.model_checks import DropReason
from geodata.drafting.model_client import AnswerFault, AnswerFaultError
from geodata.drafting.model_prompt import answer_schema, answered_events, question_messages
from geodata.drafting.model_proposals import ModelAnswer, ask_model
from geodata.kinds.kind_table import shipped_kinds
from geodata.settings import Settings
from geodata.vocabulary import Status
from tests.model_server import (
    MODEL,
    ModelServer,
    Reply,
    drip,
    error,
    event,
    events,
    flood,
    model_server,
    raw,
    says,
    stall,
)

pytestmark = pytest.mark.usefixtures("names_index")

FIRST = "Iran's navy detained 1,500 soldiers off Bandar Abbas."
SECOND = "قُتل 12 جنديًا في عدن."
TEXT = f"{FIRST}\n\n{SECOND}\n"
PARAGRAPHS = ((0, len(FIRST)), (len(FIRST) + 2, len(FIRST) + 2 + len(SECOND)))
SEIZED = event("Iran's navy detained 1,500 soldiers", kind="seizure")
KILLED = event("قُتل 12 جنديًا في عدن", kind="strike", places=["عدن"])
INVENTED = event("Iran's navy sank three ships")


def answer(*replies: Reply, **more: Any) -> tuple[ModelAnswer, ModelServer]:
    """Ask a server that replies so about the text."""
    with model_server(*replies) as served:
        return ask_model(TEXT, PARAGRAPHS, served.settings(**more)), served


def test_each_paragraph_is_asked_about_once() -> None:
    """Offsets are those of the whole text; the rule names the model."""
    steps: list[tuple[int, int]] = []
    with model_server(events(SEIZED), events(KILLED)) as served:
        found = ask_model(TEXT, PARAGRAPHS, served.settings(), progress=lambda *step: steps.append(step))
    assert [TEXT[slice(*each.clause)] for each in found.proposals] == [SEIZED["words"], KILLED["words"]]
    assert [each.place.id for each in found.proposals[1].places if each.place] == ["aden"]
    assert (found.rule, found.answered, found.left_out) == (f"model:{MODEL}", 2, 0)
    assert (found.dropped, found.unread, found.failure) == ({}, {}, None)
    assert [each["messages"][1]["content"] for each in served.asked] == [FIRST, SECOND]
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert [str(line) for line in found.lines()] == [f"{MODEL} proposed 2 events"]


def test_what_fails_is_counted_by_reason() -> None:
    """The rest of the answer is kept."""
    wrong = SEIZED | {"figures": [{"words": "1,500 soldiers", "numbers": [1600]}]}
    found, _ = answer(events(INVENTED, SEIZED, INVENTED, SEIZED, wrong, event("x", kind="war")), events())
    assert len(found.proposals) == 1
    assert found.dropped == {
        DropReason.NOT_IN_TEXT: 2,
        DropReason.REPEATED: 1,
        DropReason.NUMBER: 1,
        DropReason.KIND: 1,
    }
    assert [str(line) for line in found.lines()] == [
        f"{MODEL} proposed 1 event",
        (
            "5 proposals of the model dropped: 2 with words not in the text, 1 of an unknown kind, 1 with a "
            "number that its words do not say, 1 said before"
        ),
    ]
    assert "استُبعدت 5 مقترحات" in found.lines()[1].in_plain_language("ar")


def test_an_answer_without_end_is_cut() -> None:
    """A model that goes round in a circle fills no draft."""
    found, _ = answer(events(*[SEIZED] * 100), events())
    assert len(found.proposals) == 1
    assert found.dropped == {DropReason.TOO_MANY: 40, DropReason.REPEATED: 59}


@pytest.mark.parametrize(
    "words",
    [
        json.dumps({"events": [SEIZED]}),
        json.dumps([SEIZED]),
        f"```json\n{json.dumps({'events': [SEIZED]}, indent=2)}\n```",
        f"Here are the events:\n```\n{json.dumps({'events': [SEIZED]})}\n```\nAnything else?",
        f"<think>Is {{this}} an event? [yes]</think>\n{json.dumps({'events': [SEIZED]})}",
        json.dumps({"events": [SEIZED | {"confidence": "high"}], "note": "none"}),
        json.dumps({"events": [{"kind": "seizure", "status": "actual", "words": SEIZED["words"]}]}),
    ],
)
def test_json_is_found_in_an_answer(words: str) -> None:
    """In fences, behind thoughts, with more or fewer fields."""
    found, _ = answer(says(words), events())
    assert [each.kind for each in found.proposals] == ["seizure"]


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (says("The navy detained soldiers."), AnswerFault.PROSE),
        (says('{"events": [{"kind": "seizure", "wor', finish="length"), AnswerFault.BROKEN),
        (says("[" * 100_000), AnswerFault.BROKEN),
        (says('{"events": ' + "9" * 5000 + "}"), AnswerFault.BROKEN),
        (says('{"answer": 42}'), AnswerFault.SHAPE),
        (says(None, refusal="I cannot."), AnswerFault.REFUSAL),
        (says(""), AnswerFault.EMPTY),
        (raw('{"choices": []}'), AnswerFault.EMPTY),
    ],
)
def test_after_a_bad_answer_the_next_paragraph_is_asked_about(reply: Reply, fault: AnswerFault) -> None:
    """The bad one is counted."""
    found, served = answer(reply, events(KILLED))
    assert found.unread == {fault: 1}
    assert [each.kind for each in found.proposals] == ["strike"]
    assert (len(served.asked), found.answered, found.failure) == (2, 2, None)
    assert str(found.lines()[1]).startswith("1 answer of the model could not be read: 1 ")


@pytest.mark.parametrize(
    "reply", [error(401), error(429), error(500), flood, raw("x", content_type="text/plain")]
)
def test_after_a_failure_nothing_more_is_asked(reply: Reply) -> None:
    """What was proposed before it stays."""
    with model_server(events(SEIZED), reply, events(KILLED)) as served:
        three = (*PARAGRAPHS, PARAGRAPHS[1])
        found = ask_model(TEXT, three, served.settings())
    assert len(served.asked) == 2
    assert [each.kind for each in found.proposals] == ["seizure"]
    assert (found.answered, found.left_out) == (1, 2)
    assert found.failure
    assert found.lines()[0] is found.failure
    assert str(found.lines()[-1]) == "2 paragraphs were read by the rules alone"


@pytest.mark.parametrize("reply", [stall, drip])
def test_a_stall_ends_the_asking(reply: Reply) -> None:
    """After the time for one paragraph."""
    begun = time.monotonic()
    found, served = answer(reply, model_paragraph_s=0.4)
    assert time.monotonic() - begun < 5
    assert len(served.asked) == 1
    assert found.failure
    assert found.failure.key == "model-failure.time"


def test_the_time_for_a_text_ends_the_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the next paragraph, with words of its own."""
    clock = iter([0.0, 0.0, 31.0])
    monkeypatch.setattr(model_proposals, "_now", lambda: next(clock))
    found, served = answer(events(SEIZED), model_s=30)
    assert len(served.asked) == 1
    assert found.failure
    assert found.failure.key == "model-failure.time-in-all"
    assert found.left_out == 1


def test_paragraphs_have_a_limit() -> None:
    """Of number and of length; blank ones and rules of dashes do not count."""
    long = "word " * 3000
    text = f"{FIRST}\n-----\n{long}\n{FIRST}\n{FIRST}"
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    with model_server(events()) as served:
        found = ask_model(text, spans, served.settings(model_paragraphs=2))
    assert len(served.asked) == 2
    assert (found.answered, found.left_out, found.failure) == (2, 2, None)


@pytest.mark.parametrize(
    ("settings", "is_marked", "code"),
    [
        ({}, False, "no-model"),
        ({"model": MODEL, "model_url": "https://models.example/v1"}, False, "not-asked"),
        ({"model": MODEL, "model_url": "https://models.example/v1"}, True, "marked"),
    ],
)
def test_nothing_is_sent_unasked(
    settings: dict[str, Any], *, is_marked: bool, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever calls: there is no way round the settings."""
    monkeypatch.setattr(model_proposals, "ModelClient", None)
    found = ask_model(TEXT, PARAGRAPHS, Settings(**settings), is_marked=is_marked)
    assert found.failure
    assert found.failure.key == f"model-not-sent.{code}"
    assert (found.proposals, found.left_out) == ((), 2)


def test_the_question_has_kinds_statuses_and_day() -> None:
    """All of them, and the paragraph is a message of its own, as it stands."""
    kinds = shipped_kinds()
    task, asked = question_messages(SECOND, kinds, None)
    assert asked == {"role": "user", "content": SECOND}
    for each in (*kinds.kind_ids, *Status):
        assert f"\n- {each}: " in task["content"]
    assert "The text is of" not in task["content"]
    dated, _ = question_messages(SECOND, kinds, date(2031, 6, 1))
    assert "The text is of 2031-06-01" in dated["content"]


def test_the_example_of_the_question_is_of_its_own_schema() -> None:
    """A model that copies its form answers well."""
    task, _ = question_messages(SECOND, shipped_kinds(), None)
    (example,) = answered_events(task["content"].rpartition("Answer: ")[2])
    assert isinstance(example, dict)
    schema = answer_schema(shipped_kinds())["properties"]["events"]["items"]
    assert list(example) == schema["required"]
    assert example["kind"] in schema["properties"]["kind"]["enum"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text() | st.sampled_from([FIRST, "strike", "actual"]),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["events", *SEIZED]), inner)
            | st.fixed_dictionaries(dict.fromkeys(SEIZED, inner))
        ),
    )
)
def test_any_answer_is_read_or_counted(value: object) -> None:
    """No answer raises anything else."""
    reading = model_proposals._Reading(model_proposals.TextChecks(TEXT, shipped_kinds()))
    try:
        reading.take(json.dumps(value), PARAGRAPHS[0])
        reading.take(json.dumps({"events": [value]}), PARAGRAPHS[0])
    except AnswerFaultError:
        return
    assert all(n > 0 for n in reading.dropped.values())
