"""A brief whose text has names that several places bear, in English and in Arabic."""

import hashlib
from pathlib import Path

TEXT = (
    "Fire news\n"
    "A fire broke out in Fairfield on 3 January 2031, the mayor said. "
    "Two people were hurt in Fairfield. "
    "Help came by road from Springfield. "
    "Ships from Libya had left the port of Tripoli before.\n"
)
SENTENCES = (
    "Fire news",
    "A fire broke out in Fairfield on 3 January 2031, the mayor said.",
    "Two people were hurt in Fairfield.",
    "Help came by road from Springfield.",
    "Ships from Libya had left the port of Tripoli before.",
)
BRIEF_ID = "asked-2031"
ARABIC_ID = "asked-2031-ar"
ARABIC_TEXT = (
    "أنباء الحريق\n"
    "اندلع حريق في مدينة طرابلس يوم 3 كانون الثاني 2031 بحسب رئيس البلدية. "
    "وأصيب شخصان في طرابلس. "
    "وجاءت النجدة من مدينة الرقة برًّا.\n"
)
ARABIC_SENTENCES = (
    "أنباء الحريق",
    "اندلع حريق في مدينة طرابلس يوم 3 كانون الثاني 2031 بحسب رئيس البلدية.",
    "وأصيب شخصان في طرابلس.",
    "وجاءت النجدة من مدينة الرقة برًّا.",
)


def asked_yaml(
    name: str = BRIEF_ID,
    text: str = TEXT,
    sentences: tuple[str, ...] = SENTENCES,
    lang: str = "en",
    more: str = "",
) -> str:
    """Return the ``brief.yaml`` of a text: a source, a placed event, and one that has no place yet."""
    lines = []
    for number, words in enumerate(sentences, 1):
        start = text.index(words)
        span = f"[{start}, {start + len(words)}]"
        is_heading = ", heading: true" if number == 1 else ""
        lines.append(f"  - {{number: {number}, paragraph: {min(number, 2)}, span: {span}{is_heading}}}")
    cited = text.index(sentences[2])
    last = text.index(sentences[-1])
    digest = hashlib.sha256(text.encode()).hexdigest()
    listed = "\n".join(lines)
    return f"""\
schema: 2
id: {name}
title: {{ar: "الحريق", en: "The fire"}}
as_of: 2031-01-05
language: {lang}
{more}documents:
  - id: text
    type: text
    sha256: {digest}
    characters: {len(text)}
    title: {{ar: "النص", en: "Text"}}
    share: all
sources:
  - {{id: mayor, name: {{ar: "رئيس البلدية", en: "The mayor"}}}}
sentences:
{listed}
events:
  - id: help
    kind: meeting
    title: {{ar: "لقاء", en: "Talks"}}
    status: actual
    when: {{edtf: "2031-01-03"}}
    actors: [{{actor: lby, role: party}}, {{actor: usa, role: party}}]
    places: [{{place: aden}}]
    claims:
      - id: help-1
        source: mayor
        statement: reported
        cites: [{{sentence: {len(sentences)}, spans: [[{last}, {last + 5}]]}}]
  - id: hurt
    kind: clash
    title: {{ar: "مصابون", en: "People hurt"}}
    status: actual
    when: {{edtf: "2031-01-03"}}
    actors: [{{actor: usa, role: party}}]
    off_map: {{ar: "لا مكان بعد", en: "No place yet"}}
    claims:
      - id: hurt-1
        source: mayor
        statement: reported
        cites: [{{sentence: 3, spans: [[{cited}, {cited + 10}]]}}]
"""


def write_asked_briefs(folder: Path, *, more: str = "") -> None:
    """Write the English and the Arabic brief, each with its text, into a folder of briefs."""
    versions = (
        (BRIEF_ID, TEXT, SENTENCES, "en"),
        (ARABIC_ID, ARABIC_TEXT, ARABIC_SENTENCES, "ar"),
    )
    for name, text, sentences, lang in versions:
        (folder / name).mkdir(parents=True)
        (folder / name / "brief.yaml").write_text(
            asked_yaml(name, text, sentences, lang, more), encoding="utf-8"
        )
        (folder / name / f"text.{lang}.txt").write_text(text, encoding="utf-8")
