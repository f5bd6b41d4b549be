"""View and URL: round trips, frozen spelling, reported errors."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from geodata.kinds.kind_table import shipped_kinds
from geodata.view import URL_PARAMETERS, Camera, HideOption, ShowOption, View, parse_view
from geodata.vocabulary import Statement, Status
from geodata.words import LANGS

slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
days = st.dates(date(1000, 1, 1), date(9999, 12, 31))


def choice(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A choice: all, none, or some values."""
    return st.none() | st.frozensets(values, max_size=4)


@st.composite
def views(draw: st.DrawFn) -> View:
    """Arbitrary views."""
    start, end = draw(st.none() | days), draw(st.none() | days)
    if start and end and start > end:
        start, end = end, start
    south, north = sorted((draw(st.floats(-90, 90)), draw(st.floats(-90, 90))))
    bounds = st.tuples(st.floats(-180, 180), st.just(south), st.floats(-180, 180), st.just(north))
    camera = st.builds(Camera, lon=st.floats(-180, 180), lat=st.floats(-85, 85), zoom=st.floats(0, 20))
    return View(
        brief=draw(st.none() | slugs),
        start=start,
        end=end,
        actors=draw(choice(slugs)),
        roles=draw(choice(st.sampled_from(shipped_kinds().role_ids))),
        match=draw(st.sampled_from(["any", "all"])),
        layers=draw(choice(st.sampled_from(shipped_kinds().kind_ids))),
        statements=draw(choice(st.sampled_from(Statement))),
        statuses=draw(choice(st.sampled_from(Status))),
        tags=draw(choice(st.text(min_size=1, max_size=20).filter(lambda text: text != "-"))),
        bounds=draw(st.none() | bounds),
        hide=draw(st.frozensets(st.sampled_from([*HideOption, "layer:eez", "layer:front-2024-03-01"]))),
        show=draw(st.frozensets(st.sampled_from(ShowOption))),
        lang=draw(st.sampled_from([None, *LANGS])),
        focus=draw(st.none() | slugs),
        document=draw(st.none() | slugs),
        camera=draw(st.none() | camera),
        projection=draw(st.sampled_from(["flat", "globe"])),
        theme=draw(st.sampled_from([None, "light", "dark"])),
    )


@given(views())
def test_round_trip(view: View) -> None:
    """A link restores the whole View, as a query string and as parameters."""
    assert parse_view(view.query_string()).view == view
    assert parse_view(view.url_parameters()).view == view
    assert parse_view(view.query_string()).ignored == ()


@given(views())
def test_one_spelling(view: View) -> None:
    """Equal views have the same query string."""
    assert parse_view(view.query_string()).view.query_string() == view.query_string()


@given(
    st.dictionaries(
        st.sampled_from(sorted(URL_PARAMETERS)) | st.text(max_size=8),
        st.lists(st.text(max_size=12), max_size=3),
    )
)
def test_never_raises(params: dict[str, list[str]]) -> None:
    """Any content of a URL is parsed to a valid View."""
    parsed = parse_view(params)
    assert parse_view(parsed.view.query_string()).view == parsed.view


GOLDEN = [
    ("", {}),
    (
        "from=2024-10-01&to=2024-10-31&actor=prk&actor=rus",
        {"start": "2024-10-01", "end": "2024-10-31", "actors": {"prk", "rus"}},
    ),
    ("actor=-", {"actors": set()}),
    ("status=alleged&status=feared&tag=-", {"statuses": {"alleged", "feared"}, "tags": set()}),
    ("tag=a%26b&tag=%D9%86%D9%81%D8%B7", {"tags": {"a&b", "نفط"}}),
    (
        "layer=exercise&layer=transfer&statement=reported",
        {"layers": {"exercise", "transfer"}, "statements": {"reported"}},
    ),
    ("role=supplier&match=all", {"roles": {"supplier"}, "match": "all"}),
    ("bounds=120.5,-10,-170,60.1235", {"bounds": (120.5, -10, -170, 60.12346)}),
    ("projection=globe", {"projection": "globe"}),
    ("hide=undated&show=relations", {"hide": {"undated"}, "show": {"relations"}}),
    ("hide=layer:eez&hide=undated", {"hide": {"layer:eez", "undated"}}),
    ("lang=ar&focus=ocean-2024&theme=dark", {"lang": "ar", "focus": "ocean-2024", "theme": "dark"}),
    ("focus=attack&document=notice-1", {"focus": "attack", "document": "notice-1"}),
    ("lon=131.9869&lat=43&zoom=4.25", {"camera": {"lon": 131.98690001, "lat": 43.0, "zoom": 4.25}}),
]


