"""The masked brief: no record of it names a withheld source or document."""

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.records import Brief
from geodata.brief.withheld.brief_mask import mask_brief, withheld_addresses
from geodata.brief.withheld.withheld_ids import withheld_ids
from tests.withheld_brief import YAML, named_secrets

LISTS = ("documents", "sources", "actors", "sentences", "events", "tables", "layers", "queries", "slides")


def own_brief(yaml: str = YAML) -> Brief:
    """The brief as its owner has it, without rows."""
    brief = read_brief_bytes(yaml.encode()).brief
    assert brief is not None
    return brief


def masked(yaml: str = YAML) -> Brief:
    """The brief as everyone else has it."""
    brief = own_brief(yaml)
    return mask_brief(brief, withheld_ids(brief), ())


def test_no_list_of_the_masked_brief_names_what_is_withheld() -> None:
    """Its own does, so that the search is worth something."""
    for brief, found in ((own_brief(), True), (masked(), False)):
        words = repr([[each.model_dump(mode="json") for each in getattr(brief, name)] for name in LISTS])
        assert bool(named_secrets(words)) is found


def test_claims_and_documents_refer_to_the_stand_ins() -> None:
    """Every reference of the masked brief leads to a record of it."""
    brief = masked()
    first, second = brief.event_by_id["trucks"].claims
    assert (first.source, second.source, second.via) == ("withheld-1", "withheld-2", ("withheld-1",))
    assert first.cites[0].document == "withheld-document-1"
    assert brief.sentence_of(first.cites[0]) is not None
    assert brief.queries[0].document == "withheld-document-1"
    for event in brief.events:
        for claim in event.claims:
            assert {claim.source, *claim.via} <= set(brief.source_by_id)
            assert {each.document for each in claim.cites} - {None} <= set(brief.document_by_id)


def test_a_stand_in_has_no_grade_no_actor_and_no_address() -> None:
    """It keeps whether it is withheld, and its masked document."""
    source = masked().source_by_id["withheld-1"]
    assert (source.reliability, source.actor, source.url, source.short) == ("F", None, None, None)
    assert (source.withheld, source.document) == (True, "withheld-document-1")
    assert source.name["en"] == "Source withheld"
    assert source.name["ar"] == "مصدر محجوب"


def test_a_withheld_document_has_neither_file_nor_hash_nor_words() -> None:
    """Its marking stays: what is shown is marked with the highest of what it holds."""
    marked = YAML.replace("licence: Nightjar licence}", 'licence: x, marking: {text: {en: "RED"}, level: 4}}')
    document = masked(marked).document_by_id["withheld-document-1"]
    told = document.model_dump(exclude_defaults=True)
    assert told.keys() == {"id", "title", "type", "marking"}
    assert document.marking is not None
    assert document.marking.level == 4
    assert document.title is not None
    assert document.title["en"] == "Document withheld"


def test_a_quote_of_a_withheld_document_is_not_told() -> None:
    """Its words would find it."""
    (claim,) = masked().event_by_id["talk"].claims
    assert (claim.cites[0].document, claim.cites[0].quote) == ("withheld-document-2", None)


def test_the_actor_that_only_a_withheld_source_speaks_for_goes() -> None:
    """One that an event names stays."""
    assert [actor.id for actor in masked().actors] == []
    named = YAML.replace(
        "actors: [{actor: jpn, role: lead}]", "actors: [{actor: nightjar-group, role: lead}]"
    )
    assert [actor.id for actor in masked(named).actors] == ["nightjar-group"]


def test_addresses_of_what_is_withheld_go_from_events() -> None:
    """Others stay."""
    brief = own_brief()
    addresses = withheld_addresses(brief, withheld_ids(brief))
    assert addresses == {
        "https://nightjar.example",
        "https://nightjar.example/cable",
        "https://barnowl.example/p",
    }
    assert masked().event_by_id["drill"].urls == ("https://desk.example/account",)
