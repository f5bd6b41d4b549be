"""Events of a YAML text by libyaml, for every text on whose meaning the versions of YAML agree.

libyaml reads YAML 1.1, in which more characters end a line than in 1.2. Events are taken one by one:
libyaml's composer recurses by level, and a nested file could overflow its stack.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

try:
    from yaml import YAMLError, events
    from yaml.cyaml import CParser
except ImportError:  # built without libyaml
    CParser = None

_DOUBTFUL: Final = re.compile("[\x85\u2028\u2029\ufeff]" r"|[|>][-+\d]*#|^\.\.\.|^%", re.MULTILINE)
"""Line breaks of YAML 1.1 alone, constructs that libyaml takes and 1.2 refuses, and directives."""


@dataclass(frozen=True)
class EventSource:
    """Events of one YAML text, in order."""

    next_event: Callable[[], Any]
    events: Any
    """Module with the classes of the events."""
    error: type[Exception]
    """Base class of the errors that ``next_event`` raises."""


def plain_events(text: str) -> EventSource | None:
    """Return the events of a text, or None where the text is not plain or PyYAML has no libyaml."""
    if CParser is None or _DOUBTFUL.search(text):
        return None
    return EventSource(CParser(text).get_event, events, YAMLError)


def find_doubtful_sign(text: str) -> tuple[int | None, str]:
    """Return the line (from 1) of the first construct that is not plain, and the construct.

    Without one it is libyaml that is missing: there is neither line nor construct.
    """
    found = _DOUBTFUL.search(text)
    if found is None:
        return None, ""
    line = text[: found.start()].count("\n") + 1
    sign = found[0]
    return line, sign if sign.isprintable() else f"U+{ord(sign):04X}"
