"""A gazetteer of a few invented and real places, for tests of names in running text."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.gazetteer import FeatureKind, FoundBy, PlaceRecord
from geodata.words import fold_text


def place(
    key: str,
    kind: str,
    names: str,
    at: tuple[float, float],
    *,
    population: int = 0,
    country: str = "",
    province: str = "",
) -> tuple[PlaceRecord, tuple[str, ...]]:
    """Return a record and its names; names are given as ``en|ar|other spellings``."""
    en, ar, *others = (*names.split("|"), "")
    record = PlaceRecord(
        id=key,
        kind=FeatureKind(kind),
        ar=ar,
        en=en,
        lon=at[0],
        lat=at[1],
        radius_km=5.0,
        where_prec=2,
        population=population,
        country=key if kind == "country" else country,
        province=province,
        disputed="",
        found_by=FoundBy.NAME,
    )
    return record, tuple(each for each in others if each)


PLACES = (
    place("usa", "country", "United States|الولايات المتحدة|US", (-98, 39)),
    place("gbr", "country", "United Kingdom|المملكة المتحدة|UK|Britain|بريطانيا", (-2, 54)),
    place("can", "country", "Canada|كندا", (-100, 60)),
    place("fra", "country", "France|فرنسا", (2.5, 46.5)),
    place("geo", "country", "Georgia|جورجيا", (43.5, 42)),
    place("arm", "country", "Armenia|أرمينيا", (45, 40.2)),
    place("rus", "country", "Russia|روسيا", (60, 60)),
    place("mli", "country", "Mali|مالي", (-4, 17.5)),
    place("ner", "country", "Niger|النيجر", (8, 17.5)),
    place("dji", "country", "Djibouti|جيبوتي", (42.5, 12)),
    place("dza", "country", "Algeria|الجزائر", (2.8, 27.4)),
    place("lby", "country", "Libya|ليبيا", (17, 27)),
    place("jor", "country", "Jordan|الأردن", (36, 31)),
    place("adm1-us-tx", "province", "Texas|تكساس", (-99, 31), population=29_000_000, country="usa"),
    place("adm1-us-ga", "province", "Georgia|جورجيا", (-83.5, 33), population=10_000_000, country="usa"),
    place("adm1-us-wa", "province", "Washington|واشنطن", (-120, 47), population=7_000_000, country="usa"),
    place("adm1-ca-on", "province", "Ontario|أونتاريو", (-85, 50), population=14_000_000, country="can"),
    place("adm1-ly-tb", "province", "Tripoli|طرابلس", (13.2, 32.8), population=1_300_000, country="lby"),
    place("adm1-ml-8", "province", "Kidal|كيدال", (1.5, 19.1), population=60_000, country="mli"),
    place("london", "city", "London|لندن", (-0.13, 51.5), population=9_000_000, country="gbr"),
    place(
        "london-ca",
        "city",
        "London|لندن",
        (-81.2, 43),
        population=420_000,
        country="can",
        province="adm1-ca-on",
    ),
    place("paris", "city", "Paris|باريس", (2.35, 48.85), population=2_100_000, country="fra"),
    place(
        "paris-tx", "city", "Paris|", (-95.6, 33.7), population=25_000, country="usa", province="adm1-us-tx"
    ),
    place("moscow", "city", "Moscow|موسكو", (37.6, 55.75), population=10_000_000, country="rus"),
    place("washington", "city", "Washington|واشنطن", (-77, 38.9), population=690_000, country="usa"),
    place("djibouti", "city", "Djibouti|جيبوتي", (43.15, 11.59), population=620_000, country="dji"),
    place("algiers", "city", "Algiers|الجزائر", (3.06, 36.75), population=2_000_000, country="dza"),
    place(
        "tripoli",
        "city",
        "Tripoli|طرابلس",
        (13.19, 32.89),
        population=1_300_000,
        country="lby",
        province="adm1-ly-tb",
    ),
    place("tripoli-lb", "city", "Tripoli|طرابلس", (35.84, 34.43), population=230_000, country="lbn"),
    place("tripoli-mitiga", "airport", "Mitiga Airport||Tripoli Airport", (13.28, 32.9), country="lby"),
    place(
        "kidal", "city", "Kidal|كيدال", (1.41, 18.44), population=26_000, country="mli", province="adm1-ml-8"
    ),
    place("gao", "city", "Gao|غاو", (-0.04, 16.27), population=86_000, country="mli"),
    place("minsk", "city", "Minsk|مينسك", (27.57, 53.9), population=1_740_000, country="blr"),
    place(
        "fairfield-a",
        "city",
        "Fairfield|",
        (-96.2, 31.7),
        population=3_000,
        country="usa",
        province="adm1-us-tx",
    ),
    place("fairfield-b", "city", "Fairfield|", (-122, 38.2), population=110_000, country="usa"),
    place("reading", "city", "Reading|", (-1, 51.45), population=320_000, country="gbr"),
    place("victoria", "city", "Victoria|فيكتوريا", (-123.4, 48.4), population=90_000, country="can"),
    place("larsen", "city", "Larsen|", (-88.7, 44.1), population=700, country="usa"),
    place("kolkata", "city", "Kolkata|كلكتا", (88.4, 22.6), population=4_600_000, country="ind"),
    place("tyr", "city", "Tyre|صور", (35.2, 33.27), population=135_000, country="lbn"),
    place("saida", "city", "Sidon|صيدا", (35.37, 33.56), population=163_000, country="lbn"),
    place("red-sea", "sea", "Red Sea|البحر الأحمر", (38.5, 20)),
    place("sdn", "country", "Sudan|السودان", (30, 15.5)),
    place(
        "adm1-sd-36",
        "province",
        "Red Sea State|البحر الأحمر|Red Sea|ولاية البحر الأحمر",
        (36, 20),
        country="sdn",
    ),
    place("timbuktu", "city", "Timbuktu|تمبكتو", (-3, 16.77), population=54_000, country="mli"),
    place("ontario-ca", "city", "Ontario|", (-79, 43), population=900, country="can", province="adm1-ca-on"),
    place("pune", "city", "Pune|", (73.86, 18.52), population=3_100_000, country="ind"),
    place("van", "city", "Van|وان", (43.38, 38.5), population=370_000, country="tur"),
    place("gulf-of-aden", "sea", "Gulf of Aden|خليج عدن", (47.5, 12.3)),
    place("aden", "port", "Aden|عدن", (45.03, 12.79), population=1_000_000, country="yem"),
    place("africa", "continent", "Africa|إفريقيا", (18, 2)),
)
BY_CONSONANTS = {
    "أغاديز": place("agadez", "city", "Agadez|", (7.99, 16.97), population=150_000, country="ner"),
    "تورودي": place("torodi", "city", "Torodi|", (1.8, 13.12), population=16_000, country="ner"),
}


class SmallGazetteer:
    """Answers by name from the places above."""

    def named(self, words: str) -> Sequence[PlaceRecord]:
        """Return the places of this name, of equal spelling after folding."""
        wanted = fold_text(words.replace(".", "") if words.isupper() or "." in words else words)
        found = []
        for record, others in PLACES:
            if wanted in {fold_text(record.en), fold_text(record.ar)}:
                found.append(record)
            elif wanted in {fold_text(each) for each in others}:
                found.append(replace(record, found_by=FoundBy.SPELLING))
        return found

    def with_consonants(self, words: str) -> Sequence[PlaceRecord]:
        """Return the place of an Arabic spelling that is no name of it."""
        found = BY_CONSONANTS.get(words)
        return (replace(found[0], found_by=FoundBy.CONSONANTS),) if found else ()

    def spelt_like(self, words: str) -> Sequence[PlaceRecord]:
        """Return the places whose English name differs from the words by an "h" alone."""
        bare = fold_text(words).replace("h", "")
        found = [record for record, _ in PLACES if fold_text(record.en).replace("h", "") == bare]
        return [replace(each, found_by=FoundBy.CONSONANTS) for each in found]
