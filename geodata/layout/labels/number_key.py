"""Key of a map's numbers: the titles of the events that found room for their number alone."""

from dataclasses import dataclass

from geodata.layout.scene import Scene
from geodata.words import translate
from geodata.words.untranslated_text import isolate_untranslated


@dataclass(frozen=True)
class NumberedTitle:
    """The number by which an event stands on a map, and its title."""

    event: str
    number: str
    title: str
    short: str
    """The title that a map with room would have."""


def numbered_titles(scene: Scene) -> tuple[NumberedTitle, ...]:
    """Return number and title of each event that stands on the map by its number, in their order."""
    titles = {
        panel.event: (isolate_untranslated(panel.tip.heading), isolate_untranslated(panel.map_title))
        for panel in scene.panels
        if panel.is_number and panel.tip
    }
    found = {
        NumberedTitle(text.event, text.text, *titles[text.event])
        for text in scene.label_texts
        if text.event in titles
    }
    return tuple(sorted(found, key=lambda each: (int(each.number), each.title)))


def number_key(scene: Scene) -> tuple[str, ...]:
    """Return number and title of each event that stands on the map by its number, as lines."""
    return tuple(_line(each.number, each.title, scene) for each in numbered_titles(scene))


def short_number_key(scene: Scene) -> tuple[str, ...]:
    """Return the lines of the key with the titles that a map has, where whole ones find no room."""
    return tuple(_line(each.number, each.short, scene) for each in numbered_titles(scene))


def _line(number: str, title: str, scene: Scene) -> str:
    return translate("picture.number", scene.lang, number=number, title=title)
