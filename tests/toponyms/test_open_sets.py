"""Bars of the open sets, where they lie beside the checkout: names found, placed right, asked, wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETS = ROOT.parent / "shared" / "eval"


@pytest.mark.prove
@pytest.mark.skipif(not (SETS / "places.py").exists(), reason="the open sets are not on this machine")
@pytest.mark.parametrize(
    "options", [[], ["--set", str(SETS), "--lang", "en"], ["--set", str(SETS), "--lang", "ar"]]
)
def test_all_bars_hold(options: list[str], names_index: Path) -> None:
    """GeoVirus, and the texts of this project in each language."""
    assert names_index
    command = [sys.executable, str(SETS / "places.py"), "--python", sys.executable, "--bars", *options]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=600, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
