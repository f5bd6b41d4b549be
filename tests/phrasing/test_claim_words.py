"""Claims in words."""

import pytest

from geodata.brief.record_fields import PROPOSED_RECORD
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.records import Brief
from geodata.phrasing.claim_words import (
    claim_details,
    claim_manner,
    claim_tags,
    gist_or_figure,
    judgement_phrases,
)
from geodata.vocabulary import Stance
from geodata.words import Lang
from geodata.words.text_direction import strip_isolates

HEDGE = "Hedge as said: “perhaps”"


def changed(claim: Claim, **fields: object) -> Claim:
    """The claim with some fields changed."""
    return claim.model_copy(update=fields)


def test_manner(demo: Brief) -> None:
    """The kind of statement; a stance only where it is more than asserting."""
    claim = demo.events[0].claims[0]
    assert claim_manner(claim, "en") == ("Reported",)
    assert claim_manner(changed(claim, stance=Stance.DENIES), "en") == ("Reported", "Denies")


def test_tags(demo: Brief) -> None:
    """The mark of a proposed claim, then the hedge where it is wanted, end the tags."""
    claim = changed(demo.events[2].claims[0], proposed=PROPOSED_RECORD)
    assert claim_tags(claim, "en") == ("Judgement", "Found by rule")
    assert claim_tags(claim, "en", hedged=True) == ("Judgement", "Found by rule", HEDGE)
    assert claim_tags(demo.events[0].claims[0], "en", hedged=True) == ("Reported",)


def test_details(demo: Brief) -> None:
    """Figure, day, hedge, grade, in that order; nothing for what is not known."""
    claim, bare = demo.events[0].claims[0], demo.events[1].claims[0]
    hedged = changed(claim, hedge=demo.events[2].claims[0].hedge)
    assert list(claim_details(hedged, demo, "en")) == [
        "about 30 ships · taking part",
        "said 10 January 2030",
        HEDGE,
        "Grade B6: Usually reliable; Truth cannot be judged",
    ]
    assert list(claim_details(bare, demo, "en")) == []


def test_gist_or_figure(demo: Brief) -> None:
    """Our gist comes before the figure."""
    claim, bare = demo.events[0].claims[0], demo.events[1].claims[0]
    assert gist_or_figure(claim, demo, "en") == "about 30 ships · taking part"
    assert gist_or_figure(changed(claim, gist=demo.title), demo, "en") == "Demo brief"
    assert gist_or_figure(bare, demo, "en") is None


@pytest.mark.parametrize(
    ("at", "lang", "words"),
    [
        (7, "en", ("likely (55–80 %)",)),
        (7, "ar", ("مرجّح (55–80 %)",)),
        (8, "en", ("low confidence",)),
        (8, "ar", ("ثقة منخفضة",)),
        (0, "en", ()),
    ],
)
def test_likelihood_and_confidence(told: Brief, at: int, lang: Lang, words: tuple[str, ...]) -> None:
    """The word with its band, or the confidence: among the details of a claim, and in its tags on a slide."""
    claim = told.event_by_id["raid"].claims[at]
    assert tuple(map(strip_isolates, judgement_phrases(claim, lang))) == words
    assert set(judgement_phrases(claim, lang)) <= set(claim_details(claim, told, lang))
    assert set(judgement_phrases(claim, lang)) <= set(claim_tags(claim, lang, hedged=True))
