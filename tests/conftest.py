"""Fixtures: an invented brief, its text and its atlas, and the shipped one."""

import atexit
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import settings

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.brief.brief_reader import read_brief, read_brief_bytes
from geodata.brief.records import Brief
from geodata.layout.composition import compose_scene
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.scene import Scene
from geodata.library.edited_briefs import process_edits
from geodata.store.store_engine import STORE_FILE, close_current_stores
from geodata.tables.brief_opening import open_brief
from geodata.view import Camera, View, parse_view
from tests.layered_brief import write_layered_brief
from tests.names_folder import build_names_folder

os.environ["BRIEFMAP_HOME"] = tempfile.mkdtemp(prefix="briefmap-home-")
atexit.register(shutil.rmtree, os.environ["BRIEFMAP_HOME"], ignore_errors=True)

# A shared machine may stop a thread for any time: properties are tested, not speed. A quick run has the same
# examples every time; `make prove` draws more of them, and new ones (--hypothesis-profile=random).
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("random", deadline=None, derandomize=False, max_examples=300, print_blob=True)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]
PAPERS = Path(__file__).parent / "papers"
FAR_EAST = Camera(lon=130.0, lat=42.0, zoom=3.0)
SHIPPED = ROOT / "geodata" / "data" / "briefs" / "siyaqat-2024-10"
SHARED_TEXT = ROOT.parent / "shared" / "brief" / "siyaqat-2024-10.ar.txt"

TEXT = (
    "Harbour news\n"
    "The ministry counts about 30 ships at the drill in the Sea of Japan. "
    "A rival paper counts 20 of them.\n"
    "Iran has long shipped parts to Russia, they say. Perhaps the two grow closer.\n"
)
"""Four sentences: 13-81, 82-114, 115-163, 164-192; the heading is 0-12."""

YAML = f"""\
id: demo-2030-01
title: {{ar: "موجز تجريبي", en: "Demo brief"}}
publisher: {{ar: "دار التجربة", en: "Demo house"}}
as_of: 2030-01-15
language: en
text: {{sha256: "{hashlib.sha256(TEXT.encode()).hexdigest()}", characters: {len(TEXT)}}}
summary:
  - {{ar: "مناورة في بحر اليابان", en: "A drill in the Sea of Japan"}}
sources:
  - {{id: ministry, name: {{ar: "الوزارة", en: "The ministry"}}, actor: jpn, reliability: B}}
  - {{id: paper, name: {{ar: "الصحيفة", en: "A rival paper"}}}}
actors:
  - {{id: jpn, name: {{ar: "اليابان", en: "Japan"}}, aliases: ["Nippon"]}}
sentences:
  - {{number: 1, paragraph: 1, span: [0, 12], coverage: heading}}
  - number: 2
    paragraph: 2
    span: [13, 81]
    coverage: mapped
    restatement: {{ar: "تذكر الوزارة نحو ثلاثين سفينة", en: "Some thirty vessels, says the ministry"}}
  - number: 3
    paragraph: 2
    span: [82, 114]
    coverage: mapped
    restatement: {{ar: "صحيفة أخرى تذكر عشرين", en: "Another paper has twenty"}}
  - number: 4
    paragraph: 3
    span: [115, 163]
    coverage: mapped
    restatement: {{ar: "قطع من إيران إلى روسيا", en: "Parts go from Iran to Russia"}}
  - number: 5
    paragraph: 3
    span: [164, 192]
    coverage: off-map
    reason: {{ar: "علاقة بلا مكان", en: "A relation without a place"}}
    restatement: {{ar: "قد تتقاربان", en: "They may draw nearer"}}
events:
  - id: harbour-exercise
    kind: exercise
    title: {{ar: "مناورة الميناء", en: "Harbour exercise"}}
    status: actual
    when: {{edtf: "2029-12", holds: sometime}}
    actors: [{{actor: jpn, role: lead}}, {{actor: kor, role: participant}}]
    places: [{{place: sea-of-japan, role: at, basis: stated}}]
    claims:
      - id: harbour-exercise-1
        source: ministry
        sentence: 2
        spans: [[33, 47]]
        said_on: 2030-01-10
        statement: reported
        figure:
          value: 30
          qualifier: about
          unit: ship
          counts: {{id: part, ar: "مشاركة", en: "taking part"}}
      - id: harbour-exercise-2
        source: paper
        via: [ministry]
        sentence: 3
        spans: [[103, 105]]
        statement: reported
        figure: {{value: "٢٠", unit: ship, counts: {{id: part, ar: "مشاركة", en: "taking part"}}}}
  - id: parts
    kind: transfer
    title: {{ar: "قطع غيار", en: "Spare parts"}}
    status: actual
    when: {{edtf: "../..", start: "../2022-10", holds: throughout}}
    actors: [{{actor: irn, role: supplier}}, {{actor: rus, role: recipient}}]
    places: [{{place: irn, role: from}}, {{place: rus, role: to}}]
    claims:
      - {{id: parts-1, source: paper, sentence: 4, spans: [[115, 152]], statement: reported}}
  - id: closer
    kind: alignment
    title: {{ar: "تقارب", en: "Drawing closer"}}
    status: expected
    when: {{undated: true}}
    actors: [{{actor: irn, role: party}}, {{actor: kor, role: party}}]
    off_map: {{ar: "علاقة بلا مكان", en: "A relation without a place"}}
    claims:
      - id: closer-1
        source: paper
        sentence: 5
        spans: [[164, 192]]
        statement: judgement
        hedge: {{ar: "ربما", en: "perhaps"}}
queries:
  - id: which-korea
    kind: contradiction
    sentence: 5
    spans: [[176, 184]]
    what: {{ar: "اسم طرف", en: "The name of an actor"}}
    why: {{ar: "السياق يقتضي غيره", en: "The argument needs another"}}
    events: [closer]
    stands_for: {{written: kor, meant: prk}}
"""

