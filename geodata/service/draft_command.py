"""What rules propose: a whole brief for a text (``draft``), and what ``check`` says beside its problems."""

import re
from argparse import Namespace
from pathlib import Path

from geodata.brief.proposal_counts import proposed
from geodata.brief.records import Brief
from geodata.brief.source_text import Text, TextError, load
from geodata.brief.yaml_writer import sheet
from geodata.drafting.brief_draft import Drafted, NothingFoundError, draft
from geodata.drafting.query_rules import candidates
from geodata.service.command_output import complain, put, wrong
from geodata.service.resolve_arguments import told, unreadable

_REMARKS = (
    "Proposed by rule (briefmap draft). Nothing here has been accepted by a person.",
    "To accept a record, correct it and delete its line `proposed: true`. An accepted sentence needs its",
    "restatement in both languages; the names of speakers and what a figure counts are yours to say.",
    "The text itself is not here: spans are offsets in it. Compare: briefmap check FOLDER --text FILE",
)


def drafted(arguments: Namespace) -> int:
    """Propose a brief for a text."""
    try:
        text = load(arguments.text)
        found = draft(text, brief_id=_identifier(arguments.text), as_of=arguments.as_of, lang=arguments.lang)
    except TextError as error:
        return told((unreadable(arguments.text, error),))
    except NothingFoundError as error:
        mend = "give the day, or encode the brief by hand: briefmap new FOLDER"
        expected = "a text that dates itself and tells of events"
        return told((wrong("nothing-found", arguments.text, found=str(error), expected=expected, mend=mend),))
    problem = put(sheet(found.brief, (*_REMARKS, *_asked(found))), arguments.output)
    if problem is None:
        complain(f"{arguments.text}: {proposed(found.brief)}")
        for line in _asked(found):
            complain(line)
    return told((problem,) if problem else ())


def propose(brief: Brief, text: Text | None) -> None:
    """Say what is only proposed, and what the rules find worth asking; neither is a problem."""
    if count := proposed(brief):
        complain(str(count))
    if found := candidates(brief, text):
        complain(f"found by rule, to be judged by a person ({len(found)}):")
        for candidate in found:
            complain(f"  {candidate}")


def _asked(found: Drafted) -> tuple[str, ...]:
    return tuple(f"To decide: {line}." for line in found.unclear)


def _identifier(path: Path) -> str:
    """An id for the brief from the name of its text."""
    plain = re.sub(r"[^a-z0-9]+", "-", path.name.partition(".")[0].lower()).strip("-")[:60]
    return f"draft-{plain}" if plain else "draft"
