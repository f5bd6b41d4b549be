"""Checks of a brief against the text it was made from."""

from collections.abc import Iterator

from geodata.brief.problem_factory import ProblemFactory
from geodata.brief.problems import Problem
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText
from geodata.brief.text_coverage import uncovered_runs

MAX_UNCOVERED_REPORTED = 20
"""Uncovered runs of words that are reported one by one, at most."""


def text_problems(brief: Brief, text: SourceText, report: ProblemFactory) -> Iterator[Problem]:
    """Yield problems between a brief and a text; of another text nothing but that it is another."""
    if not text.matches(brief):
        yield report(
            "text-hash",
            ("text",),
            found=f"a text with SHA-256 {text.sha256[:16]}… and {len(text.content):,} characters",
            expected=f"SHA-256 {brief.text.sha256[:16]}… and {brief.text.characters:,} characters",
            mend="attach the text that the brief was made from, or locate every citation anew",
            leaves_off=False,
        )
        return
    if len(text.content) != brief.text.characters:
        yield report(
            "text-length",
            ("text",),
            found=brief.text.characters,
            expected=f"{len(text.content)} characters",
            mend=f"write characters: {len(text.content)}",
            leaves_off=False,
        )
    yield from _uncovered(brief, text, report)
    yield from _paragraphs(brief, text, report)


def _uncovered(brief: Brief, text: SourceText, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each run of words outside sentences, up to a limit, and the number of the rest."""
    found = uncovered_runs(brief, text)
    for run in found[:MAX_UNCOVERED_REPORTED]:
        words = " ".join(text.content[run.start : run.end].split())
        line = text.content[: run.start].count("\n") + 1
        yield report(
            "uncovered",
            ("sentences",),
            found=f"[{run.start}, {run.end}] in no sentence (line {line} of the text: {words})",
            expected="only white space between sentences",
            mend="extend the span of a sentence, or add a sentence: mapped, off-map or heading",
            leaves_off=False,
        )
    if len(found) > MAX_UNCOVERED_REPORTED:
        yield report(
            "uncovered",
            ("sentences",),
            found=f"{len(found) - MAX_UNCOVERED_REPORTED} more",
            expected="only white space between sentences",
            mend="mend those above first",
            leaves_off=False,
        )


def _paragraphs(brief: Brief, text: SourceText, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem where the paragraph of a sentence is not the number of its non-empty line."""
    numbers, paragraph = [], 0
    for line in text.content.split("\n"):
        paragraph += bool(line.strip())
        numbers += [paragraph] * (len(line) + 1)
    for at, sentence in enumerate(brief.sentences):
        if (right := numbers[min(sentence.span[0], len(numbers) - 1)]) != sentence.paragraph:
            yield report(
                "paragraph",
                ("sentences", at, "paragraph"),
                found=sentence.paragraph,
                expected=str(right),
                mend=f"write paragraph: {right}",
                leaves_off=False,
            )
