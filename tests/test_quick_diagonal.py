"""The quick combinations of parameters."""

from tests.quick_diagonal import quick_diagonal


def test_each_value_is_quick_once_and_every_combination_is_there() -> None:
    """A column that is shorter begins anew."""
    found = quick_diagonal("abcd", "xyz")
    assert len({each.values for each in found}) == len(found) == 12
    quick = [each.values for each in found if not each.marks]
    assert quick == [("a", "x"), ("b", "y"), ("c", "z"), ("d", "x")]
    assert {mark.name for each in found for mark in each.marks} == {"prove"}