SPARSE = """\
schema: 2
id: sparse
title: Attacks at sea
as_of: 2024-03-31T06:00Z
language: en
marking: {text: "TLP:GREEN", level: 1}
documents:
  - {id: notice, title: A notice to shipping, publisher: The office, published: 2024-01,
     url: "https://example.org/n", type: page}
  - {id: rows, title: A table, type: table, rows: 3}
sources:
  - {id: office, name: The shipping office}
actors:
  - {id: group, name: The group, kind: group, part_of: yem}
events:
  - id: hit
    kind: deployment
    title: Ship hit
    status: alleged
    when: {edtf: 2024-01-10}
    places: [{place: yem}]
    claims:
      - {id: hit-1, source: office, document: notice, page: 2, quote: "struck by a missile",
         statement: reported,
         figure: {best: 3, low: 1, high: 5, unit: soldier, counts: {id: hurt, en: hurt}}}
      - {id: hit-2, source: office, cites: [{document: rows, row: 2}, {document: notice}],
         statement: judgement, likelihood: likely}
  - id: route
    kind: transfer
    title: Goods shipped
    status: alleged
    when: {undated: true}
    places: [{place: irn, role: from}, {place: yem, role: to}]
    claims: [{id: route-1, source: office, document: rows, row: 1, statement: reported}]
  - id: talk
    kind: meeting
    title: Talks
    status: actual
    when: {edtf: 2024-02}
    actors: [{actor: group, role: participant}]
    off_map: No place is given
    claims: [{id: talk-1, source: office, document: notice, statement: reported}]
"""
"""A brief of one language: no text, documents cited by page, row and alone, events without actors."""

