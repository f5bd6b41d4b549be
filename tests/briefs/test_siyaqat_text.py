"""Tests of the October 2024 brief against its text: offsets, and no quotation."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.brief.checks.check import check_brief, check_text
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText
from geodata.brief.text_coverage import count_coverage
from geodata.words import fold_text

ROOT = Path(__file__).resolve().parents[2]
ARABIC = re.compile("[\u0621-\u064a]{3}")

RUN = 6
"""Words in a row that count as a quotation."""

# Number, paragraph, length, first and last word of every sentence.
SENTENCES = (
    (1, 1, 83, "روسيا", "وإيران"),
    (2, 2, 20, "سياقات", "2024"),
    (3, 3, 6, "الملخص", "الملخص"),
    (4, 4, 302, "أكدت", "القادم"),
    (5, 4, 89, "لاحقا", "روسيا"),
    (6, 4, 174, "فيما", "روسية"),
    (7, 4, 240, "من", "ما"),
    (8, 5, 83, "روسيا", "وإيران"),
    (9, 6, 92, "التحليل", "وإيران"),
    (10, 7, 356, "يأتي", "الهدف"),
    (11, 8, 219, "دخل", "للهجوم"),
    (12, 8, 138, "ومن", "البلدين"),
    (13, 9, 423, "إن", "المتحدة"),
    (14, 10, 171, "إن", "الهادئ"),
    (15, 10, 192, "ففي", "أوخوتسك"),
    (16, 10, 179, "فيما", "2016"),
    (17, 10, 118, "وتنفذ", "الأصفر"),
    (18, 11, 257, "في", "الشمالية"),
    (19, 11, 329, "تجري", "الشمالية"),
    (20, 12, 204, "إن", "فيه"),
    (21, 12, 233, "خاصة", "روسيا"),
    (22, 13, 225, "وتخشى", "التقني"),
    (23, 13, 43, "وهو", "الجارتين"),
    (24, 14, 188, "سبق", "الشمالية"),
    (25, 14, 269, "وأعلنت", "سيك"),
    (26, 14, 104, "ورجحت", "العسكرية"),
)

# Claim, sentence, first and last of the words that it cites.
CITED = (
    ("troops-in-russia-nis", 4, "ما", "جندي"),
    ("troops-in-russia-zelensky", 4, "يبلغ", "جندي"),
    ("troops-in-russia-austin", 5, "أن", "روسيا"),
    ("troops-in-russia-kirby", 6, "هناك", "روسية"),
    ("troops-in-russia-putin", 7, "تجنب", "ما"),
    ("troops-in-russia-author", 7, "أقرب", "الضمني"),
    ("troops-in-russia-pictures", 7, "قيل", "شمالية"),
    ("troops-ready-1", 4, "ويتوقع", "القادم"),
    ("iran-drones-1", 10, "بعد", "قتالية"),
    ("iran-missiles-1", 10, "ثم", "باليستية"),
    ("axis-china-signal", 10, "إشارة", "دفاعية"),
    ("axis-china-efforts", 10, "ولا", "الصين"),
    ("rus-prk-treaty-signed", 11, "توقيعهما", "2024"),
    ("rus-prk-treaty-clause", 11, "المساعدة", "للهجوم"),
    ("rus-prk-treaty-phase", 11, "مرحلة", "جديدة"),
    ("rus-irn-treaty-relations", 12, "قد", "معتبرا"),
    ("rus-irn-treaty-near", 12, "قرب", "الاستراتيجية"),
    ("us-presence-1", 13, "تعزيز", "آسيا"),
    ("us-allies-1", 13, "حلفائها", "وأستراليا"),
    ("chn-prk-coordination-1", 13, "يدفع", "الدفاعي"),
    ("four-front-1", 13, "ربما", "مشتركة"),
    ("rus-chn-xkor-growth", 14, "التعاون", "الجنوبية"),
    ("rus-chn-xkor-pacific", 14, "ينعكس", "الهادئ"),
    ("ocean-2024-held", 15, "ففي", "أوخوتسك"),
    ("ocean-2024-ships", 15, "400", "دعم"),
    ("ocean-2024-size", 15, "أحد", "السوفيتية"),
    ("chn-yellow-sea-activity", 16, "كثفت", "الأصفر"),
    ("chn-yellow-sea-passages", 16, "ارتفع", "2016"),
    ("chn-prk-naval-1", 16, "وطورت", "الشمالية"),
    ("chn-prk-naval-effect", 16, "بحيث", "الصينية"),
    ("joint-sea-series", 17, "منذ", "2012"),
    ("joint-sea-waters", 17, "في", "الأصفر"),
    ("nato-kor-forecast", 18, "سيواصلان", "الدفاعية"),
    ("nato-kor-strategy", 18, "مصالح", "منفصلة"),
    ("us-kor-annual-1", 19, "تدريبات", "حي"),
    ("ufs-2024-held", 19, "أغسطس", "2024"),
    ("ufs-2024-soldiers", 19, "ما", "جنوبي"),
    ("ufs-2024-scenario", 19, "سيناريوهات", "الشمالية"),
    ("prk-player-standing", 20, "التورط", "دولي"),
    ("prk-player-ukraine", 20, "ويزيد", "فيه"),
    ("kor-nsc-concerns", 21, "أعربت", "مخاوفها"),
    ("kor-nsc-discussed", 21, "وناقش", "مقترحات"),
    ("kor-ukr-arms-proposals", 21, "مقترحات", "أوكرانيا"),
    ("kor-ukr-arms-shift", 21, "سيمثل", "المباشر"),
    ("kor-sanctions-1", 21, "مشاركة", "الغربية"),
    ("rus-prk-tech-fear", 22, "وتخشى", "والصاروخي"),
    ("rus-prk-tech-putin", 22, "قد", "التقني"),
    ("korea-escalation-1", 23, "قد", "الجارتين"),
    ("vladivostok-summit-1", 24, "الرئيس", "2023"),
    ("prk-rus-agreed-1", 24, "على", "روسيا"),
    ("rus-prk-food-1", 24, "مساعدات", "غذائية"),
    ("rus-prk-space-1", 24, "ودعم", "الشمالية"),
    ("prk-rus-containers-announced", 25, "وأعلنت", "حاوية"),
    ("prk-rus-containers-shells", 25, "يمكن", "السابق"),
    ("prk-rus-containers-rockets", 25, "يمكن", "السابق"),
    ("prk-rus-containers-estimates", 26, "ورجحت", "العسكرية"),
)


def words(text: str) -> list[str]:
    """The words of a text, in comparable spelling."""
    return re.findall(r"\w+", fold_text(text))


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of six words."""
    row = words(text)
    return (tuple(row[at : at + RUN]) for at in range(len(row) - RUN + 1))


