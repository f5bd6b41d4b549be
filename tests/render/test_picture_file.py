"""Picture files: text, pixels, bytes, and no overlaps."""

import io
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import Bbox
from PIL import Image
from pypdf import PdfReader

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.records import Brief
from geodata.command_line.cli import run_command
from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.mercator import Viewport
from geodata.layout.scene import Scene
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.render.mpl_canvas import Canvas, matplotlib_rgba
from geodata.render.picture_file import (
    SETTINGS,
    compose_picture_scene,
    draw_framed_scene,
    render_framed_scene,
    render_map,
    render_picture,
)
from geodata.render.picture_frame import lay_out_frame
from geodata.render.picture_options import PICTURE_SIZES, PictureFormat, PictureOptions
from geodata.view import View, parse_view
from geodata.words import Lang
from geodata.words.localized_text import LocalizedText

MARKING = {"en": "UNCLASSIFIED // FOR TRAINING", "ar": "غير سري // للتدريب"}
ALIKE = 60
"""Tolerance of a pixel's colour against the ink."""


def test_what_is_proposed_says_so(drafted_atlas: Atlas) -> None:
    """A picture names proposals under the map and in the legend, and frames the event's label."""
    scene, page = whole_sheet(select_events(drafted_atlas, parse_view("").view), PICTURE_SIZES["a4"], "en")
    words_drawn = " ".join(words.get_text() for _, words in page.texts)
    assert all(part in words_drawn for part in ("Some of this is found", "Dashed frame", "Found by rule"))
    assert [panel.event for panel in scene.panels if panel.proposed] == ["harbour-exercise"]
    edges = [box.get_edgecolor() for box in page.figure.findobj(FancyBboxPatch)]
    # Round the words, and in the legend.
    assert (
        sum(edge[:3] == matplotlib_rgba(hex_to_rgba(MAP_PALETTES["light"].text))[:3] for edge in edges) == 2
    )


def whole_sheet(selection: Selection, size: tuple[int, int], lang: Lang) -> tuple[Scene, Canvas]:
    """The canvas of a drawn picture."""
    order = PictureOptions("png", size, marking=MARKING[lang])
    scene = compose_picture_scene(selection, order, lang=lang, theme="light")
    return scene, draw_framed_scene(scene, lay_out_frame(scene, size))


def boxes(pen: Canvas, roles: set[str]) -> dict[str, Bbox]:
    """Boxes of the texts of some roles, in pixels from the bottom."""
    with mpl.rc_context(dict(SETTINGS)):
        renderer = FigureCanvasAgg(pen.figure).get_renderer()
        return {
            f"{at} {role}: {text.get_text()}": text.get_window_extent(renderer)
            for at, (role, text) in enumerate(pen.texts)
            if role in roles
        }


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(
    "size",
    [PICTURE_SIZES["16:9"], PICTURE_SIZES["a4"], PICTURE_SIZES["a4-portrait"], PICTURE_SIZES["square"]],
)
def test_no_words_overlap_or_leave_the_paper(
    everything: Selection, size: tuple[int, int], lang: Lang
) -> None:
    """The labels keep off each other and inside the map; the words of the frame keep off all."""
    scene, pen = whole_sheet(everything, size, lang)
    frame = lay_out_frame(scene, size)
    roles = {role for role, _ in pen.texts} - {"name"}
    found = boxes(pen, roles)
    # The room between lines is not ink: a hair is taken off each box, more of larger words.
    hair = 2 * max(1.0, frame.scale)
    ink = {
        name: Bbox.from_extents(box.x0 + 1, box.y0 + hair, box.x1 - 1, box.y1 - hair)
        for name, box in found.items()
    }
    meeting = [pair for pair in combinations(ink, 2) if Bbox.intersection(ink[pair[0]], ink[pair[1]])]
    assert meeting == []
    inside = Bbox.from_extents(
        frame.map.left, size[1] - frame.map.bottom, frame.map.right, size[1] - frame.map.top
    )
    for name, box in found.items():
        ground = inside if " label: " in name else Bbox.from_extents(0, 0, *size)
        assert ground.x0 - 1 <= box.x0, name
        assert box.x1 <= ground.x1 + 1, name
        assert ground.y0 - 1 <= box.y0, name
        assert box.y1 <= ground.y1 + 1, name


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_frame_says_where_it_comes_from(everything: Selection, lang: Lang) -> None:
    """Title, legend, sources, notes, scale, marking, brief and state are words in the SVG."""
    order = PictureOptions("svg", PICTURE_SIZES["a4"], marking=MARKING[lang])
    scene = compose_picture_scene(everything, order, lang=lang, theme="light")
    text = render_picture(everything, order, lang=lang, theme="light").decode()
    plain = "".join(letter for letter in text if letter not in "\u200f\u2066\u2069")
    assert scene.imprint is not None
    kilometres = "كم" if lang == "ar" else " km "
    for words in (MARKING[lang], scene.actors[0], scene.imprint.brief, scene.imprint.digest, kilometres):
        assert words in plain
    assert all(item.label.split()[0] in plain for item in scene.legend)
    claims = [claim for event in everything.atlas.brief.events for claim in event.claims]
    assert len(scene.imprint.cited) == len({name for claim in claims for name in (claim.source, *claim.via)})
    assert all(source.name.split()[0] in plain for source in scene.imprint.cited)


