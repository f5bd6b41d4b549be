"""Names of a brief whose place is a question, and what answers them."""

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.records import Brief
from geodata.drafting import place_questions
from geodata.drafting.brief_theatre import places_of_events, theatre_states
from geodata.drafting.place_questions import BriefNames, NamePassage, find_questions, name_passages
from geodata.toponyms.name_readings import Reading
from geodata.toponyms.place_mentions import PlaceMention, TextPlaces, find_place_names
from tests.asked_brief import TEXT, asked_yaml
from tests.small_gazetteer import SmallGazetteer

pytestmark = pytest.mark.usefixtures("names_index")

OWN = 'places: [{{id: {id}, name: {{en: "{name}"}}, kind: city, geometry: [{shape}], aliases: [{alias}]}}]\n'
WORDS = "غادرت قوات النيجر قاعدتها بأغاديز. وأصيب جنود بأغاديز. Fighting broke out near Victoria."


def brief_of(more: str = "") -> Brief:
    """The invented brief with some fields more."""
    brief = read_brief_bytes(asked_yaml(more=more).encode()).brief
    assert brief is not None
    return brief


def questions(brief: Brief, theatre: Sequence[str] = ()) -> BriefNames:
    """The questions of a brief whose text is at hand."""
    return find_questions(brief, name_passages(brief, {None: TEXT}), theatre)


def asked(brief: Brief, theatre: Sequence[str] = ()) -> list[tuple[str, int]]:
    """Each name that is asked, with the number of its mentions."""
    return [(each.name, len(each.mentions)) for each in questions(brief, theatre).questions]


def test_a_name_is_asked_once_with_its_mentions() -> None:
    """The most frequent goes first; a mention has its sentence and the words around it."""
    found = questions(brief_of()).questions
    assert [(each.name, len(each.mentions)) for each in found] == [("Fairfield", 2), ("Springfield", 1)]
    assert [each.sentence for each in found[0].mentions] == [2, 3]
    first = found[0].mentions[0]
    assert (first.before, first.words) == ("A fire broke out in ", "Fairfield")
    assert first.after.startswith(" on 3 January 2031")
    assert questions(brief_of()).by_sentence.keys() == {2, 3, 4}


def test_the_most_frequent_name_is_asked_first() -> None:
    """Also where it stands behind another."""
    words = "Help came by road from Springfield. A fire broke out in Fairfield. Two were hurt in Fairfield."
    found = find_questions(brief_of(), [NamePassage(words)], ()).questions
    assert [each.name for each in found] == ["Fairfield", "Springfield"]


@pytest.mark.parametrize(
    "more",
    [
        OWN.format(id="town", name="Fairfield", shape="gn-4834157", alias="x"),
        OWN.format(id="town", name="Town", shape="aden", alias="FAIRFIELD"),
        OWN.format(id="town", name="Town", shape="gn-4834157", alias="x"),
    ],
    ids=["its name", "an alias", "one of the candidates"],
)
def test_the_brief_answers_by_a_place_of_its_own(more: str) -> None:
    """Its place has the name, or it uses one of the candidates."""
    assert asked(brief_of(more)) == [("Springfield", 1)]


def test_a_brief_that_uses_two_candidates_does_not_answer() -> None:
    """Which of the two a mention means is still a question."""
    more = OWN.format(id="a", name="A", shape="gn-4834157", alias="x")[:-2] + ", "
    more += OWN.format(id="b", name="B", shape="gn-5347335", alias="y").removeprefix("places: [")
    assert asked(brief_of(more)) == [("Fairfield", 2), ("Springfield", 1)]


def test_the_theatre_orders_the_candidates() -> None:
    """Without a theatre Canada and Australia have towns among the candidates; with one they have none."""
    free = {each.country for each in questions(brief_of()).questions[0].candidates}
    assert {"usa", "can", "aus"} <= free
    assert {each.country for each in questions(brief_of(), ["usa"]).questions[0].candidates} == {"usa"}
    assert questions(brief_of(), ["can"]).questions[0].candidates[0].country == "can"


def test_a_guessed_theatre_knows_the_places_of_the_brief() -> None:
    """The text names Libya alone; an event of the brief is in Aden."""
    assert set(questions(brief_of()).theatre or {}) == {"lby", "yem"}
    assert questions(brief_of(), ["lby"]).theatre == {"lby": 1.0}
    assert [each.id for each in places_of_events(brief_of())] == ["aden"]


@pytest.mark.parametrize(
    ("theatre", "states"),
    [
        (["lby"], ["lby"]),
        (["aden"], ["yem"]),
        (["red-sea"], []),
        (["town"], ["usa"]),
        (["nowhere-at-all"], []),
    ],
)
def test_the_states_of_a_theatre(theatre: list[str], states: list[str]) -> None:
    """A town is in its state, a water in none; a place of the brief stands for its shapes."""
    brief = brief_of(OWN.format(id="town", name="Town", shape="gn-4834157", alias="x"))
    assert list(theatre_states(brief, theatre)) == states


def test_a_region_is_its_members() -> None:
    """A theatre of a region is that of all its states."""
    assert {"mli", "ner"} <= set(theatre_states(brief_of(), ["sahel"]))


def test_without_the_text_its_restatements_are_read() -> None:
    """They and the titles of events that have no place; a placed event has its answer."""
    words = brief_of().model_dump(mode="json")
    words["sentences"][3]["restatement"] = {"en": "Help came from Springfield"}
    words["events"][0]["title"] = {"en": "Talks in Fairfield"}
    words["events"][1]["title"] = {"en": "Hurt in Fairfield"}
    brief = Brief.model_validate(words)
    read = name_passages(brief, {})
    assert [(each.words, each.sentence, each.event) for each in read] == [
        ("Help came from Springfield", 4, None),
        ("Hurt in Fairfield", None, "hurt"),
    ]
    at_hand = name_passages(brief, {None: TEXT})
    assert [each.words for each in at_hand] == [TEXT, "Hurt in Fairfield"]
    found = find_questions(brief, read, ())
    assert {each.name: each.mentions[0].event for each in found.questions} == {
        "Springfield": None,
        "Fairfield": "hurt",
    }


def asked_of(found: Callable[..., TextPlaces], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names that are asked where the words of the invented brief are read by some function."""
    monkeypatch.setattr(place_questions, "find_place_names", found)
    place_questions._names_in.cache_clear()
    questions = find_questions(brief_of(), [NamePassage(WORDS)], ()).questions
    place_questions._names_in.cache_clear()
    return [each.name for each in questions]


def test_what_stands_for_a_government_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no place that something happened at; the same name that is one is asked."""
    (bearer,) = SmallGazetteer().named("Victoria")

    def reads_as(reading: Reading) -> Callable[..., TextPlaces]:
        mention = PlaceMention(0, 8, "Victoria", "Victoria", reading, None, (bearer,))
        return lambda *_, **__: TextPlaces((mention,), {})

    assert asked_of(reads_as(Reading.GOVERNMENT), monkeypatch) == []
    assert asked_of(reads_as(Reading.PLACE), monkeypatch) == ["Victoria"]


def test_a_name_by_consonants_alone_is_asked_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that are no names fit the consonants of some town, be they ever so frequent."""
    found = partial(find_place_names, lookup=SmallGazetteer())
    assert asked_of(found, monkeypatch) == ["Victoria", "أغاديز"]
