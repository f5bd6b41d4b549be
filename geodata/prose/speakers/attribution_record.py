"""One attribution of a statement to a speaker."""

from dataclasses import dataclass

from geodata.brief.record_fields import TextSpan
from geodata.prose.speakers.speaker_spans import SentenceWords, clean_name
from geodata.vocabulary import Stance, Statement


@dataclass(frozen=True)
class Attribution:
    """An attribution of a statement to a speaker; all offsets are half-open."""

    verb: TextSpan
    """Offsets of the verb, or of "according to"."""
    speaker: TextSpan | None
    """Offsets of the words that name the speaker; None without one ("it was said")."""
    actor: str | None
    """Id of the actor that the speaker belongs to, where the words name one."""
    stance: Stance
    statement: Statement
    is_closing: bool = False
    """Whether it stands behind the words that it covers ("…, according to", "…, said the panel")."""
    fuller_name: TextSpan | None = None
    """Offsets of an earlier, fuller name of the same speaker."""
    covered: TextSpan = (0, 0)
    """Offsets of the words that the statement covers, within the sentence."""
    name: TextSpan | None = None
    """Offsets of the speaker's name without articles, occasions and dates."""
    rule: str = "verb"
    """Group of rules that found it."""
    is_accusation: bool = False
    """Whether the speaker accuses somebody."""
    is_unnamed: bool = False
    """Whether the speaker is nobody in particular ("sources")."""


FoundAttribution = tuple[Attribution, int]
"""An attribution, and the index of the token behind it."""


def make_attribution(  # noqa: PLR0913 - the parts of an attribution
    sentence: SentenceWords,
    verb: tuple[int, int],
    speaker: tuple[int, int],
    stance: Stance,
    statement: Statement,
    *,
    rule: str,
    is_closing: bool = False,
    is_accusation: bool = False,
) -> Attribution:
    """Return the attribution of a verb and a speaker, each given by its tokens (half-open)."""
    return Attribution(
        sentence.span(*verb),
        sentence.span(*speaker),
        sentence.actor_in(*speaker),
        stance,
        statement,
        is_closing,
        name=clean_name(sentence, *speaker),
        rule=rule,
        is_accusation=is_accusation,
        is_unnamed=sentence.is_unnamed(*speaker),
    )


def attribution_extent(speech: Attribution) -> TextSpan:
    """Return the offsets of the verb and the speaker of an attribution together."""
    ends = (*speech.verb, *(speech.speaker or ()))
    return min(ends), max(ends)
