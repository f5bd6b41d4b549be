"""Tests of the sources of a draft."""

from geodata.brief.record_fields import Words
from geodata.drafting.attributions import speeches
from geodata.drafting.speaker_sources import AUTHOR, Voices, actor_words, words

SENTENCES = (
    "Russian president Putin said it rained.",
    "Putin said it snowed.",
    "It was said that it hailed.",
)
TEXT = " ".join(SENTENCES)


def test_the_author_is_the_first_source() -> None:
    """Words without an attribution belong to the author."""
    sources = Voices(TEXT)
    assert sources.of(None).id == AUTHOR
    assert [each.id for each in sources.sources] == [AUTHOR]


def test_one_speaker_is_one_source() -> None:
    """A last name alone has the source of the fuller name; an unnamed speaker has its own."""
    spans = [(at, at + len(each)) for each in SENTENCES if (at := TEXT.rindex(each)) >= 0]
    sources = Voices(TEXT)
    found = [sources.of(each) for each in speeches(TEXT, spans)]
    assert [each.actor for each in found] == ["rus", "rus", None]
    assert found[0] is found[1]
    assert found[2].id == "unnamed"


def test_names_of_actors() -> None:
    """States and alliances have names; an unknown id is its own."""
    assert actor_words("rus").en == "Russia"
    assert actor_words("nobody") == Words(ar="nobody", en="nobody")


def test_entries_have_no_isolates() -> None:
    """A brief refuses characters that cannot be seen."""
    entry = words("draft.speaker", {"start": "1", "end": "2"})
    assert not set("\u2066\u2067\u2068\u2069") & set(entry.ar + entry.en)
