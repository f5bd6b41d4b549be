"""``python -m geodata``: the same as the console script ``briefmap``."""

import sys

from geodata.service.cli import run

if __name__ == "__main__":
    sys.exit(run())