TOLD = """\
schema: 2
id: told
title: {en: "Figures and their tellers", ar: "الأرقام ومن يقولها"}
as_of: 2031-04-20T06:00+03:00
language: en
units:
  - id: drum
    class: goods
    words:
      en: {one: drum, many: drums}
      ar: {one: "برميل معدني", many: "براميل معدنية", count: {two: "برميلان معدنيان"}}
documents:
  - {id: notice, title: {en: "A notice", ar: "إشعار"}, publisher: The office, type: page}
actors:
  - {id: front, name: {en: "the Front", ar: "الجبهة"}, kind: group}
  - {id: wing, name: {en: "the Front's wing", ar: "جناح الجبهة"}, kind: force, part_of: front}
sources:
  - {id: front-office, name: {en: "The Front's office", ar: "مكتب الجبهة"}, actor: front}
  - {id: wing-office, name: {en: "The wing's office", ar: "مكتب الجناح"}, actor: wing}
  - {id: agency, name: {en: "An agency", ar: "وكالة"}}
  - {id: paper, name: {en: "A paper", ar: "صحيفة"}}
  - {id: hospital, name: {en: "A hospital", ar: "مستشفى"}}
events:
  - id: raid
    kind: strike
    title: {en: "Raid on the harbour of the town", ar: "غارة على ميناء البلدة"}
    short: {en: "Harbour raid", ar: "غارة الميناء"}
    weight: 1
    status: actual
    when: {edtf: 2031-04-10}
    clock: {from: "04:30", to: "05:10", zone: "Asia/Aden"}
    actors: [{actor: wing, role: attacker}, {actor: yem, role: target}]
    places: [{place: aden}]
    tags: [harbour, night]
    external: {acled: YEM123}
    urls: ["https://example.org/raid"]
    claims:
      - {id: raid-1, source: hospital, document: notice, said_on: 2031-04-10, statement: reported,
         figure: {value: 3, unit: person, counts: {id: killed, en: killed, ar: "قُتلوا"}}}
      - {id: raid-2, source: hospital, document: notice, said_on: 2031-04-12, statement: reported,
         figure: {value: 7, revises: raid-1, unit: person, counts: {id: killed, en: killed, ar: "قُتلوا"}}}
      - {id: raid-3, source: agency, via: [paper], document: notice, said_on: 2031-04-11, statement: reported,
         figure: {low: 4, best: 5, high: 9, unit: soldier, counts: {id: killed, en: killed, ar: "قُتلوا"}}}
      - {id: raid-4, source: agency, document: notice, statement: reported,
         figure: {value: 205, unit: person, counts: {id: killed, en: killed, ar: "قُتلوا"},
                  covers: {from: 2031-04-04, to: 2031-04-18, place: yem}}}
      - {id: raid-5, source: front-office, document: notice, statement: reported,
         figure: {value: 12, per: day, unit: sortie, counts: {id: flown, en: flown, ar: "نُفّذت"}}}
      - {id: raid-6, source: agency, document: notice, statement: reported,
         figure: {value: 2, unit: tonne, counts: {id: burnt, en: burnt, ar: "احترقت"}}}
      - {id: raid-7, source: hospital, document: notice, statement: reported,
         figure: {value: 800, unit: kilogram, counts: {id: burnt, en: burnt, ar: "احترقت"}}}
      - {id: raid-8, source: paper, document: notice, statement: judgement, likelihood: likely,
         gist: {en: "More raids will follow", ar: "ستتبعها غارات أخرى"}}
      - {id: raid-9, source: paper, document: notice, statement: judgement, confidence: low,
         gist: {en: "The harbour was the aim", ar: "كان الميناء هو الهدف"}}
  - id: depot
    kind: strike
    title: {en: "Depot burnt", ar: "إحراق مستودع"}
    weight: 3
    status: alleged
    when: {edtf: 2031-04-11}
    actors: [{actor: front, role: attacker}]
    places: [{place: hodeidah}]
    claims:
      - {id: depot-1, source: wing-office, via: [paper], document: notice, statement: reported,
         figure: {value: 5, unit: drum, counts: {id: lost, en: lost, ar: "تلفت"}}}
      - {id: depot-2, source: front-office, document: notice, statement: reported,
         figure: {value: 250000, unit: usd, counts: {id: damage, en: in damage, ar: "أضرارًا"}}}
      - {id: depot-3, source: hospital, document: notice, statement: reported, stance: denies}
  - id: statement
    kind: statement
    title: {en: "The agency speaks", ar: "الوكالة تتحدث"}
    status: actual
    when: {edtf: 2031-04-12}
    clock: {from: "12:00", zone: Z}
    off_map: {en: "No place is given", ar: "لم يُذكر مكان"}
    claims: [{id: statement-1, source: agency, via: [paper], document: notice, statement: reported}]
"""
"""A brief of figures: rivals, a revision, a total, a rate, a best estimate, units of mass, an own unit."""