def quotable(brief: Brief, text: SourceText) -> frozenset[tuple[str, ...]]:
    """The runs of six words of all sentences but headings."""
    told = [sentence for sentence in brief.sentences if not sentence.heading]
    return frozenset(run for sentence in told for run in runs(text.content[slice(*sentence.span)]))


def tracked() -> Iterator[tuple[str, str]]:
    """Path and content of the tracked files that hold Arabic letters."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is no list of tracked files")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name for name in listed.decode().split("\0")]
    for path in filter(Path.is_file, paths):
        content = path.read_bytes().decode(errors="ignore")
        if ARABIC.search(content):
            yield path.relative_to(ROOT).as_posix(), content


def test_nothing_is_wrong_against_the_text(brief: Brief, text: SourceText) -> None:
    """The hash is right, sentences cover all but white space, paragraphs are counted rightly."""
    assert text.matches(brief)
    assert check_brief(brief) == check_text(brief, text) == ()
    assert count_coverage(brief, text).uncovered_characters == 0


def test_sentences_begin_and_end_rightly(brief: Brief, text: SourceText) -> None:
    """Number, paragraph, length, first and last word of every sentence."""
    found = []
    for sentence in brief.sentences:
        said = re.findall(r"\w+", text.content[slice(*sentence.span)])
        length = sentence.span[1] - sentence.span[0]
        found.append((sentence.number, sentence.paragraph, length, said[0], said[-1]))
    assert tuple(found) == SENTENCES


def test_citations_begin_and_end_rightly(text: SourceText, claims: dict[str, Claim]) -> None:
    """The first and the last of the words that each claim cites."""
    found = []
    for claim in claims.values():
        said = [re.findall(r"\w+", text.content[slice(*span)]) for span in claim.spans]
        found.append((claim.id, claim.sentence, said[0][0], said[-1][-1]))
    assert tuple(found) == CITED


def test_spans_cut_no_word(brief: Brief, text: SourceText, claims: dict[str, Claim]) -> None:
    """Before and after the cited words stands no letter."""
    for cited in (*claims.values(), *brief.queries):
        for start, end in cited.spans:
            around = text.content[start - 1] + text.content[end]
            assert not re.search(r"\w", around), (cited.id, start, end)


def test_hedges_are_among_the_cited_words(text: SourceText, claims: dict[str, Claim]) -> None:
    """The word that hedges a claim stands in what the claim cites."""
    for claim in claims.values():
        said = " ".join(text.content[slice(*span)] for span in claim.spans)
        assert claim.hedge is None or claim.hedge["ar"] in said, claim.id


def test_a_quotation_would_be_found(brief: Brief, text: SourceText) -> None:
    """The search for runs of six words finds the text itself, whatever its marks."""
    quoted = quotable(brief, text)
    assert len(quoted) > 400
    assert quoted >= set(runs(fold_text(text.content[slice(*brief.sentence_by_number[23].span)])))


def test_the_brief_quotes_no_sentence(brief: Brief, text: SourceText, folder: Path) -> None:
    """The structured brief has no run of six words in common with any sentence of the text."""
    assert quotable(brief, text).isdisjoint(runs((folder / BRIEF_FILE_NAME).read_text("utf-8")))


def test_the_repository_quotes_no_sentence(brief: Brief, text: SourceText) -> None:
    """No tracked text file has a run of six words in common with any sentence of the text."""
    quoted = quotable(brief, text)
    assert [path for path, content in tracked() if not quoted.isdisjoint(runs(content))] == []
