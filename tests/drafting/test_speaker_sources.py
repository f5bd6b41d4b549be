"""Tests of the sources of a draft."""

from geodata.drafting.speaker_sources import AUTHOR_SOURCE_ID, SpeakerSources, bilingual_entry, plain_name
from geodata.prose.actors.actor_phrases import find_actors
from geodata.prose.speakers.attributions import find_attributions

SENTENCES = (
    "Russian president Putin said it rained.",
    "Putin said it snowed.",
    "It was said that it hailed.",
)
TEXT = " ".join(SENTENCES)


def test_the_author_is_the_first_source() -> None:
    """Words without an attribution belong to the author."""
    sources = SpeakerSources(TEXT, "en", find_actors(TEXT))
    assert sources.source_of(None).id == AUTHOR_SOURCE_ID
    assert [each.id for each in sources.sources] == [AUTHOR_SOURCE_ID]


def test_one_speaker_is_one_source() -> None:
    """A last name alone has the source of the fuller name; an unnamed speaker has its own."""
    spans = [(at, at + len(each)) for each in SENTENCES if (at := TEXT.rindex(each)) >= 0]
    sources = SpeakerSources(TEXT, "en", find_actors(TEXT))
    found = [sources.source_of(each) for each in find_attributions(TEXT, spans)]
    assert [each.actor for each in found] == ["putin", "putin", None]
    assert found[0] is found[1]
    assert found[2].id == "unnamed"


def test_an_actor_that_speaks_for_itself_has_its_own_name() -> None:
    """Its source is the actor; other words are a name of their own."""
    text = "Russia said it rained. The French envoy Dupont said it snowed."
    sources = SpeakerSources(text, "en", find_actors(text))
    found = [sources.source_of(each) for each in find_attributions(text, [(0, 22), (23, len(text))])]
    assert (found[0].id, found[0].actor, found[0].name.has("ar")) == ("rus-itself", "rus", True)
    assert found[1].name.wordings == ("French envoy Dupont",)


def test_a_name_has_no_unseen_characters() -> None:
    """What cannot be seen is blank, and a name is never empty."""
    assert plain_name("A\u202eB\n C\x00") == "A B C"
    assert plain_name("\u200f") == "?"


def test_entries_have_no_isolates() -> None:
    """A brief refuses characters that cannot be seen."""
    entry = bilingual_entry("draft.title", {"characters": 12})
    assert not set("\u2066\u2067\u2068\u2069") & set("".join(entry.wordings))
