"""A brief that withholds sources, in its text and in rows, and the words that nothing may show."""

import gzip
import hashlib
import io
import re
import sqlite3
import zipfile
import zlib
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq

SECRETS = ("nightjar", "barnowl", "البومة", "الليل")
"""Parts of the ids, names, addresses, titles and file names of what is withheld, in lower case."""
TEXT = "The desk counts about 30 ships at the drill.\nOthers count 20 of them, they say.\n"
CABLE = "Twelve trucks left at dawn.\n"
OPEN_ROWS = (
    "ref,what,day,lon,lat,by,more\nA 1,Raid,2030-01-02,45.5,12.5,Radio;Barnowl agent,told by Barnowl\n"
)
OPEN_ROWS += "A 2,March,2030-01-03,45.6,12.6,Radio,nothing more\n"
CLOSED_ROWS = "ref,what,day,lon,lat,by\nB 1,Strike,2030-01-04,46.5,12.5,Nightjar two\n"


def sha(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _table(name: str, document: str) -> str:
    return f"""\
  - id: {name}
    document: {document}
    key: [ref]
    evidence: ["by is Nightjar two or Barnowl agent"]
    mapping:
      title: {{text: "{{what}} {{ref}}"}}
      start: {{column: day}}
      place: {{lon: {{column: lon}}, lat: {{column: lat}}}}
      source: {{column: by, split: ";", withheld: [Nightjar two, Barnowl agent]}}
"""


YAML = f"""\
schema: 2
id: guarded
title: {{en: Guarded brief, ar: "موجز محروس"}}
as_of: 2030-01-15
language: en
documents:
  - {{id: account, title: {{en: The account, ar: "النص"}}, publisher: {{en: The desk, ar: "المكتب"}},
     published: "2030-01", retrieved: 2030-01-14, url: "https://desk.example/account", type: text,
     file: text.en.txt, sha256: {sha(TEXT)}, characters: {len(TEXT)}, share: all}}
  - {{id: nightjar-cable, title: {{en: Cable of the Nightjar desk, ar: "برقية الليل"}},
     publisher: {{en: Nightjar House, ar: "دار الليل"}}, url: "https://nightjar.example/cable", type: text,
     file: nightjar-cable.txt, sha256: {sha(CABLE)}, characters: {len(CABLE)}, share: all,
     retrieved: 2030-01-13,
     extracted: {{from: nightjar.pdf, by: hand}}, licence: Nightjar licence}}
  - {{id: barnowl-page, title: {{en: Barnowl page, ar: "صفحة البومة"}}, url: "https://barnowl.example/p",
     type: page, share: all}}
  - {{id: log, title: {{en: The log, ar: "السجل"}}, type: table, file: log.csv, sha256: {sha(OPEN_ROWS)},
     share: all}}
  - {{id: nightjar-log, title: {{en: Nightjar log, ar: "سجل الليل"}}, type: table, file: nightjar-log.csv,
     sha256: {sha(CLOSED_ROWS)}, share: all}}
  - {{id: later, title: {{en: A later page, ar: "صفحة لاحقة"}}, type: page, supersedes: nightjar-cable}}
sources:
  - {{id: desk, name: {{en: The desk, ar: "المكتب"}}, document: account, reliability: B}}
  - {{id: nightjar-one, name: {{en: Nightjar One, ar: "الليل واحد"}}, short: {{en: Nightjar, ar: "الليل"}},
     actor: nightjar-group, reliability: A, url: "https://nightjar.example", document: nightjar-cable,
     withheld: true}}
  - {{id: barnowl, name: {{en: Barnowl, ar: "البومة"}}, withheld: true}}
  - {{id: unread-nightjar, name: {{en: Unread Nightjar}}, document: nowhere-nightjar, withheld: true}}
actors:
  - {{id: nightjar-group, name: {{en: The Nightjar group, ar: "جماعة الليل"}}, kind: group}}
sentences:
  - {{number: 1, paragraph: 1, span: [0, 44], restatement: {{en: About thirty, ar: "نحو ثلاثين"}}}}
  - {{number: 2, paragraph: 2, span: [45, 79], restatement: {{en: Twenty, ar: "عشرون"}}}}
  - {{number: 1, document: nightjar-cable, span: [0, 27], restatement: {{en: A dozen, ar: "دزينة"}}}}
events:
  - id: drill
    kind: exercise
    title: {{en: Drill at sea, ar: "مناورة"}}
    status: actual
    when: {{edtf: "2029-12"}}
    actors: [{{actor: jpn, role: lead}}]
    places: [{{place: sea-of-japan}}]
    urls: ["https://barnowl.example/p", "https://desk.example/account"]
    claims:
      - {{id: drill-1, source: desk, sentence: 1, spans: [[16, 30]], statement: reported,
         figure: {{value: 30, unit: ship, counts: {{id: part, en: taking part, ar: "مشاركة"}}}}}}
      - {{id: drill-2, source: desk, via: [barnowl], cites: [{{sentence: 2, spans: [[45, 60]]}},
         {{document: barnowl-page, page: 3}}], statement: reported,
         figure: {{value: 20, unit: ship, counts: {{id: part, en: taking part, ar: "مشاركة"}}}}}}
  - id: trucks
    kind: movement
    title: {{en: Trucks leave, ar: "شاحنات"}}
    status: actual
    when: {{edtf: "2030-01-02"}}
    places: [{{place: yem}}]
    claims:
      - {{id: trucks-1, source: nightjar-one, document: nightjar-cable, sentence: 1, spans: [[0, 13]],
         statement: reported, credibility: 2}}
      - {{id: trucks-2, source: barnowl, via: [nightjar-one], document: barnowl-page, page: 2,
         statement: reported}}
  - id: talk
    kind: meeting
    title: {{en: Talks, ar: "محادثات"}}
    status: actual
    when: {{edtf: "2030-01"}}
    off_map: {{en: No place, ar: "لا مكان"}}
    claims: [{{id: talk-1, source: barnowl, document: barnowl-page, quote: "a barnowl said it",
       statement: reported}}]
  - id: faulty
    kind: meeting
    title: {{en: Faulty, ar: "معيب"}}
    status: actual
    when: {{edtf: "2030-01"}}
    off_map: {{en: No place, ar: "لا مكان"}}
    claims: [{{id: faulty-1, source: nightjar-oen, document: nightjar-cable, sentence: 9, spans: [[1, 2]],
       statement: reported}}]
tables:
{_table("open", "log")}{_table("closed", "nightjar-log")}
queries:
  - {{id: count, kind: contradiction, document: nightjar-cable, sentence: 1, spans: [[0, 6]],
     what: {{en: A number, ar: "عدد"}}, why: {{en: Others differ, ar: "غيره يخالفه"}}, events: [trucks]}}
slides:
  - {{id: first, title: {{en: First, ar: "أولى"}}, view: "focus=trucks"}}
  - {{id: second, title: {{en: Second, ar: "ثانية"}}, view: "focus=drill"}}
"""
FILES = {
    "brief.yaml": YAML,
    "text.en.txt": TEXT,
    "nightjar-cable.txt": CABLE,
    "log.csv": OPEN_ROWS,
    "nightjar-log.csv": CLOSED_ROWS,
}


def write_withheld_brief(folder: Path) -> Path:
    """Write the brief with its files into a folder, and return it."""
    for name, content in FILES.items():
        folder.joinpath(name).write_text(content, encoding="utf-8")
    return folder


def named_secrets(words: str) -> list[str]:
    """The secrets that stand in some words, and the hashes of withheld files."""
    hashes = [sha(content)[:12] for content in (CABLE, CLOSED_ROWS)]
    return [each for each in (*SECRETS, *hashes) if each in words.lower()]


def file_words(data: bytes) -> str:
    """All text of a file: of members of an archive, tables of a database, columns of a Parquet file."""
    if data[:2] == b"\x1f\x8b":
        return file_words(gzip.decompress(data))
    if data[:4] == b"PAR1":
        table = pq.read_table(io.BytesIO(data))
        return repr(table.schema.metadata) + repr(table.to_pydict())
    if data[:15] == b"SQLite format 3":
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(data)
            return "\n".join(database.iterdump())
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(name + file_words(archive.read(name)) for name in archive.namelist())
    if data[:5] == b"%PDF-":
        parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
        return (
            data.decode("utf-8", "ignore")
            + " ".join(map(_inflated, parts))
            + data.decode("utf-16-be", "ignore")
        )
    return data.decode("utf-8", "ignore")


def _inflated(part: bytes) -> str:
    try:
        return zlib.decompress(part).decode("utf-8", "ignore")
    except zlib.error:
        return ""
