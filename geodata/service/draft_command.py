"""Proposals by rule: a whole brief for a text (``draft``), and those that ``check`` lists."""

import re
from argparse import Namespace
from pathlib import Path

from geodata.brief.proposal_counts import count_proposals
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, TextError, load_text
from geodata.brief.yaml_writer import format_brief_yaml
from geodata.drafting.brief_draft import BriefDraft, NothingFoundError, draft_brief
from geodata.drafting.query_rules import propose_queries
from geodata.service.command_output import command_problem, print_problem, write_output
from geodata.service.resolve_arguments import print_problems, text_problem

_HEADER_REMARKS = (
    "Proposed by rule (briefmap draft). Nothing here has been accepted by a person.",
    "To accept a record, correct it and delete its line `proposed: true`. An accepted sentence needs its",
    "restatement in both languages; the names of speakers and what a figure counts are yours to say.",
    "The text itself is not here: spans are offsets in it. Compare: briefmap check FOLDER --text FILE",
)


def write_draft(arguments: Namespace) -> int:
    """Propose a brief for a text and write it as YAML."""
    try:
        text = load_text(arguments.text)
        found = draft_brief(
            text, brief_id=_brief_id_from(arguments.text), as_of=arguments.as_of, lang=arguments.lang
        )
    except TextError as error:
        return print_problems((text_problem(arguments.text, error),))
    except NothingFoundError as error:
        mend = "give the day, or encode the brief by hand: briefmap new FOLDER"
        expected = "a text that dates itself and tells of events"
        return print_problems(
            (
                command_problem(
                    "nothing-found", arguments.text, found=str(error), expected=expected, mend=mend
                ),
            )
        )
    problem = write_output(
        format_brief_yaml(found.brief, (*_HEADER_REMARKS, *_decision_remarks(found))), arguments.output
    )
    if problem is None:
        print_problem(f"{arguments.text}: {count_proposals(found.brief)}")
        for line in _decision_remarks(found):
            print_problem(line)
    return print_problems((problem,) if problem else ())


def print_proposals(brief: Brief, text: SourceText | None) -> None:
    """Print the unaccepted proposals of a brief and the queries that rules find; neither is a problem."""
    if count := count_proposals(brief):
        print_problem(str(count))
    if found := propose_queries(brief, text):
        print_problem(f"found by rule, to be judged by a person ({len(found)}):")
        for candidate in found:
            print_problem(f"  {candidate}")


def _decision_remarks(found: BriefDraft) -> tuple[str, ...]:
    return tuple(f"To decide: {line}." for line in found.ambiguities)


def _brief_id_from(path: Path) -> str:
    """Return an id for the brief, made of the name of its text."""
    plain = re.sub(r"[^a-z0-9]+", "-", path.name.partition(".")[0].lower()).strip("-")[:60]
    return f"draft-{plain}" if plain else "draft"
