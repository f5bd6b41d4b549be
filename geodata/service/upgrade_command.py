"""Command ``upgrade``: a brief of shape 1 in shape 2, printed or written in place."""

from argparse import Namespace

from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.brief.schema.shape_rewrite import upgrade_text
from geodata.brief.yaml_edit import EditError
from geodata.service.command_output import command_problem, print_problem, write_output
from geodata.service.resolve_arguments import print_problems


def write_upgrade(arguments: Namespace) -> int:
    """Print the file of a folder in shape 2, or write it; comments and order are kept."""
    path = arguments.folder / BRIEF_FILE_NAME
    try:
        text = path.read_bytes().decode("utf-8-sig")
        upgraded = upgrade_text(text)
    except (OSError, UnicodeDecodeError, EditError) as error:
        problem = command_problem(
            "upgrade", path, found=str(error), expected="a brief of shape 1", mend="run: briefmap check"
        )
        return print_problems((problem,))
    if not arguments.write:
        write_output(upgraded, None)
        return 0
    if upgraded == text:
        print_problem(f"{path}: is in shape 2 already")
        return 0
    failed = write_output(upgraded.encode(), path)
    if failed is None:
        print_problem(f"{path}: written in shape 2")
    return print_problems((failed,) if failed else ())
