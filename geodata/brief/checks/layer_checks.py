"""Checks of reference layers: each has shapes, and some of them fit its look."""

from collections.abc import Iterator, Sequence
from typing import Final

from geodata.brief.checks.problem_factory import ProblemFactory
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_types.table_record import ReferenceLayer
from geodata.brief.records import Brief
from geodata.places.geojson_shapes import ShapeFileError
from geodata.places.layer_shapes import MOST_HEADS, MOST_NOTES, LayerShape
from geodata.places.place_findings import PlaceError
from geodata.vocabulary import LayerLook
from geodata.words import CatalogueText

_DIMENSIONS: Final = {
    LayerLook.LINE: {1, 2},
    LayerLook.AREA: {2},
    LayerLook.ARROW: {1},
}
"""Dimensions of the shapes that a look draws; any other look draws every shape."""
_EVERY_DIMENSION: Final = frozenset({0, 1, 2})


def layer_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each reference layer without shapes, or whose look draws none of them."""
    for at, layer in enumerate(brief.layers):
        try:
            shapes = layer.shapes(brief.place_resolver, brief.folder)
        except ShapeFileError as error:
            yield report(
                "shape-file",
                ("layers", at, "file"),
                found=error.found,
                expected=CatalogueText("problem.shape-file.expected"),
                mend=error.mend,
            )
        except (PlaceError, KeyError):  # the place itself is reported, and the reference to it
            continue
        else:
            yield from _look_problems(at, layer, shapes, report)
            yield from _size_problems(at, layer, shapes, report)


def _size_problems(
    at: int, layer: ReferenceLayer, shapes: Sequence[LayerShape], report: ProblemFactory
) -> Iterator[Problem]:
    """Yield a problem where a layer has more notes or arrows than the map shows in full."""
    if layer.look is LayerLook.NOTE:
        number, most = sum(len(shape.anchors) for shape in shapes), MOST_NOTES
    elif layer.look is LayerLook.ARROW:
        lines = (shape for shape in shapes if shape.dimension == 1)
        number, most = sum(shape.line_count for shape in lines), MOST_HEADS
    else:
        return
    if number > most:
        yield report(
            "layer-large",
            ("layers", at, "look"),
            found=CatalogueText("problem.layer-large.found", number=number, look=layer.look.value),
            expected=CatalogueText(f"problem.layer-large.expected-{layer.look}", most=most),
            mend=CatalogueText("problem.layer-large.remedy"),
            level=ProblemLevel.WARNS,
        )


def _look_problems(
    at: int, layer: ReferenceLayer, shapes: Sequence[LayerShape], report: ProblemFactory
) -> Iterator[Problem]:
    if not shapes:
        yield report(
            "layer-empty",
            ("layers", at, "places"),
            found=CatalogueText("problem.layer-empty.found"),
            expected=CatalogueText("problem.layer-empty.expected"),
            mend=CatalogueText("problem.layer-empty.remedy"),
        )
    elif not any(shape.dimension in _DIMENSIONS.get(layer.look, _EVERY_DIMENSION) for shape in shapes):
        yield report(
            "layer-look",
            ("layers", at, "look"),
            found=CatalogueText("problem.layer-look.found", look=layer.look.value),
            expected=CatalogueText(f"problem.layer-look.expected-{layer.look}"),
            mend=CatalogueText("problem.layer-look.remedy"),
            level=ProblemLevel.WARNS,
        )
