"""Request of ``briefmap draft`` to the language model of the settings, and what is printed of it."""

import re
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from geodata.brief.brief_reader import BRIEF_FILE_NAME, read_brief
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_fields import TextSpan
from geodata.brief.source_text import SourceText
from geodata.command_line.command_output import command_problem, print_problem, print_progress
from geodata.drafting.model_client import SendingFault, sending_fault
from geodata.drafting.model_proposals import ModelAnswer, ask_model
from geodata.prose.markings import find_marking
from geodata.settings import current_settings
from geodata.words import CatalogueText

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def request_proposals(text: SourceText, arguments: Namespace) -> ModelAnswer | Problem | None:
    """Return what the model of the settings proposes for a text; None where there is no model.

    A problem says that nothing was sent: a warning where the user did not ask for it, else a refusal. What
    the model proposed, what of it was dropped, and what failed is printed.
    """
    settings = current_settings()
    marking = _marking_of(text, arguments)
    fault = sending_fault(settings, may_send=arguments.send, is_marked=marking is not None)
    if fault is SendingFault.NO_MODEL and not arguments.send:
        return None
    if fault is not None:
        return _not_sent(fault, settings.model_url, marking, is_asked=arguments.send)
    answer = ask_model(
        text.content,
        text_lines(text.content),
        settings,
        may_send=arguments.send,
        is_marked=marking is not None,
        as_of=arguments.as_of,
        progress=print_progress,
    )
    for line in answer.lines():
        print_problem(f"{arguments.text}: {line}")
    return answer


def text_lines(content: str) -> tuple[TextSpan, ...]:
    """Return the half-open offsets of the lines of a text that are not blank: its paragraphs."""
    return tuple(match.span() for match in _LINE.finditer(content))


def _marking_of(text: SourceText, arguments: Namespace) -> str | None:
    """Return the marking of a text, or of a brief beside it or where the draft goes; None without one.

    A brief that cannot be read counts as marked: nobody knows.
    """
    if (marking := find_marking(text.content)) is not None:
        return marking
    files = [each for each in (arguments.text, arguments.output) if each is not None]
    for folder in dict.fromkeys(file.parent for file in files):
        if (folder / BRIEF_FILE_NAME).exists() and (marking := _marking_in(folder)) is not None:
            return marking
    return None


def _marking_in(folder: Path) -> str | None:
    brief = read_brief(folder).brief
    if brief is None:
        return CatalogueText("model-not-sent.unreadable", file=str(folder / BRIEF_FILE_NAME))
    markings = [
        brief.marking,
        *(each.marking for each in brief.documents),
        *(each.marking for each in brief.events),
    ]
    return next((words for each in markings if each for words in each.text.wordings), None)


def _not_sent(fault: SendingFault, address: str, marking: str | None, *, is_asked: bool) -> Problem:
    """Return the problem of a text that is not sent: a warning, unless the user asked for it."""
    as_marked = CatalogueText("model-not-sent.marked-as", address=address, marking=marking)
    problem = command_problem(
        f"model-{fault}",
        "--send",
        found=as_marked
        if fault is SendingFault.MARKED
        else CatalogueText(f"model-not-sent.{fault}", address=address),
        expected=CatalogueText(f"model-not-sent.expected-{fault}"),
        mend=CatalogueText(
            f"model-not-sent.remedy-{fault}", option="--send", setting="model_marked", address="model_url"
        ),
    )
    return problem if is_asked else replace(problem, level=ProblemLevel.WARNS)