HOSTILE = (
    "</title></style></p>\"'><script>document.title='ran'</script><img src=//evil.example/x onerror=alert(1)>"
    "<svg onload=alert(2)> &amp; {lang} ~1,500~ $[name] ]]> =1+1"
)
"""Words that a careless page, document or sheet would run or rewrite."""


@pytest.fixture(autouse=True)
def _own_store() -> Iterator[None]:
    """Give each test a machine without a store."""
    yield
    home = Path(os.environ["BRIEFMAP_HOME"])
    if (home / STORE_FILE).exists():
        close_current_stores()
        process_edits.cache_clear()
        shutil.rmtree(home)


@pytest.fixture(scope="session")
def certificate() -> Callable[[Path], tuple[Path, Path]]:
    """A function that makes a certificate for this machine, and its key, in a directory."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make a certificate with")

    def make(directory: Path) -> tuple[Path, Path]:
        chain, key = directory / "chain.pem", directory / "key.pem"
        subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
        subprocess.run([*command, "-keyout", key, "-out", chain], check=True, capture_output=True)
        return chain, key

    return make


@pytest.fixture(scope="session")
def demo_yaml() -> str:
    """An invented brief, as its file."""
    return YAML


@pytest.fixture(scope="session")
def demo_text() -> str:
    """The text that the invented brief was made from."""
    return TEXT


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the invented brief, without its text."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "brief.yaml").write_text(YAML, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def demo(demo_folder: Path) -> Brief:
    """The invented brief."""
    reading = read_brief(demo_folder)
    assert reading.brief is not None, "\n".join(map(str, reading.problems))
    return reading.brief


@pytest.fixture(scope="session")
def sparse() -> Brief:
    """A brief of one language that rests on documents alone."""
    reading = read_brief_bytes(SPARSE.encode())
    assert reading.brief is not None
    assert reading.problems == ()
    return reading.brief


@pytest.fixture(scope="session")
def papers_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an invented brief that cites documents of every type, and the files of some."""
    folder = tmp_path_factory.mktemp("briefs") / "papers"
    shutil.copytree(PAPERS, folder, ignore=shutil.ignore_patterns("arabic.txt"))
    return folder


@pytest.fixture(scope="session")
def papers(papers_folder: Path) -> Brief:
    """The brief that cites documents of every type."""
    reading = open_brief(papers_folder)
    assert reading.brief is not None, "\n".join(map(str, reading.problems))
    return reading.brief


@pytest.fixture(scope="session")
def told() -> Brief:
    """A brief of figures and their tellers."""
    reading = read_brief_bytes(TOLD.encode())
    assert reading.problems == ()
    assert reading.brief is not None
    return reading.brief


@pytest.fixture(scope="session")
def told_yaml() -> str:
    """The brief of figures and their tellers, as its file."""
    return TOLD


@pytest.fixture(scope="session")
def told_atlas(told: Brief) -> Atlas:
    """The atlas of the brief of figures and their tellers."""
    return build_atlas(told, "told")


@pytest.fixture(scope="session")
def empty() -> Brief:
    """A brief with title, day and language alone."""
    head = SPARSE[: SPARSE.index("marking:")].replace("id: sparse", "id: empty")
    brief = read_brief_bytes(head.encode()).brief
    assert brief is not None
    return brief


@pytest.fixture(scope="session")
def demo_atlas(demo: Brief) -> Atlas:
    """The atlas of the invented brief."""
    return build_atlas(demo, "demo")


