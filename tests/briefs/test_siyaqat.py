"""Tests of the records of the October 2024 brief."""

import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.records import Brief
from geodata.brief.text_coverage import sentence_coverage
from geodata.vocabulary import Basis, Coverage, QueryKind, Stance, Statement

# Event, kind, status, on the map, the date as said (none: undated), how it holds; in the order of the text.
EVENTS = (
    ("troops-in-russia", "deployment", "actual", True, "2024-10", "sometime"),
    ("troops-ready", "deployment", "expected", False, "../2024-11", "sometime"),
    ("iran-drones", "transfer", "actual", True, "../..", "throughout"),
    ("iran-missiles", "transfer", "actual", True, "../2024-10", "sometime"),
    ("axis-china", "alignment", "actual", False, None, "throughout"),
    ("rus-prk-treaty", "agreement", "actual", False, "2024-06", "sometime"),
    ("rus-irn-treaty", "agreement", "expected", False, "2024-10/..", "sometime"),
    ("us-presence", "deployment", "actual", True, None, "throughout"),
    ("us-allies", "alignment", "actual", False, None, "throughout"),
    ("chn-prk-coordination", "alignment", "actual", False, None, "throughout"),
    ("four-front", "alignment", "expected", False, "2024-10/..", "sometime"),
    ("rus-chn-xkor", "alignment", "actual", False, None, "throughout"),
    ("ocean-2024", "exercise", "actual", True, "2024-09", "sometime"),
    ("chn-yellow-sea", "deployment", "actual", True, "2018/..", "throughout"),
    ("chn-prk-naval", "alignment", "actual", False, None, "throughout"),
    ("joint-sea", "exercise", "actual", True, "2012/..", "recurring"),
    ("nato-kor", "alignment", "expected", False, "2024-10/..", "throughout"),
    ("us-kor-annual", "exercise", "actual", False, None, "recurring"),
    ("ufs-2024", "exercise", "actual", True, "2024-08", "sometime"),
    ("prk-player", "alignment", "actual", False, "2024-10/..", "throughout"),
    ("kor-nsc", "meeting", "actual", False, None, "sometime"),
    ("kor-ukr-arms", "transfer", "proposed", True, "2024-10/..", "sometime"),
    ("kor-sanctions", "alignment", "actual", False, None, "throughout"),
    ("rus-prk-tech", "transfer", "feared", True, "2024-10/..", "sometime"),
    ("korea-escalation", "alignment", "expected", False, "2024-10/..", "sometime"),
    ("vladivostok-summit", "meeting", "actual", True, "2023-09", "sometime"),
    ("prk-rus-agreed", "transfer", "agreed", True, "2023-09", "sometime"),
    ("rus-prk-food", "transfer", "agreed", True, "2023-09", "sometime"),
    ("rus-prk-space", "transfer", "agreed", True, "2023-09", "sometime"),
    ("prk-rus-containers", "transfer", "actual", True, "../2024-10", "sometime"),
)

PLACES = {
    "troops-in-russia": ["at rus"],
    "iran-drones": ["from irn", "to rus"],
    "iran-missiles": ["from irn", "to rus"],
    "us-presence": ["at east-asia", "at south-east-asia"],
    "us-allies": ["at kor", "at jpn", "at phl", "at ind", "at aus"],
    "ocean-2024": ["at sea-of-japan", "at sea-of-okhotsk"],
    "chn-yellow-sea": ["at yellow-sea"],
    "joint-sea": ["at south-china-sea", "at yellow-sea"],
    "ufs-2024": ["at kor"],
    "kor-ukr-arms": ["from kor", "to ukr"],
    "rus-prk-tech": ["from rus", "to prk"],
    "vladivostok-summit": ["at vladivostok"],
    "prk-rus-agreed": ["from prk", "to rus"],
    "rus-prk-food": ["from rus", "to prk"],
    "rus-prk-space": ["from rus", "to prk"],
    "prk-rus-containers": ["from prk", "to rus"],
}

