"""Values of single cells."""

import pytest

from geodata.tables.cell_values import CellError, cell_edtf, parse_cell_number, widened_edtf


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("4.0", ".", 4),
        ("1,500", ".", 1500),
        ("1.500", ",", 1500),
        ("1.500,5", ",", 1500.5),
        ("-12.25", ".", -12.25),
        ("١٬٥٠٠", ".", 1500),
        ("٣٫٥", ".", 3.5),
        ("1e3", ".", 1000),
    ],
)
def test_a_number_is_read_by_the_decimal_sign_of_its_table(text: str, decimal: str, number: float) -> None:
    """A number is read by the decimal sign of its table."""
    assert parse_cell_number(text, decimal) == number


@pytest.mark.parametrize("text", ["", "about 3", "1,50", "1.2.3", "-", "nan", "inf", "9" * 400])
def test_a_cell_without_a_number_is_refused(text: str) -> None:
    """A cell without a number is refused."""
    with pytest.raises(CellError, match="not-a-number"):
        parse_cell_number(text)


@pytest.mark.parametrize(
    ("text", "order", "edtf"),
    [
        ("2030-03-04", "ymd", "2030-03-04"),
        ("2030-3-4", "ymd", "2030-03-04"),
        ("2030-03", "ymd", "2030-03"),
        ("2030", "ymd", "2030"),
        ("20300304", "ymd", "2030-03-04"),
        ("2030-03-04T21:13:00Z", "ymd", "2030-03-04"),
        ("04/03/2030", "dmy", "2030-03-04"),
        ("04/03/2030", "mdy", "2030-04-03"),
        ("16 May 2030", "ymd", "2030-05-16"),
        ("May 2030", "ymd", "2030-05"),
        ("٢٣/١٠/٢٠٢٤", "dmy", "2024-10-23"),
        ("٢٤ تشرين الأول ٢٠٢٤", "ymd", "2024-10-24"),
        ("أكتوبر 2024", "ymd", "2024-10"),
    ],
)
def test_a_date_is_read_as_its_table_writes_it(text: str, order: str, edtf: str) -> None:
    """A date is read as its table writes it."""
    assert cell_edtf(text, order) == edtf  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2031-06-31", "no-such-day"),
        ("31/02/2030", "not-a-date"),
        ("soon", "not-a-date"),
        ("2030-13", "no-such-day"),
        ("0000", "no-such-day"),
    ],
)
def test_a_cell_without_a_date_says_why(text: str, reason: str) -> None:
    """A cell without a date says why."""
    with pytest.raises(CellError, match=reason):
        cell_edtf(text)


@pytest.mark.parametrize(
    ("edtf", "precision", "widened"),
    [
        ("2030-03-04", None, "2030-03-04"),
        ("2030-03-04", "day", "2030-03-04"),
        ("2030-03-04", "week", "2030-03-01/2030-03-07"),
        ("2030-03-04", "month", "2030-03"),
        ("2030-03-04", "year", "2030"),
        ("2030-03", "week", "2030-03"),
        ("2030", "day", "2030"),
    ],
)
def test_a_date_is_widened_and_never_sharpened(edtf: str, precision: str | None, widened: str) -> None:
    """A date is widened and never sharpened."""
    assert widened_edtf(edtf, precision) == widened


def test_an_unknown_precision_is_refused() -> None:
    """An unknown precision is refused."""
    with pytest.raises(CellError, match="unknown-precision"):
        widened_edtf("2030-03-04", "decade")
