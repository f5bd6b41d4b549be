"""Entry point of ``python -m geodata``, equal to the console script ``briefmap``."""

import sys

from geodata.command_line.cli import run

if __name__ == "__main__":
    sys.exit(run())
