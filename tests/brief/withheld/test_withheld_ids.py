"""Ids of withheld sources and documents, and which documents are withheld."""

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.withheld.withheld_ids import withheld_ids
from tests.withheld_brief import YAML

CLEAN = (YAML[: YAML.index("  - id: faulty")] + "queries:" + YAML.partition("queries:")[2]).replace(
    "  - {id: unread-nightjar, name: {en: Unread Nightjar}, document: nowhere-nightjar, withheld: true}\n", ""
)
"""The brief without the records that are left off, and without tables."""


def documents_of(yaml: str) -> dict[str, str]:
    """The masked ids of the withheld documents."""
    brief = read_brief_bytes(yaml.encode()).brief
    assert brief is not None
    return dict(withheld_ids(brief).documents)


def test_sources_and_documents_are_numbered_in_the_order_of_the_file() -> None:
    """Whatever they are called."""
    brief = read_brief_bytes(CLEAN.encode()).brief
    assert brief is not None
    assert brief.unfinished == 0
    ids = withheld_ids(brief)
    assert ids.sources == {"nightjar-one": "withheld-1", "barnowl": "withheld-2"}
    assert ids.documents == {
        "nightjar-cable": "withheld-document-1",
        "barnowl-page": "withheld-document-2",
    }


def test_a_document_in_which_another_speaks_is_not_withheld() -> None:
    """A claim of that source, or its own document, opens it."""
    cited = CLEAN.replace(
        "source: nightjar-one, document: nightjar-cable", "source: desk, document: nightjar-cable"
    )
    assert "nightjar-cable" not in documents_of(cited)
    spoken = CLEAN.replace("document: account, reliability: B", "document: nightjar-cable, reliability: B")
    assert "nightjar-cable" not in documents_of(spoken)


def test_of_words_passed_on_the_nearest_to_the_reader_speaks_in_the_document() -> None:
    """A withheld paper that quotes a minister is withheld; a paper that quotes a withheld one is not."""
    assert "barnowl-page" in documents_of(CLEAN)
    through = CLEAN.replace(
        "via: [nightjar-one], document: barnowl-page", "via: [desk], document: barnowl-page"
    )
    assert "barnowl-page" not in documents_of(through)


def test_where_a_record_is_left_off_a_document_of_nobody_is_withheld() -> None:
    """The record may have been the one that a withheld source speaks in; one that a layer shows stays."""
    assert "later" not in documents_of(CLEAN)
    faulty = CLEAN.replace("sentence: 1, spans: [[16, 30]]", "sentence: 7, spans: [[16, 30]]")
    assert "later" in documents_of(faulty)
    shown = faulty + "layers: [{id: sea, title: {en: Sea}, document: later, places: [yem]}]\n"
    assert "later" not in documents_of(shown)


def test_the_document_of_rows_that_are_not_read_is_withheld_with_their_sources() -> None:
    """They speak in it, whoever they are."""
    assert {"log", "nightjar-log"} <= set(documents_of(YAML))


def test_nothing_is_withheld_in_other_briefs(demo_yaml: str) -> None:
    """Then there is nothing to mask."""
    brief = read_brief_bytes(demo_yaml.encode()).brief
    assert brief is not None
    assert withheld_ids(brief, withholds=False).is_empty
