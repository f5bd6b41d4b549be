"""Command ``upgrade``: a brief of shape 1 in shape 2, printed or written in place."""

from argparse import Namespace

from geodata.brief.brief_reader import BRIEF_FILE_NAME, read_brief_text
from geodata.brief.schema.shape_rewrite import upgrade_text
from geodata.brief.yaml_edit import EditError
from geodata.command_line.command_output import Replaces, command_problem, print_problem, write_output
from geodata.command_line.resolve_arguments import print_problems
from geodata.words import CatalogueText


def write_upgrade(arguments: Namespace) -> int:
    """Print the file of a folder in shape 2, or write it; comments and order are kept."""
    path = arguments.folder / BRIEF_FILE_NAME
    text, problems = read_brief_text(path)
    if problems:
        return print_problems(problems)
    try:
        upgraded = upgrade_text(text)
    except EditError as error:
        problem = command_problem(
            "upgrade",
            path,
            found=str(error),
            expected=CatalogueText("command.upgrade.expected"),
            mend=CatalogueText("command.upgrade.remedy", command="briefmap check"),
        )
        return print_problems((problem,))
    if not arguments.write:
        write_output(upgraded, None)
        return 0
    if upgraded == text:
        print_problem(f"{path}: is in shape 2 already")
        return 0
    failed = write_output(upgraded.encode(), path, replaces=Replaces.ALL)
    if failed is None:
        print_problem(f"{path}: written in shape 2")
    return print_problems((failed,) if failed else ())
