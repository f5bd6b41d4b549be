"""Checks of a brief against the text it was made from."""

from collections.abc import Iterator

from geodata.brief.checks.problem_factory import ProblemFactory
from geodata.brief.problems import Problem
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText
from geodata.words import CatalogueText
from geodata.words.value_faults import write_remedy


def text_problems(brief: Brief, text: SourceText, report: ProblemFactory) -> Iterator[Problem]:
    """Yield problems between a brief and a text; of another text nothing but that it is another."""
    if brief.text is None or brief.text.sha256 is None:
        return
    given, at = brief.text.characters, [document.id for document in brief.documents].index(brief.text.id)
    if not text.matches(brief):
        yield report(
            "text-hash",
            ("documents", at, "sha256"),
            found=CatalogueText(
                "problem.text-hash.found", hash=f"{text.sha256[:16]}…", characters=len(text.content)
            ),
            expected=CatalogueText(
                "problem.text-hash.expected", hash=f"{brief.text.sha256[:16]}…", characters=given or 0
            ),
            mend=CatalogueText("problem.text-hash.remedy"),
            leaves_off=False,
        )
        return
    if given is not None and len(text.content) != given:
        yield report(
            "text-length",
            ("documents", at, "characters"),
            found=given,
            expected=CatalogueText("problem.document-length.expected", characters=str(len(text.content))),
            mend=write_remedy([f"characters: {len(text.content)}"]),
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
                expected=CatalogueText("problem.paragraph.expected", number=str(right)),
                mend=write_remedy([f"paragraph: {right}"]),
                leaves_off=False,
            )
