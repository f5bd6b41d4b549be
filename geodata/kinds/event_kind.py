"""Records of the table of kinds: a kind of event, a family of kinds, and a role of an actor."""

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Final, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from geodata.words import (
    LANGUAGES,
    CatalogueText,
    Lang,
    find_suspicious_characters,
    format_number,
    plural_category,
)
from geodata.words.untranslated_text import UntranslatedText

SYMBOLS_FILE: Final = files("geodata").joinpath("data", "symbols", "glyphs.json")
OPEN_SUFFIX: Final = "-open"
"""Ending of the name of a symbol's form for judgements."""
_NUMBER: Final = "{n}"
_Wording = TypeVar("_Wording")
MAX_OWN_KINDS: Final = 60
"""Kinds that a brief can add; with the shipped ones they are numbered in seven bits."""


class KindForm(StrEnum):
    """Form in which an event is drawn where its geometry leaves that open; a relation is never a mark."""

    AREA = "area"
    LANE = "lane"
    POINT = "point"
    RELATION = "relation"


class RoleEnd(StrEnum):
    """End of an event at which an actor of a role stands."""

    FROM = "from"
    TO = "to"
    NONE = "none"


@cache
def symbol_names() -> frozenset[str]:
    """Return the names of the shipped symbols; arrowheads and the sign of an area are none."""
    cells = json.loads(SYMBOLS_FILE.read_text(encoding="utf-8"))
    others = {name for name in cells if name.startswith(("head", "area-sign"))}
    return frozenset(name for name in cells.keys() - others if f"{name}{OPEN_SUFFIX}" in cells)


def _check_symbol(name: str) -> str:
    if name not in symbol_names():
        msg = CatalogueText("value-form.symbol", symbols=tuple(sorted(symbol_names())))
        raise ValueError(msg)
    return name


def _check_name(text: str) -> str:
    if not text.strip() or find_suspicious_characters(text):
        msg = CatalogueText("value-form.visible-name")
        raise ValueError(msg)
    return text.strip()


KindId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""Id of a kind, a family or a role: lower-case letters and digits in groups, joined by hyphens."""
KindName = Annotated[str, Field(max_length=80), AfterValidator(_check_name)]
"""Name in one language."""
SymbolName = Annotated[str, Field(max_length=40), AfterValidator(_check_symbol)]
"""Name of a shipped symbol."""


def wording_for(wordings: Mapping[Lang, _Wording], lang: Lang) -> _Wording:
    """Return the wording in a language, else in its fallback, else the first there is."""
    return wordings[_language_for(wordings, lang)]


def _language_for(wordings: Mapping[Lang, object], lang: Lang) -> Lang:
    """Return the language in which a reader finds the wording: the own one, its fallback, else the first."""
    tried = (lang, LANGUAGES[lang].fallback or lang)
    return next((code for code in tried if code in wordings), next(iter(wordings)))


def _shown(words: str, used: Lang, lang: Lang) -> str:
    """Return words for a reader of a language; those of another one say so."""
    return words if used == lang else UntranslatedText(words, used, lang)


class _TableRecord(BaseModel):
    """Frozen record of the table that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class KindWords(_TableRecord):
    """Names of a kind in one language."""

    one: KindName
    """Name of one event of the kind."""
    many: KindName
    """Name of several, as a heading."""
    count: dict[Literal["zero", "one", "two", "few", "many", "other"], KindName] = {}
    """Form for a number ``{n}`` by CLDR plural category."""


class KindDrafting(_TableRecord):
    """Words and habits by which drafts find events of a kind in a text."""

    words: tuple[KindName, ...] = ()
    """Words and phrases that tell of the kind as they stand, in any language."""
    nouns: tuple[KindName, ...] = ()
    """Nouns that tell of it; the plural of an English one is added."""
    verbs: tuple[KindName, ...] = ()
    """Verbs that tell of it: English by its base, Arabic as "perfect/imperfect"; their forms are added."""
    passives: tuple[KindName, ...] = ()
    """Arabic verbs in the passive, as "perfect/imperfect"; that of an English verb is known by itself."""
    weak: tuple[KindName, ...] = ()
    """Words that tell of it only where a clause has no other word of an event."""
    agreed: bool = False
    """Whether such an event can be agreed before it takes place."""
    recurring: bool = False
    """Whether a span of time means a series of such events."""
    speech: bool = False
    """Whether what somebody says is such an event."""
    sends: bool = False
    """Whether such an event leads from who sends to who receives."""
    transitive: bool = False
    """Whether its English verbs always have an object."""
    sent: KindName | None = None
    """List of ``prose/events.toml`` whose words say that something sent is this kind of event."""


