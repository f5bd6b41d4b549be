"""Kinds and roles of a file: unknown ids have the nearest, own kinds may not clash, all in one pass."""

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.problems import Problem

OWN = """
kinds:
  - id: {id}
    words: {{en: {{one: Overflight, many: Overflights}}}}
    family: {family}
    was: [flyby]
events:
"""


def problems(demo_yaml: str, *changes: tuple[str, str]) -> list[Problem]:
    """Problems of the invented brief with some text replaced."""
    for old, new in changes:
        assert old in demo_yaml
        demo_yaml = demo_yaml.replace(old, new, 1)
    return list(read_brief_bytes(demo_yaml.encode()).problems)


def own(name: str = "overflight", family: str = "military") -> tuple[str, str]:
    """A change that adds a kind."""
    return "\nevents:\n", OWN.format(id=name, family=family)


@pytest.mark.parametrize(
    ("change", "code", "found", "mend"),
    [
        (("kind: exercise", "kind: excercise"), "unknown-kind", "excercise", "write exercise"),
        (("kind: exercise", "kind: zzz"), "unknown-kind", "zzz", "write incident, or add it under kinds:"),
        (("role: supplier", "role: suplier"), "unknown-role", "suplier", "write supplier"),
        (own("strike"), "kind", "strike", "give the kind another id"),
        (own("harm"), "kind", "harm", "give the kind another id"),
        (own(family="weather"), "kind", "weather", "write one of them in family:"),
    ],
)
def test_a_problem_names_line_and_remedy(
    demo_yaml: str, change: tuple[str, str], code: str, found: str, mend: str
) -> None:
    """One problem each."""
    (problem,) = problems(demo_yaml, change)
    assert (problem.code, problem.found) == (code, found)
    assert problem.mend.startswith(mend)
    assert problem.line is not None


def test_an_own_kind_is_known_by_its_former_id_too(demo_yaml: str) -> None:
    """The event has the present id."""
    text = demo_yaml.replace(*own(), 1)
    for name in ("overflight", "flyby"):
        brief = read_brief_bytes(text.replace("kind: exercise", f"kind: {name}", 1).encode()).brief
        assert brief is not None
        assert brief.events[0].kind == "overflight"
        assert brief.family_of(brief.events[0]) == "military"


def test_unknown_ids_are_found_beside_other_faults(demo_yaml: str) -> None:
    """A file that is no brief yet has all of its problems in one pass; its own kinds are known."""
    broken = ("as_of: ", "as_of: never ")
    found = problems(
        demo_yaml, own(), broken, ("kind: exercise", "kind: flyby"), ("kind: transfer", "kind: tranfer")
    )
    assert [problem.code for problem in found] == ["bad-value", "unknown-kind"]


@pytest.mark.parametrize(
    ("view", "code", "mend"),
    [
        ("layer=excercise", "unknown-kind", "write exercise"),
        ("layer=exercise&role=suplier", "unknown-role", "write supplier"),
        ("layer=supply&layer=flyby&role=host", None, ""),
    ],
)
def test_a_slide_shows_known_kinds_and_roles(demo_yaml: str, view: str, code: str | None, mend: str) -> None:
    """Kinds, families, former ids and roles; any other would show nothing."""
    slide = f'slides:\n  - {{id: one, title: {{ar: "شريحة", en: "A slide"}}, view: "{view}"}}\n'
    text = demo_yaml.replace(*own(), 1).rstrip() + "\n" + slide
    found = read_brief_bytes(text.encode()).problems
    assert [problem.code for problem in found] == ([code] if code else [])
    assert all(problem.mend.startswith(mend) and problem.record == "slides[0] (one)" for problem in found)


def test_an_invalid_event_tells_its_kind_and_role_too(demo_yaml: str) -> None:
    """In the same pass as its other fault, whatever its values are."""
    changes = (("statement: reported", "statement: said"), ("kind: exercise", "kind: excercise"))
    found = problems(demo_yaml, *changes, ("role: lead", "role: leed"))
    assert {(each.code, each.found) for each in found if each.code != "left-off"} == {
        ("bad-value", "said"),
        ("unknown-kind", "excercise"),
        ("unknown-role", "leed"),
    }
    for old, new in (("kind: exercise", "kind: [a]"), ("role: lead", "role: {a: b}")):
        assert problems(demo_yaml, changes[0], (old, new))
