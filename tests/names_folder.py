"""The index of place names that tests and attack share."""

import os
import tempfile
from pathlib import Path
from unittest.mock import patch

from geodata.gazetteer import build_index
from geodata.settings import variable_of


def build_names_folder() -> Path:
    """Return a cache folder with the index of place names, built once for all runs of equal tables."""
    folder = Path(tempfile.gettempdir()) / "briefmap-tests"
    with patch.dict(os.environ, {variable_of("cache"): str(folder)}):
        build_index()
    return folder
