"""Writer of a presentation on python-pptx; mirrored in a language that is written from right to left."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Pt

from geodata import __version__
from geodata.atlas.product_stamp import ProductStamp
from geodata.brief.records import Brief
from geodata.export.slide_paragraphs import (
    ParagraphBlock,
    SlideParagraph,
    TextRun,
    paragraphs_height,
    plain_paragraph,
)
from geodata.layout.styles import MAP_PALETTES
from geodata.phrasing.list_words import join_facts
from geodata.view import Theme
from geodata.words import LANGUAGES, Lang, Language
from geodata.words.untranslated_text import UntranslatedText

WIDE, HIGH = 960.0, 540.0
"""Size of a slide in points (16:9)."""
FONT: Final = "IBM Plex Sans Arabic"
SIDE, FOOT = 40.0, 10.0
TITLE_WIDE: Final = WIDE - 2 * SIDE
TITLE_HIGH: Final = 62.0
TITLE_SIZE, LEAST_TITLE_SIZE = 24.0, 12.0
"""Type sizes of a title in points."""
MARKING_SIZE: Final = 11.0
_TITLE_ONLY: Final = 5
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_VECTOR: Final = (
    '<a:extLst xmlns:a="{drawing}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{id}"/>'
    "</a:ext></a:extLst>"
)
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""Least time of a zip member, which stands for none."""

Slide = Any


@dataclass(frozen=True)
class SlideBox:
    """A box in points; ``start`` is the distance from the side where a line begins."""

    start: float
    top: float
    wide: float
    high: float


