"""An invented brief in one language alone, with every sort of record: for tests of what is not translated."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "title": "Fires at the depot (two versions)",
        "publisher": "The harbour desk",
        "line": "Two fires broke out, and the speakers differ on their number.",
        "text": "Fires at the depot\n\nThe depot burned in May. A ship came. Nobody met. It rained.\n",
        "notice": "A notice to shipping",
        "rows": "A log of fires",
        "office": "The harbour office",
        "short": "the office",
        "paper": "The evening paper",
        "group": "The harbour watch",
        "firm": "Depot Company",
        "one": "Fire",
        "many": "Fires",
        "depot": "The depot",
        "near": "Near the town",
        "field": "The oil field",
        "burned": "Depot burned (again)",
        "ship": "Ship came",
        "talks": "Talks put off",
        "bond": "Watch and company closer",
        "reason": "The text names no place",
        "counted": "burned down",
        "hedge": "perhaps",
        "gist": "It burned twice",
        "front": "The old wall",
        "headline": "What burned",
        "note": "Say it slowly",
        "doubt": "Which depot is meant",
        "marking": "HARBOUR ONLY",
        "rain": "It says nothing of the harbour",
        "restated": "A depot caught fire in May",
        "told": "Told by hand",
    },
    "ar": {
        "title": "حرائق في المستودع (روايتان)",
        "publisher": "مكتب الميناء",
        "line": "اندلع حريقان، والمتحدثون مختلفون في عدد الخزانات.",
        "text": "حرائق في المستودع\n\nاحترق المستودع في مايو. جاءت سفينة من إيران. لم يلتق أحد. هطل المطر.\n",
        "notice": "إشعار إلى الملاحة",
        "rows": "سجل الحرائق",
        "office": "إدارة الميناء",
        "short": "الإدارة",
        "paper": "صحيفة المساء",
        "group": "حرس الميناء",
        "firm": "شركة المستودع",
        "one": "حريق",
        "many": "حرائق",
        "depot": "المستودع",
        "near": "قرب البلدة",
        "field": "حقل النفط",
        "burned": "احتراق المستودع (مجددًا)",
        "ship": "وصول سفينة",
        "talks": "تأجيل المحادثات",
        "bond": "تقارب الحرس والشركة",
        "reason": "لا يذكر النص مكانًا",
        "counted": "احترقت",
        "hedge": "ربما",
        "gist": "احترق مرتين",
        "front": "السور القديم",
        "headline": "ما الذي احترق",
        "note": "تُقال على مهل",
        "doubt": "أي مستودع هو المقصود",
        "marking": "للميناء فقط",
        "rain": "لا تقول شيئًا عن الميناء",
        "restated": "شب حريق في مستودع خلال مايو",
        "told": "رُوي يدويًا",
    },
}
"""Words of the brief, by language."""
OWN_ID: Final = "zz"
"""Every id of the brief begins so, and no word does."""
ROWS: Final = (
    "ref,day,name,lon,lat,who\n1,2030-05-02,{burned},44.1,12.9,{group}\n2,2030-05-03,{ship},,,{firm}\n"
)
TEMPLATE: Final = """\
schema: 2
id: only-{lang}
title: "{title}"
publisher: "{publisher}"
published: "2030-05"
as_of: 2030-05-20
language: {lang}
marking: {{text: "{marking}", level: 1}}
summary: ["{line}"]
documents:
  - {{id: zz-text, type: text, title: "{title}", file: text.{lang}.txt, sha256: {text_hash}, share: all}}
  - {{id: zz-notice, type: page, title: "{notice}", publisher: "{publisher}", published: 2030-05}}
  - {{id: zz-rows, type: table, title: "{rows}", file: rows.csv, sha256: {rows_hash}, language: {lang},
     share: all}}
sources:
  - {{id: zz-office, name: "{office}", short: "{short}", actor: zz-group}}
  - {{id: zz-paper, name: "{paper}"}}
kinds:
  - {{id: zz-fire, words: {{{lang}: {{one: "{one}", many: "{many}"}}}}, family: harm, form: point}}
actors:
  - {{id: zz-group, name: "{group}", kind: group}}
  - {{id: zz-firm, name: "{firm}", kind: company}}
places:
  - {{id: zz-depot, name: "{depot}", kind: city, geometry: {{lon: 44.2, lat: 12.8}}, where_prec: 1}}
  - {{id: zz-near, name: "{near}", kind: city, geometry: {{circle: {{lon: 45.0, lat: 13.4, km: 30}}}}}}
  - {{id: zz-field, name: "{field}", kind: region,
     geometry: {{polygon: [[[46, 14], [47, 14], [47, 15], [46, 15], [46, 14]]]}}}}