# Event, speaker, number said, the word before it, unit, what is counted.
FIGURES = (
    ("troops-in-russia", "nis", 1_500, "close-to", "soldier", "sent"),
    ("troops-in-russia", "zelensky", 10_000, "exact", "soldier", "total"),
    ("troops-in-russia", "kirby", 3_000, "exact", "soldier", "in-training"),
    ("iran-drones", "author", 2, "more-than", "year", "duration"),
    ("ocean-2024", "author", 400, "exact", "ship", "taking-part"),
    ("chn-yellow-sea", "author", None, "exact", "passage", "passages"),
    ("ufs-2024", "author", 19_000, "close-to", "soldier", "south-koreans-taking-part"),
    ("prk-rus-containers", "pyongyang", 6_700, "about", "container", "sent"),
    ("prk-rus-containers", "shin-won-sik", 3_000_000, "more-than", "shell", "capacity"),
    ("prk-rus-containers", "shin-won-sik", 500_000, "more-than", "rocket", "capacity"),
    ("prk-rus-containers", "other-estimates", 13_000, "more-than", "container", "sent"),
)

HEDGES = {
    "troops-in-russia-author": ("أقرب", "closer to"),
    "troops-in-russia-pictures": ("قيل", "said to"),
    "axis-china-efforts": ("لا شك", "no doubt"),
    "rus-irn-treaty-relations": ("قد", "may"),
    "four-front-1": ("ربما", "perhaps"),
    "joint-sea-waters": ("في الغالب", "mostly"),
    "rus-prk-tech-putin": ("قد", "may"),
    "korea-escalation-1": ("قد", "may"),
    "prk-rus-containers-shells": ("يمكن", "could"),
    "prk-rus-containers-rockets": ("يمكن", "could"),
    "prk-rus-containers-estimates": ("رجحت", "deemed likely"),
}

QUERIES = {
    "troops-ready-expecter": ("reading", 4, ("troops-ready",)),
    "allies": ("wording", 13, ("us-allies",)),
    "south-for-north": ("contradiction", 14, ("rus-chn-xkor",)),
    "three-fold": ("reading", 16, ("chn-yellow-sea",)),
    "direct-involvement": ("contradiction", 20, ("troops-in-russia", "troops-ready", "prk-player")),
    "containers-attribution": ("reading", 25, ("prk-rus-containers",)),
}


def test_editors_find_the_schema(folder: Path) -> None:
    """The first line names the schema by a path that holds."""
    first = (folder / BRIEF_FILE_NAME).read_text("utf-8").splitlines()[0]
    head, _, path = first.partition("$schema=")
    assert head == "# yaml-language-server: "
    assert (folder / path).is_file()