@dataclass
class PptxWriter:
    """A presentation being written."""

    lang: Lang
    theme: Theme
    stamp: ProductStamp
    foot: str
    _made: Any = field(init=False)

    def __post_init__(self) -> None:
        """Open an empty presentation of wide slides."""
        self._made = Presentation()
        self._made.slide_width, self._made.slide_height = Pt(WIDE), Pt(HIGH)

    def add_slide(
        self, title: str, *, size: float = TITLE_SIZE, tags: Iterable[str] = (), hidden: bool = False
    ) -> Slide:
        """Add a slide with its title (off the slide where hidden), tags, marking, foot and number."""
        slide = self._made.slides.add_slide(self._made.slide_layouts[_TITLE_ONLY])
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = self._rgb(MAP_PALETTES[self.theme].panel)
        fitted = self._fitted_size(title, size, TITLE_HIGH, LEAST_TITLE_SIZE)
        place = SlideBox(
            SIDE, -TITLE_HIGH - 10 if hidden else 76 if size > TITLE_SIZE else 26, TITLE_WIDE, TITLE_HIGH
        )
        shape = slide.shapes.title
        self._position(shape, place)
        self._fill_text(shape, (plain_paragraph(title, fitted, strong=True),), anchor=MSO_ANCHOR.BOTTOM)
        if hidden:
            return slide
        words = join_facts(*tags)
        if words:
            self.add_text(
                slide, (plain_paragraph(words, 12, quiet=True),), SlideBox(SIDE, 90, TITLE_WIDE, 18)
            )
        self._add_frame(slide)
        return slide

    def add_text(self, slide: Slide, paragraphs: ParagraphBlock, place: SlideBox) -> None:
        """Add a text box."""
        shape = slide.shapes.add_textbox(0, 0, 0, 0)
        self._position(shape, place)
        self._fill_text(shape, paragraphs)

    def add_picture(self, slide: Slide, both: tuple[bytes, bytes], place: SlideBox, *, words: str) -> None:
        """Add a picture: ``both`` are its PNG (fallback) and SVG, ``words`` its alternative text."""
        bitmap, vector = both
        shape = slide.shapes.add_picture(io.BytesIO(bitmap), 0, 0)
        self._position(shape, place)
        package = slide.part.package
        name = PackURI(f"/ppt/media/map{len(self._made.slides)}.svg")
        relation = slide.part.relate_to(Part(name, "image/svg+xml", package, vector), RELATIONSHIP_TYPE.IMAGE)
        blip = shape._element.find(f".//{{{_DRAWING}}}blip")  # noqa: SLF001 - python-pptx knows no vectors
        blip.append(parse_xml(_VECTOR.format(drawing=_DRAWING, id=relation)))
        shape._element.nvPicPr.cNvPr.set("descr", words)  # noqa: SLF001 - nor words for who sees no picture

    def write_notes(self, slide: Slide, lines: Iterable[str]) -> None:
        """Write lines into the notes of a slide."""
        frame = slide.notes_slide.notes_text_frame
        for at, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            self._write_paragraph(paragraph, plain_paragraph(line), spaced=False)

    def to_bytes(self, brief: Brief) -> bytes:
        """Return the presentation as bytes that do not depend on the clock."""
        facts = self._made.core_properties
        facts.title, facts.subject = brief.title[self.lang], brief.id
        facts.author = facts.last_modified_by = brief.publisher[self.lang] if brief.publisher else "Briefmap"
        facts.keywords, facts.content_status = self.stamp.marking[:255], self.stamp.unfinished[:255]
        facts.comments, facts.language = f"Briefmap {__version__}", LANGUAGES[self.lang].locale
        facts.created = facts.modified = datetime.combine(brief.as_of, time(), UTC).replace(tzinfo=None)
        out = io.BytesIO()
        self._made.save(out)
        return _fix_zip_times(out.getvalue())

    def _add_frame(self, slide: Slide) -> None:
        """Add marking at top and bottom, draft stamp, foot and number."""
        number, unfinished = str(len(self._made.slides)), self.stamp.unfinished
        for top in (8.0, HIGH - 37) if (marking := self.stamp.marking) else ():
            self._add_marking(slide, marking, SlideBox(SIDE, top, TITLE_WIDE, 16))
        runs = (TextRun(f"{unfinished}  ·  ", strong=True),) if unfinished else ()
        foot = SlideParagraph((*runs, TextRun(f"{self.foot}  ·  {number}", quiet=True)), FOOT)
        self.add_text(slide, (foot,), SlideBox(SIDE, HIGH - 20, TITLE_WIDE, 14))

    def _add_marking(self, slide: Slide, words: str, place: SlideBox) -> None:
        shape = slide.shapes.add_textbox(0, 0, 0, 0)
        self._position(shape, place)
        size = self._fitted_size(words, MARKING_SIZE, place.high)
        self._fill_text(shape, (plain_paragraph(words, size, strong=True),))
        shape.text_frame.paragraphs[0]._p.get_or_add_pPr().set("algn", "ctr")  # noqa: SLF001

    def _fitted_size(self, words: str, size: float, high: float, least: float = 4.0) -> float:
        """Return the largest type size, at most ``size``, at which words fit a box as wide as a title."""
        while (
            size > least
            and paragraphs_height((plain_paragraph(words, size, strong=True),), TITLE_WIDE, self.lang) > high
        ):
            size -= 1
        return size

    def _position(self, shape: Any, place: SlideBox) -> None:
        left = WIDE - place.start - place.wide if LANGUAGES[self.lang].is_rtl else place.start
        shape.left, shape.top, shape.width, shape.height = (
            Pt(value) for value in (left, place.top, place.wide, place.high)
        )

    def _fill_text(self, shape: Any, paragraphs: ParagraphBlock, *, anchor: Any = MSO_ANCHOR.TOP) -> None:
        frame = shape.text_frame
        frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for at, words in enumerate(paragraphs):
            self._write_paragraph(frame.paragraphs[0] if at == 0 else frame.add_paragraph(), words)

    def _write_paragraph(self, paragraph: Any, words: SlideParagraph, *, spaced: bool = True) -> None:
        """Write a paragraph, aligned to the side where its language starts."""
        language, untranslated = LANGUAGES[self.lang], _untranslated_language(words)
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx knows no direction
        properties.set("algn", language.start_side[0])
        properties.set("rtl", "1" if (untranslated or language).is_rtl else "0")
        if spaced:
            paragraph.line_spacing = Pt(words.size * language.slide_line_height)
            paragraph.space_before = Pt(words.above)
        for run in words.runs:
            self._style_run(paragraph.add_run(), run, words.size if spaced else None)

    def _style_run(self, made: Any, run: TextRun, size: float | None) -> None:
        made.text = run.text
        properties = made._r.get_or_add_rPr()  # noqa: SLF001 - nor languages and complex scripts
        lang = run.text.lang if isinstance(run.text, UntranslatedText) else self.lang
        properties.set("lang", LANGUAGES[lang].locale)
        if size is None:
            return
        paper = MAP_PALETTES[self.theme]
        made.font.size, made.font.bold = Pt(size), run.strong
        made.font.color.rgb = self._rgb(paper.quiet if run.quiet else paper.text)
        made.font.name = FONT
        properties.append(parse_xml(f'<a:cs xmlns:a="{_DRAWING}" typeface="{FONT}"/>'))

    @staticmethod
    def _rgb(code: str) -> RGBColor:
        colour: RGBColor = RGBColor(*bytes.fromhex(code.removeprefix("#")))  # type: ignore[no-untyped-call]
        return colour


def _untranslated_language(words: SlideParagraph) -> Language | None:
    """Return the language of a paragraph that is nothing but words of another language than the reader's."""
    texts = [run.text for run in words.runs]
    return LANGUAGES[texts[0].lang] if len(texts) == 1 and isinstance(texts[0], UntranslatedText) else None


def _fix_zip_times(data: bytes) -> bytes:
    """Return the zip file with one fixed time for all members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as copied:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.external_attr = 0o600 << 16
            packed = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            copied.writestr(entry, given.read(name), packed)
    return out.getvalue()