def test_counts_and_period_follow_the_view(whole: Atlas) -> None:
    """A picture of a filtered view says how it is filtered."""
    chosen = select_events(whole, parse_view("actor=prk&from=2024-10-01&to=2024-10-31").view)
    scene, pen = whole_sheet(chosen, PICTURE_SIZES["16:9"], "en")
    words = " ".join(text.get_text() for _, text in pen.texts)
    assert "October 2024" in words
    assert f"{chosen.hidden_count} filtered out" in words
    assert scene.imprint is not None
    assert parse_view(scene.imprint.query).view.actors == frozenset({"prk"})


def test_same_bytes_twice_in_any_process(tmp_path: Path) -> None:
    """PNG, SVG and PDF have the same bytes in a new process as in this one, which has drawn others."""
    code = (
        "import sys; from geodata.command_line.cli import run_command as main\n"
        "for form in ('png', 'svg', 'pdf'):\n"
        "    main([*sys.argv[2:], f'{sys.argv[1]}.{form}'])"
    )
    command = ["snapshot", "--size", "900x600", "--view", "lang=ar", "-o"]
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "one"), *command], check=True)
    for form in ("png", "svg", "pdf"):
        assert run_command([*command, str(tmp_path / f"two.{form}")]) == 0
        one, two = ((tmp_path / f"{name}.{form}").read_bytes() for name in ("one", "two"))
        assert one == two
        assert len(one) > 20_000


def ink_near(data: bytes, ink: str, at: tuple[float, float], reach: float) -> int:
    """Number of pixels of an ink around a pixel of a picture."""
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), dtype=int)
    x, y = (round(value) for value in at)
    r = round(reach)
    cut = pixels[max(0, y - r) : y + r, max(0, x - r) : x + r]
    return int((np.abs(cut - np.array(hex_to_rgba(ink)[:3])).sum(axis=2) < ALIKE).sum())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_marks_are_coloured_where_they_stand(whole: Atlas, scale: float) -> None:
    """The summit is green at its place, an arrow vermilion at its tip, at any density."""
    scene = compose_picture_scene(
        select_events(whole, parse_view("").view), PictureOptions(), lang="en", theme="light"
    )
    data = render_map(scene, scale=scale)
    screen = Viewport(scene.camera, scene.size)
    for dot in scene.glyph_marks:
        at = screen.project(*dot.at)
        ink = whole.brief.kind_table.look_of(whole.brief.event_by_id[dot.event].kind).colours.light
        assert ink_near(data, ink, (at[0] * scale, at[1] * scale), 8 * scale) > 30 * scale
    feared = next(lane for lane in scene.lanes if lane.arrowhead == "head" and lane.ink[3] == 255)
    at = screen.project(*feared.arrowhead_at)
    assert (
        ink_near(
            data,
            shipped_kinds().look_of("transfer").colours.light,
            (at[0] * scale, at[1] * scale),
            10 * scale,
        )
        > 20 * scale
    )


