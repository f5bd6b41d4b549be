"""Events that wait for the place of a name."""

import re
from collections.abc import Sequence

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.drafting.place_questions import find_questions, name_passages
from geodata.screens.reading.asked_names import waiting_events
from tests.asked_brief import TEXT, asked_yaml

pytestmark = pytest.mark.usefixtures("names_index")


def waiting(yaml: str, text: str | None) -> dict[str, Sequence[str]]:
    """Ids of the events that wait for each name that is asked, with the text at hand or without."""
    brief = read_brief_bytes(yaml.encode()).brief
    assert brief is not None
    passages = name_passages(brief, {} if text is None else {None: text})
    asked = find_questions(brief, passages, ()).questions
    return {each.name: [event.id for event in waiting_events(brief, each)] for each in asked}


def test_an_event_waits_by_its_sentence_or_by_its_own_words() -> None:
    """One without a place; an event that has one waits for nothing, though it rests on the name too."""
    yaml = asked_yaml()
    assert waiting(yaml, TEXT) == {"Fairfield": ["hurt"], "Springfield": []}
    placed, open_ = re.findall(r"cites: .*", yaml)
    named = yaml.replace(placed, open_).replace("People hurt", "Hurt in Springfield")
    assert waiting(named, TEXT) == {"Fairfield": ["hurt"], "Springfield": ["hurt"]}
    assert waiting(named, None) == {"Springfield": ["hurt"]}
