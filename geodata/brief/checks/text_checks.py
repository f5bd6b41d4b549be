"""Checks of a brief against the text it was made from."""

from collections.abc import Iterator

from geodata.brief.checks.problem_factory import ProblemFactory
from geodata.brief.problems import Problem
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText


def text_problems(brief: Brief, text: SourceText, report: ProblemFactory) -> Iterator[Problem]:
    """Yield problems between a brief and a text; of another text nothing but that it is another."""
    if brief.text is None or brief.text.sha256 is None:
        return
    given = brief.text.characters
    if not text.matches(brief):
        yield report(
            "text-hash",
            ("documents",),
            found=f"a text with SHA-256 {text.sha256[:16]}… and {len(text.content):,} characters",
            expected=f"SHA-256 {brief.text.sha256[:16]}… and {given or 0:,} characters",
            mend="attach the text that the brief was made from, or locate every citation anew",
            leaves_off=False,
        )
        return
    if given is not None and len(text.content) != given:
        yield report(
            "text-length",
            ("documents",),
            found=given,
            expected=f"{len(text.content)} characters",
            mend=f"write characters: {len(text.content)}",
            leaves_off=False,
        )
    yield from _paragraphs(brief, text, report)


def _paragraphs(brief: Brief, text: SourceText, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem where the paragraph of a sentence is not the number of its non-empty line."""
    numbers, paragraph = [], 0
    for line in text.content.split("\n"):
        paragraph += bool(line.strip())
        numbers += [paragraph] * (len(line) + 1)
    for at, sentence in enumerate(brief.sentences):
        if sentence.document is not None:
            continue
        if (right := numbers[min(sentence.span[0], len(numbers) - 1)]) != sentence.paragraph:
            yield report(
                "paragraph",
                ("sentences", at, "paragraph"),
                found=sentence.paragraph,
                expected=str(right),
                mend=f"write paragraph: {right}",
                leaves_off=False,
            )
