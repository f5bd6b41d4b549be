"""Speakers named without a verb: headlines, "according to", brackets, passives, and the author."""

from typing import Final

from geodata.prose.lexicon import phrases_of_list
from geodata.prose.speakers.attribution_record import Attribution, FoundAttribution, make_attribution
from geodata.prose.speakers.speaker_spans import SentenceWords, has_speaking_noun, speaker_behind
from geodata.prose.speakers.speech_verbs import verb_and_stance
from geodata.vocabulary import Stance, Statement

_HEADLINE_WORDS: Final = 5
_FROM: Final = "عن"


def find_headline(sentence: SentenceWords) -> FoundAttribution | None:
    """Return the speaker of a headline or dateline: a name of an actor before a colon."""
    row = sentence.row
    for at in range(1, min(_HEADLINE_WORDS + 1, len(row))):
        between = sentence.content[row[at - 1].end : row[at].start]
        if ":" in between:
            first = next((i for i in range(at - 1, 0, -1) if sentence.breaks(i)), 0)
            actor = sentence.actor_in(first, at)
            said = any(verb_and_stance(row, each) for each in range(first, at))
            if actor is None or said or row[first].is_numeric:
                return None
            span = sentence.span(first, at)
            return Attribution(
                span, span, actor, Stance.ASSERTS, Statement.REPORTED, name=span, rule="headline"
            ), at
    return None


def find_author(sentence: SentenceWords, index: int) -> FoundAttribution | None:
    """Return the statement of the author of the text at a token ("we assess")."""
    found = phrases_of_list("author-says", "words").match_at(sentence.row, index, verb=True)
    if found is None:
        return None
    verb = sentence.span(index, found.last)
    return Attribution(verb, None, None, Stance.ASSERTS, Statement.JUDGEMENT, rule="author"), found.last


def find_citation(sentence: SentenceWords, index: int) -> FoundAttribution | None:
    """Return the citation at a token ("according to the minister") and the index behind it."""
    found = phrases_of_list("according").match_at(sentence.row, index)
    if found is None or found.last >= len(sentence.row) or sentence.row[found.last].is_numeric:
        return None
    first = found.last
    if phrases_of_list("said", "asserts").match_at(sentence.row, first, verb=True):
        first += 1
    elif sentence.row[first].word in {"ما", "لما"}:
        first += 2
    last = speaker_behind(sentence, first) if first < len(sentence.row) else first
    if first >= last or not _is_cited(sentence, first, last):
        return None
    return make_attribution(
        sentence,
        (index, found.last),
        (first, last),
        Stance.ASSERTS,
        Statement.REPORTED,
        is_closing=index > 0,
        rule="according",
    ), last


def find_relayed(sentence: SentenceWords, index: int) -> FoundAttribution | None:
    """Return the agency that passes words on, or whom it quotes («نقلت رويترز» and «عن مصدرين أن»).

    The agency's verb carries things as well: it is one of saying where "from" and a speaker follow.
    """
    row = sentence.row
    if phrases_of_list("relayed", "verbs").match_at(row, index, verb=True) and not row[index].word.isascii():
        last = speaker_behind(sentence, index + 1)
        if last < len(row) and row[last].word == _FROM and sentence.speaks(index + 1, last):
            return _relay(sentence, (index, index + 1), (index + 1, last), is_agency=True)
        return None
    before = range(max(0, index - _HEADLINE_WORDS), index)
    if row[index].word != _FROM or not any(
        phrases_of_list("relayed", "verbs").match_at(row, at, verb=True) for at in before
    ):
        return None
    last = speaker_behind(sentence, index + 1)
    speaks = sentence.speaks(index + 1, last) or sentence.is_unnamed(index + 1, last)
    return _relay(sentence, (index, index + 1), (index + 1, last)) if speaks else None


def _relay(
    sentence: SentenceWords, verb: tuple[int, int], speaker: tuple[int, int], *, is_agency: bool = False
) -> FoundAttribution:
    rule = "relayed" if is_agency else "relayed-from"
    made = make_attribution(sentence, verb, speaker, Stance.ASSERTS, Statement.REPORTED, rule=rule)
    return made, speaker[1]


def find_bracketed(sentence: SentenceWords, index: int) -> FoundAttribution | None:
    """Return the source in brackets that begins at a token, behind what it says ("30 dead (the police)").

    Brackets behind a name hold its other name.
    """
    row, content = sentence.row, sentence.content
    if index == 0 or "(" not in content[row[index - 1].end : row[index].start]:
        return None
    last = index
    while last < len(row) and last - index <= _HEADLINE_WORDS:
        last += 1
        if ")" in content[row[last - 1].end : row[last].start if last < len(row) else row[last - 1].end + 1]:
            break
    else:
        return None
    before = row[index - 1]
    is_renamed = before.written[0].isupper() or any(actor.end == before.end for actor in sentence.actors)
    speaks = sentence.actor_in(index, last) or has_speaking_noun(sentence, index, last)
    if is_renamed or not speaks or any(row[at].is_numeric for at in range(index, last)):
        return None
    made = make_attribution(
        sentence,
        (index, last),
        (index, last),
        Stance.ASSERTS,
        Statement.REPORTED,
        rule="bracket",
        is_closing=True,
    )
    return made, last


def find_passive_by(sentence: SentenceWords, index: int) -> FoundAttribution | None:
    """Return the speaker behind a passive ("blamed by the police")."""
    found = phrases_of_list("accused-by", "words").match_at(sentence.row, index)
    if found is None or found.last >= len(sentence.row):
        return None
    last = speaker_behind(sentence, found.last)
    if not sentence.speaks(found.last, last):
        return None
    accuses = sentence.row[index].word in {"accused", "blamed"}
    denies = sentence.row[index].word == "denied"
    made = make_attribution(
        sentence,
        (index, found.last),
        (found.last, last),
        Stance.DENIES if denies else Stance.ASSERTS,
        Statement.REPORTED,
        rule="passive-by",
        is_closing=True,
        is_accusation=accuses,
    )
    return made, last


def _is_cited(sentence: SentenceWords, first: int, last: int) -> bool:
    """Return whether somebody is cited: any Arabic words but those for rules and agreements."""
    if phrases_of_list("according-rules", "nouns").match_at(sentence.row, first):
        return False
    return not sentence.row[first].word.isascii() or sentence.speaks(first, last)
