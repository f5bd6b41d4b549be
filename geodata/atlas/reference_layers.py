"""Reference layers of a brief with their shapes: drawn under the events, neither counted nor filtered."""

from dataclasses import dataclass
from datetime import date

from geodata.brief.record_fields import Marking
from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.table_record import ReferenceLayer
from geodata.brief.records import Brief
from geodata.places.layer_shapes import LayerShape
from geodata.vocabulary import LayerLook
from geodata.words.localized_text import LocalizedText


@dataclass(frozen=True, eq=False)
class DrawnLayer:
    """A reference layer with its shapes (EPSG:4326), wherever these come from."""

    id: str
    title: LocalizedText
    document: Document | None
    """Document that it comes from; none where the desk drew it."""
    look: LayerLook
    as_of: date | None
    """Day that it shows."""
    marking: Marking | None
    shapes: tuple[LayerShape, ...]

    def name_of(self, shape: LayerShape) -> LocalizedText:
        """Return the name of one of its shapes, by default its title."""
        own = next(iter(self.title.root))
        names = {lang: text for lang, text in shape.names.items() if lang}
        names = ({own: shape.names[""]} if shape.names.get("") else {}) | names
        return LocalizedText.model_validate(names) if names else self.title


def resolve_layers(brief: Brief) -> tuple[DrawnLayer, ...]:
    """Return the reference layers of a brief with their shapes, in its order.

    Raises
    ------
    BriefmapError
        If a layer has no shapes; the check leaves such a one off.
    """
    return tuple(_resolve(layer, brief) for layer in brief.layers)


def _resolve(layer: ReferenceLayer, brief: Brief) -> DrawnLayer:
    return DrawnLayer(
        layer.id,
        layer.title,
        brief.document_by_id[layer.document] if layer.document else None,
        layer.look,
        layer.as_of,
        layer.marking,
        layer.shapes(brief.place_resolver, brief.folder),
    )