OWN_PLACES = """\
places:
  - {id: box, name: {ar: "المربع", en: "The box"}, kind: sea,
     geometry: {polygon: [[[60, 10], [66, 10], [66, 14], [60, 14]]]}}
  - {id: spot, name: {ar: "موضع", en: "A spot"}, kind: point, where_prec: 3, geometry: {lon: 52, lat: 6}}
  - {id: band, name: {ar: "قبالة اليمن", en: "Off Yemen"}, kind: sea, geometry: {off: yem, km: 120}}
  - {id: gulf, name: {ar: "خليج", en: "A gulf"}, kind: sea, geometry: {lon: 64, lat: 20}, radius_km: 300}
  - {id: pacific, name: {ar: "مربع الهادئ", en: "A Pacific box"}, kind: sea,
     geometry: {polygon: [[[170, -10], [-170, -10], [-170, 10], [170, 10]]]}}
  - {id: track, name: {ar: "مسار", en: "A track"}, kind: point, geometry: {line: [[52, 4], [58, 2], [64, 6]]}}
  - {id: bearing, name: {ar: "جنوب غرب عدن", en: "South-west of Aden"}, kind: point,
     geometry: {from: aden, bearing: south-west, nm: 60}}
  - {id: town, name: {ar: "بلدة", en: "A town"}, kind: city, geometry: {lon: 47.5, lat: 16}}
"""
"""Places of each look: areas, points that may be off, names without limits, a line, a town."""
OWN_EVENT = """\
  - id: at-{place}
    kind: meeting
    title: {{ar: "حدث {place}", en: "Event at {place}"}}
    status: actual
    when: {{edtf: "2029-12", holds: sometime}}
    actors: [{{actor: jpn, role: participant}}]
    places: [{{place: {place}}}]
    claims: [{{id: c-{place}, source: ministry, sentence: 2, spans: [[33, 47]], statement: reported}}]
"""
OWN_LANE = (
    OWN_EVENT.replace("at-{place}", "lane")
    .replace("c-{place}", "c-lane")
    .replace("[{{place: {place}}}]", "[{{place: spot, role: from}}, {{place: box, role: to}}]")
    .replace("meeting", "transfer")
    .replace("participant", "supplier")
)


@pytest.fixture(scope="session")
def own_yaml() -> str:
    """The invented brief with places of its own, an event at each, and a transfer between two."""
    places = re.findall(r"{id: (\w+),", OWN_PLACES)
    events = "".join(OWN_EVENT.format(place=place) for place in places) + OWN_LANE.format(place="")
    return YAML.replace("sentences:\n", f"{OWN_PLACES}sentences:\n", 1).replace(
        "events:\n", f"events:\n{events}", 1
    )


@pytest.fixture(scope="session")
def own_atlas(own_yaml: str) -> Atlas:
    """The atlas of the brief with places of its own."""
    reading = read_brief_bytes(own_yaml.encode())
    assert reading.brief is not None
    assert reading.problems == ()
    return build_atlas(reading.brief, "own")


KNOWN_TO_A_COUNTRY = """\
  - id: {id}
    kind: {kind}
    title: {title}
    status: actual
    when: {{edtf: {day}}}
    places: [{{place: {place}}}]
    claims: [{{id: {id}-1, source: office, document: notice, statement: reported}}]
"""


@pytest.fixture(scope="session")
def signed_atlas() -> Atlas:
    """The brief of one language with four events known only to Yemen, and one known only to Oman."""
    rows = (
        ("strike-one", "strike", "First strike", "2024-01-12", "yem"),
        ("strike-two", "strike", "Second strike", "2024-01-22", "yem"),
        ("warning", "statement", "A warning", "2024-02", "yem"),
        ("drill", "exercise", "A drill", "2024-03", "omn"),
    )
    names = ("id", "kind", "title", "day", "place")
    events = "".join(KNOWN_TO_A_COUNTRY.format(**dict(zip(names, row, strict=True))) for row in rows)
    reading = read_brief_bytes(f"{SPARSE}{events}".encode())
    assert reading.brief is not None
    assert reading.problems == ()
    return build_atlas(reading.brief, "signed")


