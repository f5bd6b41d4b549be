"""Per-reader context of an event card."""

from dataclasses import dataclass
from typing import Final

from geodata.brief.grades import Grades
from geodata.brief.records import Brief
from geodata.brief.source_text import Text
from geodata.view import Theme
from geodata.words import Lang, say

NO_GRADES: Final = Grades()


@dataclass(frozen=True)
class CardContext:
    """Brief, language, theme and session settings that an event card is rendered with."""

    brief: Brief
    lang: Lang
    text: Text | None = None
    log: bool = False
    """Whether figures stand on a logarithmic scale."""
    theme: Theme = "light"
    grades: Grades = NO_GRADES
    """Those of this session, which the brief carries in place of its own."""

    def say(self, key: str, /, **values: object) -> str:
        """Words of the catalogue in the reader's language."""
        return say(key, self.lang, **values)