sentences:
  - {{number: 1, paragraph: 1, span: [0, {s1}], heading: true}}
  - {{number: 2, paragraph: 2, span: [{s2}, {e2}], restatement: "{restated}"}}
  - {{number: 3, paragraph: 2, span: [{s3}, {e3}]}}
  - {{number: 4, paragraph: 2, span: [{s4}, {e4}], note: "{reason}"}}
  - {{number: 5, paragraph: 2, span: [{s5}, {e5}], set_aside: "{rain}"}}
events:
  - id: zz-burned
    kind: zz-fire
    title: "{burned}"
    status: alleged
    when: {{edtf: "2030-05", convention: "{told}"}}
    actors: [{{actor: zz-firm, role: subject}}]
    places: [{{place: zz-depot, hedge: "{hedge}"}}, {{place: zz-near}}]
    claims:
      - {{id: zz-burned-1, source: zz-office, sentence: 2, spans: [[{s2}, {e2}]], statement: reported,
         gist: "{gist}", hedge: "{hedge}",
         figure: {{value: 3, unit: ship, counts: {{id: zz-lost, {lang}: "{counted}"}}}}}}
      - {{id: zz-burned-2, source: zz-paper, document: zz-notice, statement: judgement,
         figure: {{low: 4, high: 6, unit: ship, counts: {{id: zz-lost, {lang}: "{counted}"}}}}}}
  - id: zz-ship
    kind: transfer
    title: "{ship}"
    status: actual
    when: {{edtf: "2030-05-03"}}
    actors: [{{actor: irn, role: supplier}}, {{actor: zz-firm, role: recipient}}]
    places: [{{place: irn, role: from}}, {{place: zz-field, role: to}}]
    claims: [{{id: zz-ship-1, source: zz-office, sentence: 3, spans: [[{s3}, {e3}]], statement: reported}}]
  - id: zz-talks
    kind: meeting
    title: "{talks}"
    status: expected
    when: {{undated: true}}
    off_map: "{reason}"
    claims: [{{id: zz-talks-1, source: zz-paper, via: [zz-office], sentence: 4, spans: [[{s4}, {e4}]],
      statement: forecast, gist: "{gist}"}}]
  - id: zz-bond
    kind: alignment
    title: "{bond}"
    status: actual
    when: {{edtf: "2030"}}
    actors: [{{actor: zz-group, role: partner}}, {{actor: zz-firm, role: partner}}]
    off_map: "{reason}"
    claims: [{{id: zz-bond-1, source: zz-office, document: zz-notice, statement: judgement}}]
tables:
  - id: zz-log
    document: zz-rows
    key: [ref]
    mapping:
      title: {{column: name}}
      kind: zz-fire
      status: actual
      start: {{column: day}}
      place: {{lon: {{column: lon}}, lat: {{column: lat}}, name: {{column: name}}}}
      source: {{column: who}}
layers:
  - {{id: zz-wall, title: "{front}", places: [zz-field], look: line, document: zz-notice}}
queries:
  - {{id: zz-which, kind: reading, sentence: 2, spans: [[{s2}, {e2}]], what: "{doubt}", why: "{line}",
     readings: ["{depot}", "{field}"], events: [zz-burned]}}
slides:
  - {{id: zz-first, title: "{headline}", note: "{note}", view: "focus=zz-burned", seconds: 9}}
  - {{id: zz-all, title: "{title}", view: ""}}
"""


def write_brief(folder: Path, lang: str) -> Path:
    """Write the brief in one language, its text and its rows into a folder, and return the folder."""
    words = WORDS[lang]
    text, rows = words["text"], ROWS.format_map(words)
    spans, at = {"s1": text.index("\n")}, text.index("\n\n") + 2
    for number, part in enumerate(text[at:].strip().split(". "), 2):
        end = at + len(part) + (not part.endswith("."))
        spans |= {f"s{number}": at, f"e{number}": end}
        at = end + 1
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"text.{lang}.txt").write_text(text, encoding="utf-8")
    (folder / "rows.csv").write_text(rows, encoding="utf-8")
    hashes = {
        "text_hash": sha256(text.encode()).hexdigest(),
        "rows_hash": sha256(rows.encode()).hexdigest(),
    }
    yaml = TEMPLATE.format_map({"lang": lang, **words, **spans, **hashes})
    (folder / "brief.yaml").write_text(yaml, encoding="utf-8")
    return folder