@pytest.mark.parametrize(("query", "fields"), GOLDEN)
def test_spelling_of_links(query: str, fields: dict[str, Any]) -> None:
    """Each parameter is written and parsed in its frozen spelling."""
    view = View.model_validate(fields)
    assert view.query_string() == query
    assert parse_view(query).view == view


WRONG = [
    ("foo=1", ("foo", "1", "unknown-key")),
    ("lang=fr", ("lang", "fr", "bad-value")),
    ("from=yesterday", ("from", "yesterday", "bad-value")),
    ("from=1727740800", ("from", "1727740800", "bad-value")),
    ("from=2024-11-01&to=2024-10-01", ("from", "2024-11-01", "bad-value")),
    ("lon=10&lat=20", ("lon", "10", "bad-value")),
    ("lon=nan&lat=20&zoom=3", ("lon", "nan", "bad-value")),
    ("lat=91&lon=1&zoom=3", ("lat", "91", "bad-value")),
    ("bounds=1,2,3", ("bounds", "1,2,3", "bad-value")),
    ("bounds=1,9,3,4", ("bounds", "1,9,3,4", "bad-value")),
    ("bounds=1,2,181,4", ("bounds", "1,2,181,4", "bad-value")),
    ("bounds=1,2,nan,4", ("bounds", "1,2,nan,4", "bad-value")),
    ("projection=mercator", ("projection", "mercator", "bad-value")),
    ("layer=exercise&layer=Green%20tea", ("layer", "Green tea", "bad-value")),
    ("hide=layer:", ("hide", "layer:", "bad-value")),
    ("hide=layer:Front%20line", ("hide", "layer:Front line", "bad-value")),
    ("status=rumoured", ("status", "rumoured", "bad-value")),
    ("tag=-&tag=oil", ("tag", "-", "bad-value")),
    ("tag=", ("tag", "", "bad-value")),
    ("lang=ar&lang=en", ("lang", "ar", "repeated")),
    ("focus=../../etc", ("focus", "../../etc", "bad-value")),
    ("document=../../etc", ("document", "../../etc", "bad-value")),
    ("document=a&document=b", ("document", "a", "repeated")),
]


@pytest.mark.parametrize(("query", "ignored"), WRONG)
def test_invalid_parameters_are_reported(query: str, ignored: tuple[str, str, str]) -> None:
    """An invalid parameter is reported with its reason."""
    assert ignored in parse_view(query).ignored


def test_unrelated_keys_are_not_reported() -> None:
    """Keys of Streamlit, an embedding page and the briefing are no errors."""
    assert parse_view("embed=true&embed_options=light_theme&play=20&size=800x600").ignored == ()


def test_an_invalid_value_leaves_the_others() -> None:
    """A typo loses one value only."""
    parsed = parse_view("actor=prk&layer=Tea&from=2024-10-01")
    assert parsed.view == View(actors=frozenset({"prk"}), start=date(2024, 10, 1))


def test_a_changed_view_is_validated() -> None:
    """Changes are validated like a new View."""
    assert View().with_changes(lang="ar").lang == "ar"
    with pytest.raises(ValidationError):
        View(start=date(2024, 1, 2)).with_changes(end=date(2024, 1, 1))
