"""Commands ``pack`` and ``unpack``: one brief in one file, from a folder or the store and into either."""

from argparse import Namespace

from geodata.access.request_person import LOCAL_PERSON
from geodata.command_line.brief_target import (
    ProblemError,
    existing_file_problem,
    is_brief_id,
    open_current_store,
    print_line,
    stored_brief,
)
from geodata.command_line.command_output import command_problem
from geodata.regular_file import FileReadError
from geodata.store.brief_pack import BriefPacks
from geodata.store.folder_pack import folder_content, unpack_into_folder
from geodata.store.pack_file import is_pack, opened_pack, write_pack
from geodata.store.pack_joining import UnpackedBrief
from geodata.store.store_engine import has_store
from geodata.words import CatalogueText


def write_brief_pack(arguments: Namespace) -> None:
    """Pack a brief into a file, which may be an older pack.

    Raises
    ------
    BriefmapError
        Where there is no such brief, or the file cannot be written.
    """
    if problem := existing_file_problem(arguments.output, is_pack, force=arguments.force):
        raise ProblemError(problem)
    if is_brief_id(arguments.brief):
        access, brief_id = stored_brief(arguments.brief)
        BriefPacks(access.store).pack(brief_id, LOCAL_PERSON.id, arguments.output)
    elif has_store():
        BriefPacks(open_current_store().store).pack_folder(arguments.brief, arguments.output)
    else:
        write_pack(folder_content(arguments.brief), arguments.output)
    print_line("pack-line.packed", file=str(arguments.output))


def take_brief_pack(arguments: Namespace) -> None:
    """Take a pack into a folder, or into the store.

    Raises
    ------
    BriefmapError
        Where it is no whole pack, or both sides changed the same places and no side is taken.
    """
    with opened_pack(arguments.pack) as pack:
        if arguments.folder is None:
            packs = BriefPacks(open_current_store().store)
            _tell(packs.unpack(pack, LOCAL_PERSON.id, arguments.take))
            return
        try:
            _tell(unpack_into_folder(pack, arguments.folder, arguments.take))
        except (OSError, FileReadError) as error:
            problem = command_problem(
                "output",
                arguments.folder,
                found=getattr(error, "strerror", None) or str(error),
                expected=CatalogueText("command.output.expected-folder"),
                mend=CatalogueText("command.output.remedy-folder"),
            )
            raise ProblemError(problem) from error


def _tell(taken: UnpackedBrief) -> None:
    if taken.is_new:
        print_line("pack-line.new", brief=taken.brief)
    else:
        print_line("pack-line.joined", brief=taken.brief, n=taken.changes, chosen=len(taken.conflicts))
