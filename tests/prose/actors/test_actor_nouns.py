"""Tests of actors that a text names again by a noun alone."""

import pytest

from geodata.prose.actors.actor_nouns import actor_named_again
from geodata.prose.actors.actor_phrases import find_actors

AGAIN = [
    ("Al-Shabaab attacked a base. The group took two guns.", "The group", "al-shabaab"),
    ("The Security Council met on Monday. The council asked for calm.", "The council", "un-security-council"),
    ("The International Criminal Court sat in March. The court adjourned.", "The court", "icc"),
    ("هاجمت حركة الشباب قاعدة. واستولت الحركة على مدفعين.", "الحركة", "al-shabaab"),
    ("انعقد مجلس الأمن الاثنين. ودعا المجلس إلى الهدوء.", "المجلس", "un-security-council"),
]
OTHER = [
    ("Al-Shabaab attacked a base. The council asked for calm.", "The council"),
    ("Al-Shabaab attacked a base. The town was quiet.", "The town"),
    ("Al-Shabaab attacked a base. Another group took two guns.", "Another group"),
    ("هاجمت حركة الشباب قاعدة. وكانت المدينة هادئة.", "المدينة"),
]


def _named(content: str, words: str) -> str | None:
    start = content.rindex(words)
    return actor_named_again(content, (start, start + len(words)), find_actors(content))


@pytest.mark.parametrize(("content", "words", "actor"), AGAIN)
def test_a_noun_with_an_article_stands_for_the_last_actor_of_its_kind_or_name(
    content: str, words: str, actor: str
) -> None:
    """A group is the last group; a council, a court is the last whose name says so."""
    assert _named(content, words) == actor


@pytest.mark.parametrize(("content", "words"), OTHER)
def test_any_other_noun_stands_for_nobody(content: str, words: str) -> None:
    """A noun of another sort, of another body, or without the article names no actor again."""
    assert _named(content, words) is None
