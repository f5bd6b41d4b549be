"""Key of a map's numbers: the titles of the events that found room for their number alone."""

from geodata.layout.scene import Scene
from geodata.words import translate
from geodata.words.untranslated_text import isolate_untranslated


def number_key(scene: Scene) -> tuple[str, ...]:
    """Return number and title of each event that stands on the map by its number, in their order."""
    titles = {panel.event: panel.tip.heading for panel in scene.panels if panel.is_number and panel.tip}
    numbers = {(text.text, titles[text.event]) for text in scene.label_texts if text.event in titles}
    return tuple(
        translate("picture.number", scene.lang, number=number, title=isolate_untranslated(title))
        for number, title in sorted(numbers, key=lambda each: (int(each[0]), each[1]))
    )