def test_editors_accept_the_file(folder: Path) -> None:
    """The file, read by YAML's own rules as an editor does, fits the published schema."""
    content = YAML(typ="safe").load(folder / BRIEF_FILE_NAME)
    schema = json.loads((folder.parent / "brief.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(json.dumps(content, default=str)), schema)


def test_text_facts(brief: Brief) -> None:
    """The brief names the text that it was made from, and its own day."""
    assert brief.text.sha256 == "b6a43f65a62b3da51798c5f1399ee5dc9ebf293afa48ebd4f6a640f3a70d4b61"
    assert brief.text.characters == 4_777
    assert (brief.published, brief.as_of.isoformat(), brief.language) == ("2024-10", "2024-10-23", "ar")
    assert len(brief.summary) == 3


def test_events(brief: Brief) -> None:
    """Thirty events in the order of the text, fifteen of them on the map."""
    found = tuple(
        (event.id, event.kind, event.status, brief.is_on_map(event), event.when.edtf, event.when.holds)
        for event in brief.events
    )
    assert found == EVENTS
    assert (len(found), sum(brief.is_on_map(event) for event in brief.events)) == (30, 15)


def test_order(brief: Brief) -> None:
    """Events follow the sentences that tell of them."""
    firsts = [min(claim.sentence for claim in event.claims) for event in brief.events]
    assert firsts == sorted(firsts)


def test_drones_since(brief: Brief) -> None:
    """The drones began no later than October 2022, and the text gives no end."""
    when = brief.event_by_id["iran-drones"].when
    assert (when.start, when.end) == ("../2022-10", None)
    assert when.bounds is not None
    assert (str(when.bounds.start_latest), when.bounds.end_earliest) == ("2022-10-31", None)


def test_conventions(brief: Brief) -> None:
    """A bound that the encoder chose is said to be one; a date of the text is not."""
    chosen = {event.id for event in brief.events if event.when.convention}
    ahead = {row[0] for row in EVENTS if row[4] == "2024-10/.."}
    assert chosen == ahead | {"troops-ready", "iran-drones", "iran-missiles", "prk-rus-containers"}


def test_places(brief: Brief) -> None:
    """Places of each event, with their roles."""
    found = {event.id: [f"{at.role} {at.place}" for at in event.places] for event in brief.events}
    assert {name: places for name, places in found.items() if places} == PLACES


def test_doubtful_places(brief: Brief) -> None:
    """One place is inferred, and the seas of one series are hedged."""
    located = [(event.id, at) for event in brief.events for at in event.places]
    assert [name for name, at in located if at.basis is Basis.INFERRED] == ["ufs-2024"]
    assert [(name, at.hedge["en"]) for name, at in located if at.hedge] == [("joint-sea", "mostly")] * 2


def test_listed_with_a_reason(brief: Brief) -> None:
    """Events off the map give a reason in both languages; those on it need none."""
    assert all((event.off_map is None) == brief.is_on_map(event) for event in brief.events)


def test_figures(brief: Brief) -> None:
    """Every figure as stated: source, amount, qualifier, unit, thing counted."""
    found = tuple(
        (event.id, claim.source, figure.value, figure.qualifier, figure.unit, figure.counts.id)
        for event in brief.events
        for claim in event.claims
        if (figure := claim.figure)
    )
    assert found == FIGURES


def test_three_fold(claims: dict[str, Claim]) -> None:
    """The rise in passages is a ratio of two years and has no number."""
    figure = claims["chn-yellow-sea-passages"].figure
    assert figure is not None
    assert figure.ratio is not None
    assert (figure.ratio.times, figure.ratio.period, figure.ratio.base) == (3, "2018", "2016")


def test_capacity_is_either_or(claims: dict[str, Claim]) -> None:
    """Shells and rockets are alternatives; containers are not one of them."""
    found = [(claim.id, claim.figure.alternative) for claim in claims.values() if claim.figure]
    assert [(name.rpartition("-")[2], word) for name, word in found if word] == [
        ("shells", "capacity"),
        ("rockets", "capacity"),
    ]


def test_stances(claims: dict[str, Claim]) -> None:
    """Two confirm, one does not deny, all others assert."""
    found = {name: claim.stance for name, claim in claims.items()}
    assert {name: stance for name, stance in found.items() if stance is not Stance.ASSERTS} == {
        "troops-in-russia-nis": Stance.CONFIRMS,
        "troops-in-russia-austin": Stance.CONFIRMS,
        "troops-in-russia-putin": Stance.DOES_NOT_DENY,
    }


def test_forecasts(claims: dict[str, Claim]) -> None:
    """Forecasts are told apart from facts and judgements."""
    found = {name for name, claim in claims.items() if claim.statement is Statement.FORECAST}
    assert found == {
        "troops-ready-1",
        "rus-irn-treaty-relations",
        "rus-irn-treaty-near",
        "nato-kor-forecast",
        "rus-prk-tech-putin",
    }


@pytest.mark.parametrize(
    "name", ["axis-china", "four-front", "rus-chn-xkor", "prk-player", "korea-escalation"]
)
def test_judgements(brief: Brief, name: str) -> None:
    """A judgement of the author is an alignment in the list that holds nothing but judgements."""
    event = brief.event_by_id[name]
    assert {claim.statement for claim in event.claims} == {Statement.JUDGEMENT}
    assert {claim.source for claim in event.claims} == {"author"}
    assert not event.places


def test_hedges(claims: dict[str, Claim]) -> None:
    """The hedge of a claim is the word as said, in both languages."""
    found = {name: claim.hedge for name, claim in claims.items()}
    assert {name: (hedge["ar"], hedge["en"]) for name, hedge in found.items() if hedge} == HEDGES


def test_said_on(claims: dict[str, Claim]) -> None:
    """The text dates one statement only."""
    found = {name: str(claim.said_on) for name, claim in claims.items() if claim.said_on}
    assert found == {"troops-in-russia-kirby": "2024-10-23"}


def test_nothing_is_graded_yet(brief: Brief, claims: dict[str, Claim]) -> None:
    """Sources and claims start with grades that mean "cannot be judged"."""
    assert {source.reliability for source in brief.sources} == {"F"}
    assert {claim.credibility for claim in claims.values()} == {6}


def test_sources_are_cited(brief: Brief, claims: dict[str, Claim]) -> None:
    """Every source speaks, and every claim says in our own words what it says."""
    found = claims.values()
    assert {claim.source for claim in found} == set(brief.source_by_id)
    assert all(claim.gist for claim in found)


def test_actors_are_described(brief: Brief) -> None:
    """No actor is left to the gazetteer, and each takes part in something."""
    part = {each.actor for event in brief.events for each in event.actors}
    assert part == {actor.id for actor in brief.actors} == set(brief.actor_by_id)


def test_queries(brief: Brief) -> None:
    """Queries in the order of the text; none rests on an outside reference."""
    found = {query.id: (query.kind, query.sentence, query.events) for query in brief.queries}
    assert list(found.items()) == list(QUERIES.items())
    assert all(len(query.readings) == 2 for query in brief.queries)
    assert QueryKind.OUTSIDE not in {query.kind for query in brief.queries}


def test_south_for_north(brief: Brief) -> None:
    """South Korea stands as written, and the query says whom it probably stands for."""
    query = next(query for query in brief.queries if query.stands_for)
    assert query.stands_for is not None
    assert (query.id, query.stands_for.written, query.stands_for.meant) == ("south-for-north", "kor", "prk")
    assert [part.actor for part in brief.event_by_id["rus-chn-xkor"].actors] == ["rus", "chn", "kor"]


def test_every_sentence_is_restated(brief: Brief) -> None:
    """All but the five headings are restated; six are not on the map, and say why."""
    kinds = list(sentence_coverage(brief).values())
    assert [kinds.count(kind) for kind in Coverage] == [15, 6, 5, 0, 0]
    assert all(
        (sentence.restatement is None) == (kind == "heading")
        for sentence, kind in zip(brief.sentences, kinds, strict=True)
    )
    assert all(
        (sentence.reason is None) == (kind != "listed")
        for sentence, kind in zip(brief.sentences, kinds, strict=True)
    )


def test_citations_lie_inside_their_sentences(brief: Brief, claims: dict[str, Claim]) -> None:
    """The cited words of claims and queries, in order, lie in the sentence that is named."""
    for cited in (*claims.values(), *brief.queries):
        start, end = brief.sentence_by_number[cited.sentence].span
        edges = [edge for span in cited.spans for edge in span]
        assert edges == sorted(set(edges)), cited.id
        assert start <= edges[0] < edges[-1] <= end, cited.id


# Slide, event it speaks of, the events that its map shows.
SLIDES = (
    ("three-counts", "troops-in-russia", {"troops-in-russia"}),
    (
        "munitions-and-returns",
        "prk-rus-containers",
        {"prk-rus-agreed", "prk-rus-containers", "rus-prk-food", "rus-prk-space", "rus-prk-tech"},
    ),
    ("iran-first", "iran-drones", {"iran-drones", "iran-missiles"}),
    ("ocean-2024", "ocean-2024", {"ocean-2024"}),
    ("yellow-sea", "chn-yellow-sea", {"chn-yellow-sea", "joint-sea"}),
    ("other-side", "ufs-2024", {"ufs-2024", "us-presence"}),
    ("agreements", "vladivostok-summit", {"vladivostok-summit"}),
    ("feared-and-expected", "rus-prk-tech", {"kor-ukr-arms", "rus-prk-tech"}),
)


def test_the_slides_tell_the_brief(brief: Brief) -> None:
    """Eight slides, each with the events on its map; all fifteen are shown by one of them or another."""
    made, seen = build_atlas(brief, "slides"), set()
    for slide, (name, focus, on_map) in zip(brief.slides, SLIDES, strict=True):
        shown = {brief.events[int(row)] for row in select_events(made, slide.parsed_view).shown_rows}
        assert (slide.id, slide.parsed_view.focus) == (name, focus)
        assert {event.id for event in shown if brief.is_on_map(event)} == on_map
        seen |= on_map
    assert seen == {event.id for event in brief.events if brief.is_on_map(event)}


def test_headlines_are_short(brief: Brief) -> None:
    """A headline has at most twelve words in either language, and every slide has a caption and a camera."""
    for slide in brief.slides:
        assert max(len(words.split()) for words in (slide.title["ar"], slide.title["en"])) <= 12, slide.id
        assert slide.note is not None
        assert slide.parsed_view.camera is not None
