"""Records of the table: names by language, checked ids and symbols."""

import pytest
from pydantic import ValidationError

from geodata.kinds.event_kind import ActorRole, EventKind, KindForm, RoleEnd, symbol_names

WORDS = {"one": "Overflight", "many": "Overflights"}
OWN = {"id": "overflight", "words": {"en": WORDS}, "family": "military"}


def test_a_name_in_another_language_is_the_one_there_is() -> None:
    """One language is enough; the reader's own comes first."""
    one = EventKind.model_validate(OWN)
    assert (one.name("ar"), one.plural_name("en")) == ("Overflight", "Overflights")
    both = EventKind.model_validate(OWN | {"words": {"en": WORDS, "ar": {"one": "تحليق", "many": "تحليقات"}}})
    assert (both.name("ar"), both.plural_name("ar"), both.name("en")) == ("تحليق", "تحليقات", "Overflight")


def test_a_kind_is_a_point_unless_it_says_otherwise() -> None:
    """It has no symbol, no roles and no line of its own."""
    found = EventKind.model_validate(OWN)
    assert (found.form, found.symbol, found.roles, found.joins_actors) == (KindForm.POINT, None, (), False)


@pytest.mark.parametrize("more", [{"form": "relation"}, {"binds": True}])
def test_a_relation_joins_its_actors(more: dict[str, object]) -> None:
    """So does a kind that binds them."""
    assert EventKind.model_validate(OWN | more).joins_actors


@pytest.mark.parametrize(
    ("more", "part"),
    [
        ({"symbol": "unicorn"}, "one of the symbols"),
        ({"symbol": "head"}, "one of the symbols"),
        ({"id": "Over Flight"}, "pattern"),
        ({"words": {}}, "at least 1"),
        ({"words": {"en": {"one": "\u202e", "many": "x"}}}, "cannot be seen"),
        ({"form": "cloud"}, "area"),
        ({"colour": "#FF0000"}, "Extra inputs"),
    ],
)
def test_what_a_kind_cannot_be(more: dict[str, object], part: str) -> None:
    """The message says what was expected."""
    with pytest.raises(ValidationError, match=part):
        EventKind.model_validate(OWN | more)


def test_a_dot_is_among_the_symbols() -> None:
    """The arrowheads are not."""
    assert {"dot", "circle", "tent"} <= symbol_names()
    assert not {"head", "ring", "disc"} & symbol_names()


def test_a_role_has_an_end_or_a_part_in_a_pair() -> None:
    """Not both: a pair has no direction."""
    role = {"id": "broker", "words": {"en": "Broker"}}
    assert ActorRole.model_validate(role | {"end": "none", "pair": "hub"}).end is RoleEnd.NONE
    with pytest.raises(ValidationError, match="without a pair"):
        ActorRole.model_validate(role | {"end": "to", "pair": "hub"})
