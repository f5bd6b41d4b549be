"""``python -m geodata``: the same as the console script ``briefmap``."""

import sys

from geodata.service.cli import main

if __name__ == "__main__":
    sys.exit(main())
