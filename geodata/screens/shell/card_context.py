"""Per-reader context of an event card."""

from dataclasses import dataclass
from typing import Final

from geodata.brief.grades import ChangedGrades
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText
from geodata.view import Theme
from geodata.words import Lang, translate

NO_GRADES: Final = ChangedGrades()


@dataclass(frozen=True)
class CardContext:
    """Brief, language, theme and session settings that an event card is rendered with."""

    brief: Brief
    lang: Lang
    text: SourceText | None = None
    log_scale: bool = False
    """Whether figures stand on a logarithmic axis."""
    theme: Theme = "light"
    grades: ChangedGrades = NO_GRADES
    """Grades of this session; the brief already carries them in place of its own."""

    def say(self, key: str, /, **values: object) -> str:
        """Return the catalogue's words in the reader's language."""
        return translate(key, self.lang, **values)
