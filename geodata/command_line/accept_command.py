"""Command ``accept``: proposals of a draft accepted where the brief lies; nothing else is touched."""

from argparse import Namespace

from geodata.brief.brief_reader import BRIEF_FILE_NAME, read_brief_text
from geodata.brief.yaml_edit import EditError
from geodata.command_line.command_output import Replaces, command_problem, print_problem, write_output
from geodata.command_line.resolve_arguments import print_problems
from geodata.drafting.proposal_acceptance import accept_proposals, parse_accepted
from geodata.words import CatalogueText


def accept_in_place(arguments: Namespace) -> int:
    """Accept proposals of the brief of a folder and write its file; comments and order are kept."""
    path = arguments.folder / BRIEF_FILE_NAME
    text, problems = read_brief_text(path)
    if problems:
        return print_problems(problems)
    try:
        accepted = accept_proposals(text, [parse_accepted(each) for each in arguments.proposals])
    except EditError as error:
        problem = command_problem(
            "accept",
            path,
            found=str(error),
            expected=CatalogueText("command.accept.expected"),
            mend=CatalogueText("command.accept.remedy", command="briefmap check FOLDER"),
        )
        return print_problems((problem,))
    failed = write_output(accepted.encode(), path, replaces=Replaces.ALL)
    if failed is None:
        print_problem(f"{path}: accepted {', '.join(arguments.proposals)}")
    return print_problems((failed,) if failed else ())
