"""A brief whose documents may be shared to different degrees, and the words that may leave of each."""

import hashlib
from pathlib import Path

OWN = "The office saw nine boats today.\n"
CITED = "Secretly they sold forty rafts, said the agent.\n"
NONE = "Nobody may read of the seven canoes here.\n"
QUOTES = {"all": "a wholly open remark", "cited": "a cited remark only", "none": "a closed remark"}


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _document(name: str, text: str, share: str) -> str:
    return f"""\
  - {{id: {name}, title: {{en: The {name} text}}, publisher: {{en: The {name} house}}, published: 2030-01-02,
     url: "https://{name}.example/t", retrieved: 2030-01-09, type: text, file: {name}.txt, language: en,
     sha256: {_sha(text)}, characters: {len(text)}, share: {share}}}
  - {{id: {name}-page, title: {{en: The {name} page}}, type: page, share: {share}}}
"""


def _claims(name: str, share: str) -> str:
    document = "" if name == "own" else f"document: {name}, "
    return f"""\
      - {{id: {name}-1, source: desk, {document}sentence: 1, spans: [[9, 18], [19, 24]], statement: reported}}
      - {{id: {name}-2, source: desk, document: {name}-page, quote: "{QUOTES[share]}", statement: reported}}
"""


def _event(name: str, share: str) -> str:
    return f"""\
  - id: {name}-event
    kind: meeting
    title: {{en: Event of {name}}}
    status: actual
    when: {{edtf: "2030-01-02"}}
    places: [{{place: yem}}]
    claims:
{_claims(name, share)}"""


DEGREES = {"own": ("all", OWN), "part": ("cited", CITED), "shut": ("none", NONE)}
YAML = "".join(
    (
        "schema: 2\nid: shared\ntitle: {en: Shared words}\nas_of: 2030-01-15\nlanguage: en\ndocuments:\n",
        *(_document(name, text, share) for name, (share, text) in DEGREES.items()),
        "sources: [{id: desk, name: {en: The desk}}]\nsentences:\n",
        "  - {number: 1, span: [0, 32], restatement: {en: Nine were seen}}\n",
        "  - {number: 1, document: part, span: [0, 47]}\n",
        "  - {number: 1, document: shut, span: [0, 41], restatement: {en: In other words}}\n",
        "events:\n",
        *(_event(name, share) for name, (share, _) in DEGREES.items()),
    )
)


def write_shared_brief(folder: Path) -> Path:
    """Write the brief with its texts into a folder, and return it."""
    folder.joinpath("brief.yaml").write_text(YAML, "utf-8")
    for name, (_, text) in DEGREES.items():
        folder.joinpath(f"{name}.txt").write_text(text, "utf-8")
    return folder


LEAVING = (
    "The office saw nine boats today.",
    "they sold … forty",
    *(QUOTES[each] for each in ("all", "cited")),
)
"""Words that leave: a whole sentence, cited words, quotes of documents that may be shared."""
STAYING = ("rafts", "said the agent", "canoes", "Nobody", QUOTES["none"])
"""Words that no file holds."""
