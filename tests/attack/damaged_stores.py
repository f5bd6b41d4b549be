"""Attack on stores, backups and packs: cut, flipped and overwritten at random places, then used by commands.

A backup or a pack is taken as it was made or not at all; a store is read or told to be damaged.
"""

import os
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from geodata.settings import variable_of
from geodata.store.brief_pack import BriefPacks
from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_backup import make_backup
from geodata.store.store_engine import STORE_FILE, open_store
from geodata.store.working_copies import WorkingCopies
from tests.attack.bad_briefs import BRIEF
from tests.attack.command_lines import run_in_child
from tests.attack.commands import Findings, warm

MUTANTS = 60
"""Damaged files of each kind."""
_BRIEF_ID = "raids"
_TEXT = BRIEF.replace(BRIEF.partition("\nid: ")[2].partition("\n")[0], _BRIEF_ID, 1)


def attack_stores(mutants: int = MUTANTS) -> Findings:
    """Damage a store, a backup and a pack in many ways, and give each to the commands that read it."""
    warm()
    dice = random.Random(19)  # noqa: S311 - places of damage
    findings = Findings()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        pack, backup, store = _whole_files(place)
        for number in range(mutants):
            name, damage = _damage(dice)
            for command, whole in (("unpack", pack), ("restore", backup)):
                file = place / f"{number}.{command}"
                file.write_bytes(damage(whole.read_bytes()))
                home = place / f"home-{number}-{command}"
                outcome = run_in_child([command, str(file)], place, _at_home(home))
                fault = _wrong_result(outcome.code, outcome.err, home)
                findings.add(f"{command} {name}", outcome, fault)
            home = place / f"home-{number}"
            home.mkdir()
            (home / STORE_FILE).write_bytes(damage(store.read_bytes()))
            for line in (["versions", _BRIEF_ID], ["backup", str(place / f"{number}.out")]):
                outcome = run_in_child(line, place, _at_home(home))
                is_silent = outcome.code == 1 and not outcome.err.strip()
                findings.add(
                    f"{line[0]} of a store {name}", outcome, "a failure without a word" if is_silent else ""
                )
    return findings


def _whole_files(place: Path) -> tuple[Path, Path, Path]:
    """Return a pack, a backup, and the file of the store that they are of."""
    store = open_store("", place / "home")
    StoredBriefs(store, WorkingCopies(store)).add(_BRIEF_ID, _TEXT, "ana")
    BriefPacks(store).pack(_BRIEF_ID, "ana", place / "whole.zip")
    make_backup(store, place / "whole.bm")
    store.close()  # the last connection moves what is in the log into the file
    return place / "whole.zip", place / "whole.bm", place / "home" / STORE_FILE


def _damage(dice: random.Random) -> tuple[str, Callable[[bytes], bytes]]:
    where, bits, size = dice.random(), dice.randrange(8), dice.choice((1, 8, 64, 4096))
    kind = dice.choice(("cut", "flipped", "overwritten", "lengthened"))

    def damage(data: bytes) -> bytes:
        at = int(where * len(data))
        if kind == "cut":
            return data[:at]
        if kind == "flipped":
            return data[:at] + bytes([data[at] ^ 1 << bits]) + data[at + 1 :]
        noise = random.Random(at).randbytes(size)  # noqa: S311 - bytes of damage
        return data[:at] + noise + data[at + (size if kind == "overwritten" else 0) :]

    return f"{kind} at {where:.3f}", damage


def _at_home(home: Path) -> Callable[[], None]:
    return lambda: os.environ.update({variable_of("home"): str(home), variable_of("database"): ""})


def _wrong_result(code: int | None, told: str, home: Path) -> str:
    """Return what is wrong with a store into which a damaged file was to be taken."""
    if code == 1 and not told.strip():
        return "a failure without a word"
    store = open_store("", home)
    try:
        briefs = StoredBriefs(store, WorkingCopies(store))
        texts = [
            briefs.text(each.id, version.number)
            for each in briefs.listed()
            for version in briefs.versions(each.id)
        ]
    finally:
        store.close()
    expected = [_TEXT] if code == 0 else []
    return "" if texts == expected else f"{len(texts)} versions after exit code {code}"
