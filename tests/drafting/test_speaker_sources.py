"""Tests of the sources of a draft."""

from geodata.drafting.speaker_sources import AUTHOR_SOURCE_ID, SpeakerSources, actor_name, bilingual_entry
from geodata.prose.attributions import find_attributions
from geodata.words.localized_text import LocalizedText

SENTENCES = (
    "Russian president Putin said it rained.",
    "Putin said it snowed.",
    "It was said that it hailed.",
)
TEXT = " ".join(SENTENCES)


def test_the_author_is_the_first_source() -> None:
    """Words without an attribution belong to the author."""
    sources = SpeakerSources(TEXT)
    assert sources.source_of(None).id == AUTHOR_SOURCE_ID
    assert [each.id for each in sources.sources] == [AUTHOR_SOURCE_ID]


def test_one_speaker_is_one_source() -> None:
    """A last name alone has the source of the fuller name; an unnamed speaker has its own."""
    spans = [(at, at + len(each)) for each in SENTENCES if (at := TEXT.rindex(each)) >= 0]
    sources = SpeakerSources(TEXT)
    found = [sources.source_of(each) for each in find_attributions(TEXT, spans)]
    assert [each.actor for each in found] == ["rus", "rus", None]
    assert found[0] is found[1]
    assert found[2].id == "unnamed"


def test_names_of_actors() -> None:
    """States and alliances have names; an unknown id is its own."""
    assert actor_name("rus")["en"] == "Russia"
    assert actor_name("nobody") == LocalizedText(ar="nobody", en="nobody")


def test_entries_have_no_isolates() -> None:
    """A brief refuses characters that cannot be seen."""
    entry = bilingual_entry("draft.unknown-speaker", {"start": "1", "end": "2"})
    assert not set("\u2066\u2067\u2068\u2069") & set("".join(entry.wordings))