@pytest.mark.parametrize(
    ("scale", "pixels"), [(1.0, (1123, 794)), (2.0, (2246, 1588)), (300 / 96, (3509, 2481))]
)
def test_scale_gives_pixels_for_print(everything: Selection, scale: float, pixels: tuple[int, int]) -> None:
    """A4 has its pixels once, twice, and at 300 dots to the inch, and says so."""
    scene = compose_picture_scene(
        everything, PictureOptions(size=PICTURE_SIZES["a4"]), lang="en", theme="light"
    )
    image = Image.open(io.BytesIO(render_framed_scene(scene, size=PICTURE_SIZES["a4"], scale=scale)))
    assert max(abs(one - two) for one, two in zip(image.size, pixels, strict=True)) <= 1
    assert image.info["dpi"][0] == pytest.approx(96 * scale, abs=0.1)


def test_pdf_has_paper_size_text_and_fonts(everything: Selection) -> None:
    """An A4 PDF is as large as the sheet and carries its typeface."""
    data = render_picture(everything, PictureOptions("pdf", PICTURE_SIZES["a4"]), lang="en", theme="light")
    assert b"/MediaBox [ 0 0 842.25 595.5 ]" in data
    assert b"IBMPlexSansArabic" in data
    assert b"/FontFile2" in data
    assert b"CreationDate" not in data


def test_a_pdf_has_title_legend_and_sources_as_text(everything: Selection) -> None:
    """Text extracted from an English page by another program holds them whole."""
    order = PictureOptions("pdf", PICTURE_SIZES["a4"])
    scene = compose_picture_scene(everything, order, lang="en", theme="light")
    assert scene.imprint is not None
    said = _read_out(render_picture(everything, order, lang="en", theme="light"))
    wanted = [scene.title, *(item.label for item in scene.legend), *(one.name for one in scene.imprint.cited)]
    assert [words for words in wanted if words not in said] == []


def test_an_arabic_pdf_has_its_words_as_text(everything: Selection) -> None:
    """Words are whole and are letters, not shapes; readers list those of a line from the left."""
    order = PictureOptions("pdf", PICTURE_SIZES["a4"])
    scene = compose_picture_scene(everything, order, lang="ar", theme="light")
    words = set(_read_out(render_picture(everything, order, lang="ar", theme="light")).split())
    assert len(scene.title.split()) > 5
    assert [word for word in scene.title.split() if word not in words] == []


def _read_out(pdf: bytes) -> str:
    """The text of the only page, without the marks that keep directions apart."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    text = page.extract_text().translate(dict.fromkeys(map(ord, "\u200f\u2066\u2069")))
    return " ".join(text.split())


def test_hostile_words_stay_words(hostile: Selection) -> None:
    """Nothing of a brief becomes markup, mathematics or a new line of the picture."""
    text = render_picture(hostile, PictureOptions("svg"), lang="en", theme="light").decode()
    assert "<script" not in text
    assert "<img" not in text
    assert "onerror" not in text.replace("&lt;img src=x onerror", "")
    assert render_picture(hostile, PictureOptions("png"), lang="en", theme="light")


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_a_file_names_all_documents_in_its_metadata(sparse: Brief, form: PictureFormat) -> None:
    """Also those that the small print has no room for."""
    documents = tuple(
        sparse.documents[0].model_copy(
            update={"id": f"n-{n}", "title": LocalizedText({"en": f"Notice {n} of many"})}
        )
        for n in range(60)
    )
    cites = tuple(Citation(document=each.id) for each in documents)
    event = sparse.events[0]
    claim = event.claims[0].model_copy(update={"cites": cites})
    changed = event.model_copy(update={"claims": (claim,)})
    brief = sparse.model_copy(update={"documents": documents, "events": (changed,)})
    selection = select_events(build_atlas(brief, "many"), View())
    made = render_picture(selection, PictureOptions(form, (900, 600)), lang="en", theme="light")
    if form == "png":
        known = str(Image.open(io.BytesIO(made)).info["Documents"])
    elif form == "pdf":
        known = str(PdfReader(io.BytesIO(made)).metadata.subject)  # type: ignore[union-attr]
    else:
        known = made.decode()
    assert [n for n in range(60) if f"Notice {n} of many" not in known] == []
    scene = compose_picture_scene(selection, PictureOptions(form, (900, 600)), lang="en", theme="light")
    texts = lay_out_frame(scene, (900, 600)).texts
    printed = " ".join(line.text for line in texts if line.role == "document")
    assert "more documents, named in the file's metadata" in printed
