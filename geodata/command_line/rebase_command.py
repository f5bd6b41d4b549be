"""Command ``rebase``: the citations of a brief carried to a corrected text, printed or written."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from geodata.brief.brief_files import open_document_file
from geodata.brief.brief_reader import BRIEF_FILE_NAME, read_brief, read_brief_text
from geodata.brief.problems import Problem, escape_invisible
from geodata.brief.records import Brief
from geodata.brief.source_text import (
    SourceText,
    TextError,
    attached_text_path,
    load_attached_text,
    load_text,
    restored_text,
)
from geodata.brief.yaml_edit import EditError
from geodata.command_line.command_output import (
    Replaces,
    command_problem,
    forced,
    print_problem,
    write_output,
)
from geodata.command_line.resolve_arguments import print_problems, text_problem
from geodata.drafting.rebase import (
    RebasedBrief,
    RebasedSpan,
    RebaseError,
    changed_words,
    check_old_text,
    rebase_brief,
)
from geodata.drafting.span_carrier import SpanState
from geodata.words import DEFAULT_LANG, CatalogueText, translate_plainly


def write_rebased(arguments: Namespace) -> int:
    """Print the file of a brief for a corrected text, or write it, and say what became of each citation."""
    path = arguments.folder / BRIEF_FILE_NAME
    yaml, problems = read_brief_text(path)
    brief = None if problems else read_brief(arguments.folder).brief
    if brief is None:
        return print_problems(problems or read_brief(arguments.folder).problems)
    found = _rebased(arguments, path, brief, yaml)
    if isinstance(found, Problem):
        return print_problems((found,))
    rebased, old, new = found
    if old.sha256 == new.sha256:
        print_problem(f"{arguments.text}: {_say('same-text')}")
        return 0
    for line in _report(rebased, old, new):
        print_problem(line)
    target = path if arguments.write else arguments.output
    replaces = Replaces.ALL if arguments.write else forced(arguments, Replaces.NOTHING)
    failed = write_output(
        rebased.yaml if target is None else rebased.yaml.encode(), target, replaces=replaces
    )
    if failed is None and target is not None:
        print_problem(f"{target}: {_say('written', file=str(arguments.text), command='briefmap check')}")
    return print_problems((failed,) if failed else ())


def _rebased(
    arguments: Namespace, path: Path, brief: Brief, yaml: str
) -> tuple[RebasedBrief, SourceText, SourceText] | Problem:
    """Return the rebased brief with the old and the new text, or the problem."""
    at = arguments.text
    try:
        new = load_text(at)
        at = arguments.old or attached_text_path(arguments.folder, brief)
        old = _old_text(arguments, brief, yaml, new)
        return rebase_brief(yaml, old, new, arguments.document), old, new
    except TextError as error:
        return text_problem(at, error)
    except RebaseError as error:
        return command_problem(
            "rebase", arguments.text, found=error.found, expected=error.expected, mend=error.mend
        )
    except EditError as error:
        return command_problem(
            "rebase",
            path,
            found=str(error),
            expected=CatalogueText("rebase.layout.expected"),
            mend=CatalogueText("rebase.layout.remedy"),
        )


def _old_text(arguments: Namespace, brief: Brief, yaml: str, new: SourceText) -> SourceText:
    """Return the text that the brief cites: as given, else beside it, else made of the new one.

    Raises
    ------
    RebaseError
        Where there is none.
    TextError
        Where it cannot be read.
    """
    document = brief.text if arguments.document is None else brief.document_by_id.get(arguments.document)
    if arguments.old is not None:
        old: SourceText | None = load_text(arguments.old)
    elif document is None or document == brief.text:
        old = load_attached_text(arguments.folder, brief)
    else:
        old = open_document_file(arguments.folder, document).text
    sha256 = document.sha256 if document else None
    if arguments.old is None and (old is None or old.sha256 != sha256):
        old = restored_text(new, sha256) or old
    return check_old_text(yaml, old, arguments.document)


def _report(rebased: RebasedBrief, old: SourceText, new: SourceText) -> Iterator[str]:
    """Yield a line for each span that was not carried, for words in no sentence, and the numbers."""
    for each in rebased.spans:
        if each.state is not SpanState.CARRIED:
            yield _span_line(each, old, new)
    for start, end in rebased.added:
        yield _say("added", span=str([start, end]), words=escape_invisible(new.content[start:end]))
    numbers = {state.value: len(rebased.in_state(state)) for state in SpanState}
    yield _say("summary", **numbers)


def _span_line(span: RebasedSpan, old: SourceText, new: SourceText) -> str:
    before, after = map(escape_invisible, changed_words(span, old, new))
    where = _say("sentence", number=span.sentence)
    if span.id:
        where += f", {span.event} ({span.id})" if span.event else f" ({span.id})"
    code = "unclear" if before == after else span.state.value
    return _say(code, where=escape_invisible(where), old=before, new=after)


def _say(code: str, **values: object) -> str:
    return translate_plainly(f"rebase.{code}", DEFAULT_LANG, **values)