@pytest.fixture(scope="session")
def layered_atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The atlas of a brief with a reference layer of each look."""
    reading = read_brief(write_layered_brief(tmp_path_factory.mktemp("layered")))
    assert reading.brief is not None
    assert reading.problems == ()
    return build_atlas(reading.brief, reading.digest)


@pytest.fixture(scope="session")
def many(demo_atlas: Atlas) -> Callable[[int], Atlas]:
    """A function that makes an atlas in which one event stands at so many places all over the world."""

    def make(number: int) -> Atlas:
        rng = np.random.default_rng(7)
        row = pd.DataFrame(demo_atlas.events.iloc[[0] * number]).reset_index(drop=True)
        row["lon"], row["lat"] = rng.uniform(-180, 180, number), rng.uniform(-60, 60, number)
        events = gpd.GeoDataFrame(row, geometry="geometry", crs=4326)
        return replace(demo_atlas, digest=f"many-{number}", events=events)

    return make


@pytest.fixture(scope="session")
def drafted_atlas(demo: Brief) -> Atlas:
    """The invented brief with its first event, and one claim of that, found by rule and not accepted."""
    data = demo.model_dump(mode="json")
    data["events"][0]["proposed"] = data["events"][0]["claims"][1]["proposed"] = {"record": {"rule": "draft"}}
    return build_atlas(Brief.model_validate(data), "drafted")


@pytest.fixture(scope="session")
def shipped() -> Brief:
    """The brief that the project ships."""
    reading = read_brief(SHIPPED)
    assert reading.brief is not None, "\n".join(map(str, reading.problems))
    return reading.brief


@pytest.fixture(scope="session")
def shipped_atlas(shipped: Brief) -> Atlas:
    """The atlas of the shipped brief."""
    return build_atlas(shipped, "shipped")


@pytest.fixture(scope="session")
def shipped_text() -> bytes:
    """The shipped brief's own text, which is not part of the project."""
    if not SHARED_TEXT.exists():
        pytest.skip("the brief's own text is not part of the project and not beside the checkout")
    return SHARED_TEXT.read_bytes()


@pytest.fixture(scope="session")
def hostile_atlas(demo: Brief) -> Atlas:
    """The invented brief with hostile words wherever words can stand."""
    brief = Brief.model_validate(_worded(demo.model_dump(mode="json"), HOSTILE))
    return build_atlas(brief, "hostile")


def _worded(value: Any, words: str) -> Any:
    """The same data with every pair of words replaced."""
    if isinstance(value, dict):
        if {"ar", "en"} <= set(value):
            return value | {"ar": f"«{words}»", "en": words}
        return {name: _worded(each, words) for name, each in value.items()}
    return [_worded(each, words) for each in value] if isinstance(value, list) else value


@pytest.fixture(scope="session")
def brief(shipped: Brief) -> Brief:
    """The shipped brief."""
    return shipped


@pytest.fixture(scope="session")
def whole(brief: Brief) -> Atlas:
    """The Atlas of the shipped brief under a digest of its own."""
    return build_atlas(brief, "digest")


@pytest.fixture(scope="session")
def everything(whole: Atlas) -> Selection:
    """All of it."""
    return select_events(whole, View())


@pytest.fixture(scope="session")
def related(whole: Atlas) -> Selection:
    """All of it, relations drawn."""
    return select_events(whole, parse_view("show=relations").view)


@pytest.fixture(scope="session")
def layout_context(everything: Selection) -> LayoutContext:
    """Layout of the whole brief over the Far East, in English, light theme."""
    return LayoutContext(everything, "en", "light", Viewport(FAR_EAST, (960, 640)))


@pytest.fixture(scope="session")
def scene(everything: Selection) -> Scene:
    """The Scene of the whole brief in English."""
    return compose_scene(everything, lang="en", theme="light")


@pytest.fixture(scope="session")
def hostile(brief: Brief) -> Selection:
    """The brief with a title that is code to deck.gl, to a template and to HTML."""
    titles = ("@@=lon", "{body} ~1,500~", "<img src=x onerror=alert(1)>")
    renamed = [
        event.model_copy(
            update={"title": event.title.model_copy(update={"root": {"en": title, "ar": title}})}
        )
        for event, title in zip(
            [event for event in brief.events if brief.is_on_map(event)], titles, strict=False
        )
    ]
    by_id = {event.id: event for event in renamed}
    events = tuple(by_id.get(event.id, event) for event in brief.events)
    return select_events(build_atlas(brief.model_copy(update={"events": events}), "hostile"), View())


@pytest.fixture(scope="session")
def names_folder() -> Path:
    """Cache folder with the index of place names, built once for all runs of equal tables."""
    return build_names_folder()


@pytest.fixture
def names_index(names_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let this test look places up in the built index; return the cache folder."""
    monkeypatch.setenv("BRIEFMAP_CACHE", str(names_folder))
    return names_folder


@pytest.fixture
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let this test run on a machine whose index of place names is not built; return the cache folder."""
    monkeypatch.setenv("BRIEFMAP_CACHE", str(tmp_path / "no-cache"))
    return tmp_path / "no-cache"