class EventKind(_TableRecord):
    """A kind of event."""

    id: KindId
    """Id of the kind, also a value of ``layer`` in links; different from every other kind and family."""
    words: Annotated[dict[Lang, KindWords], Field(min_length=1)]
    """Names by language; the brief's own is enough."""
    family: KindId
    """Id of the family, which has the colour."""
    form: KindForm = KindForm.POINT
    """Form in which an event is drawn where its places leave that open; a relation is never a mark."""
    symbol: SymbolName | None = None
    """Symbol of the shipped set; that of the family where there is none."""
    roles: tuple[KindId, ...] = ()
    """Roles that its actors can have; the first is that of an actor who stands alone."""
    binds: bool = False
    """Whether an event without a place is drawn as a line between its actors, as every relation is."""
    fills: bool = False
    """Whether an event fills the area that it names, which map software then hatches."""
    framed: bool = False
    """Whether a mark can stand in the APP-6 frame of its first actor."""
    drafting: KindDrafting = KindDrafting()
    """Words by which drafts find it."""
    acled: tuple[KindName, ...] = ()
    """Sub-event types of ACLED that are this kind."""
    ucdp: tuple[KindName, ...] = ()
    """Types of violence of UCDP GED that are this kind."""
    cameo: tuple[KindName, ...] = ()
    """Codes of CAMEO that are this kind, each with the codes below it that no other kind names."""
    timemap: tuple[KindName, ...] = ()
    """Categories of TimeMap that are this kind."""
    case: tuple[KindName, ...] = ()
    """Types of public conflict reports (ACLED's and five more) that are this kind."""
    was: tuple[KindId, ...] = ()
    """Former ids of the kind, which stay valid in files and links."""

    @property
    def joins_actors(self) -> bool:
        """Whether an event without a place is a line between its actors."""
        return self.binds or self.form is KindForm.RELATION

    def name(self, lang: Lang) -> str:
        """Return the name of one event of the kind."""
        used = _language_for(self.words, lang)
        return _shown(self.words[used].one, used, lang)

    def plural_name(self, lang: Lang) -> str:
        """Return the name of several events of the kind, as a heading."""
        used = _language_for(self.words, lang)
        return _shown(self.words[used].many, used, lang)

    def count_name(self, number: int, lang: Lang) -> str:
        """Return a number of events of the kind in words: "5 transfers"."""
        used = _language_for(self.words, lang)
        forms = {str(category): form for category, form in self.words[used].count.items()}
        form = forms.get(plural_category(number, used), f"{_NUMBER} {self.words[used].many}")
        return _shown(form.replace(_NUMBER, format_number(number, lang)), used, lang)


class FamilyColours(_TableRecord):
    """Colour of a family in each theme, ``#rrggbb``."""

    light: Annotated[str, Field(pattern="^#[0-9A-F]{6}$")]
    dark: Annotated[str, Field(pattern="^#[0-9A-F]{6}$")]
    contrast: Annotated[str, Field(pattern="^#[0-9A-F]{6}$")]

    def of(self, theme: Literal["light", "dark", "contrast"]) -> str:
        """Return the colour in a theme."""
        return {"light": self.light, "dark": self.dark, "contrast": self.contrast}[theme]


class KindFamily(_TableRecord):
    """A family of kinds: one colour, and the symbol of a kind that names none."""

    id: KindId
    words: Annotated[dict[Lang, KindName], Field(min_length=1)]
    """Name by language."""
    symbol: SymbolName
    colours: FamilyColours
    violent: bool = False
    """Whether its events hurt or destroy: what of it lies ahead is a threat, until it happens."""
    was: tuple[KindId, ...] = ()
    """Former ids of the family."""

    def name(self, lang: Lang) -> str:
        """Return the name of the family."""
        used = _language_for(self.words, lang)
        return _shown(self.words[used], used, lang)


class ActorRole(_TableRecord):
    """A role of an actor in an event."""

    id: KindId
    words: Annotated[dict[Lang, KindName], Field(min_length=1)]
    """Name by language."""
    end: RoleEnd
    """Whether the event leads from the actor, to it, or neither."""
    pair: Literal["hub", "spoke"] | None = None
    """Part in a relation of several actors, which joins each hub with each spoke."""
    against: bool = False
    """Whether the event is directed at the actor even where no actor stands at the other end."""
    was: tuple[KindId, ...] = ()
    """Former ids of the role."""

    def name(self, lang: Lang) -> str:
        """Return the name of the role."""
        used = _language_for(self.words, lang)
        return _shown(self.words[used], used, lang)

    @model_validator(mode="after")
    def _paired_or_ended(self) -> Self:
        if self.pair and self.end is not RoleEnd.NONE:
            msg = CatalogueText("value-form.role-end")
            raise ValueError(msg)
        return self


def with_ids(blocks: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the blocks of a table of the file as records, the name of the block as their id."""
    for name, block in blocks.items():
        yield {"id": name, **block}
