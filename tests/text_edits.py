"""Texts with repeated words, and edits of them that know where each character went."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

Letter = tuple[str, int | None]
"""A character, and the offset of the one in its place before all edits; none for one that was added."""
TextSpan = tuple[int, int]

ENGLISH = """
the port ship crew drones missiles from near said that forces on of Iran Yemen Aden Hodeidah 12 200 15 March
three struck seized in and to its officials navy shipments Paris report tanker convoy at, off; a “safe” route
naïve café (second) it was more than about killed wounded men
"""
ARABIC = """
قالت القوات إن السفينة في من إلى على ميناء عدن الحديدة صنعاء ١٢ ٢٠٠ 15 مارس/آذار ثلاثة طائرات مسيّرة أطلقت
احتجزت، وزارة الدفاع؛ أكثر من نحو جنود «آمن» مؤكدًا أن المسؤولين الأمريكيين رأوا شؤون البحرية وقُتل
وبالحديدة كما ذكر التقرير هيئة
"""
CLUSTER = r"[^\u0300-\u036f\u064b-\u0655][\u0300-\u036f\u064b-\u0655]*|."
SIGNS = '“”«»".,؛،;()'
MARKS = "\u064b\u064c\u064e\u064f\u0650\u0651\u0652\u0640\u0301"


@dataclass
class EditedText:
    """A text while it is edited: its sentences, each with the blanks behind it."""

    sentences: list[list[Letter]]
    blanks: list[list[Letter]]
    spans: list[tuple[TextSpan, TextSpan]] = field(default_factory=list)
    """Spans of the text before all edits, each with that of its sentence."""
    doubled: list[list[Letter]] = field(default_factory=list)
    """Sentences of which a twin was written: no edit touches them, since the twin would pass for them."""
    moved: set[int] = field(default_factory=set)
    """Offsets, in the text before all edits, of the characters of sentences that were moved."""

    def letters(self) -> list[Letter]:
        """All characters in order."""
        pairs = zip(self.sentences, self.blanks, strict=True)
        return [letter for sentence, blank in pairs for letter in (*sentence, *blank)]

    def text(self) -> str:
        """The text as it is now."""
        return "".join(letter for letter, _ in self.letters())

    def copies(self) -> tuple[list[list[Letter]], list[list[Letter]], list[list[Letter]]]:
        """Sentences, blanks and doubled sentences as they are now."""
        return [*map(list, self.sentences)], [*map(list, self.blanks)], [*map(list, self.doubled)]

    def places(self, before: str) -> dict[int, int]:
        """Present offset of each character of the text before all edits that is left as it was."""
        return {
            was: at
            for at, (letter, was) in enumerate(self.letters())
            if was is not None and before[was] == letter
        }


def repeating_text(random: Random, sentences: int = 30) -> EditedText:
    """A text of few words, in which sentences and near-twins of sentences stand twice, with spans."""
    words = random.choice((ENGLISH, ARABIC)).split()
    made: list[str] = []
    for _ in range(sentences):
        lot = random.random()
        if made and lot < 0.06:
            made.append(random.choice(made))
        elif made and lot < 0.2:
            twin = random.choice(made).split()
            twin[random.randrange(len(twin))] = random.choice(words)
            made.append(" ".join(twin))
        else:
            made.append(" ".join(random.choices(words, k=random.randint(3, 22))) + ".")
    return text_of(made, random)


def text_of(sentences: list[str], random: Random) -> EditedText:
    """A text of some sentences in paragraphs, with a span of each and some in it."""
    found = EditedText([], [])
    at = 0
    for sentence in sentences:
        blank = random.choice((" ", " ", " ", "\n", "\n\n"))
        found.sentences.append([(letter, at + step) for step, letter in enumerate(sentence)])
        found.blanks.append([(letter, at + len(sentence) + step) for step, letter in enumerate(blank)])
        whole = (at, at + len(sentence))
        found.spans += [(whole, whole), *((span, whole) for span in spans_in(sentence, at, random))]
        at = whole[1] + len(blank)
    return found


def spans_in(sentence: str, at: int, random: Random, number: int = 3) -> Iterator[TextSpan]:
    """Yield spans of words of a sentence, now and then from inside a word, or up to the full stop."""
    words = list(re.finditer(r"\S+", sentence))
    for _ in range(number):
        first = random.randrange(len(words))
        last = min(first + random.choice((0, 0, 1, 2, 3, 5, 8)), len(words) - 1)
        start, end = words[first].start(), words[last].end()
        if random.random() < 0.1 and end - start > 3:
            start += 1
        yield at + start, at + (end if random.random() < 0.5 or end - start < 3 else end - 1)


def edit_text(text: EditedText, random: Random, number: int = 1) -> list[str]:
    """Make a number of edits of different kinds, each of which changes the text, and return their names."""
    names: list[str] = []
    for edit in random.sample(EDITS, len(EDITS)):
        before, kept = text.text(), text.copies()
        edit(text, random)
        if text.text() != before:
            names.append(edit.__name__)
        else:
            text.sentences, text.blanks, text.doubled = kept
        if len(names) == number:
            break
    return names


def _some(text: EditedText, random: Random) -> int:
    """Return the place of a sentence of which no twin was written."""
    doubled = {*map(_plain, text.doubled)}
    places = [at for at, each in enumerate(text.sentences) if each and _plain(each) not in doubled]
    return random.choice(places)


def _words(sentence: list[Letter]) -> list[TextSpan]:
    written = _plain(sentence)
    return [found.span() for found in re.finditer(r"\S+", written)] or [(0, len(sentence))]


def _written(words: str) -> list[Letter]:
    return [(letter, None) for letter in words]


def _plain(letters: list[Letter]) -> str:
    return "".join(letter for letter, _ in letters)


def _vocabulary(text: EditedText) -> list[str]:
    return text.text().split() or ["word"]


def add_mark(text: EditedText, random: Random) -> None:
    """A vowel mark or a tatweel behind a letter."""
    sentence = text.sentences[_some(text, random)]
    sentence.insert(random.randint(0, len(sentence)), (random.choice(MARKS), None))


def change_letter(text: EditedText, random: Random) -> None:
    """A letter added, taken away or replaced."""
    sentence = text.sentences[_some(text, random)]
    at, end = random.randrange(len(sentence) or 1), random.choice((0, 1))
    new = random.choice(["", random.choice("abcdeابتثدر0123456789٣. ")])
    if new != _plain(sentence[at : at + end]):
        sentence[at : at + end] = _written(new)


def replace_word(text: EditedText, random: Random) -> None:
    """A word replaced by one or two others, which the text may have elsewhere."""
    sentence = text.sentences[_some(text, random)]
    start, end = random.choice(_words(sentence))
    old = _plain(sentence[start:end])
    choice = random.choices(_vocabulary(text), k=random.choice((1, 1, 2)))
    words = [word for word in choice if word.strip(SIGNS) != old.strip(SIGNS)]
    sentence[start:end] = _written(" ".join(words or ["another"]))


def delete_word(text: EditedText, random: Random) -> None:
    """A word taken away with the blank behind it."""
    sentence = text.sentences[_some(text, random)]
    start, end = random.choice(_words(sentence))
    del sentence[start : end + 1]


def insert_word(text: EditedText, random: Random) -> None:
    """A word added before another; it can be the same."""
    sentence = text.sentences[_some(text, random)]
    start, end = random.choice(_words(sentence))
    twin = _plain(sentence[start:end])
    word = random.choice((twin, random.choice(_vocabulary(text))))
    sentence[start:start] = _written(f"{word} ")
    if word == twin:
        text.doubled.append(sentence)


def insert_sentence(text: EditedText, random: Random) -> None:
    """A sentence of words of the text."""
    words = random.choices(_vocabulary(text), k=random.randint(2, 20))
    _insert(text, random.randint(0, len(text.sentences)), _written(" ".join(words) + "."))


def insert_near_twin(text: EditedText, random: Random) -> None:
    """A sentence that differs from one of the text by a word, anywhere or beside it."""
    at = _some(text, random)
    text.doubled.append(text.sentences[at])
    words = _plain(text.sentences[at]).split() or ["word"]
    words[random.randrange(len(words))] = random.choice(_vocabulary(text))
    _insert(
        text, random.choice((at, at + 1, random.randint(0, len(text.sentences)))), _written(" ".join(words))
    )


def duplicate_sentence(text: EditedText, random: Random) -> None:
    """A sentence written again, before it, behind it or elsewhere."""
    at = _some(text, random)
    text.doubled.append(text.sentences[at])
    twin = _written(_plain(text.sentences[at]))
    _insert(text, random.choice((at, at + 1, random.randint(0, len(text.sentences)))), twin)


def _insert(text: EditedText, at: int, sentence: list[Letter]) -> None:
    text.sentences.insert(at, sentence)
    text.blanks.insert(at, _written(" "))


def delete_sentence(text: EditedText, random: Random) -> None:
    """A sentence taken away."""
    at = _some(text, random)
    if len(text.sentences) > 3:
        del text.sentences[at], text.blanks[at]


def move_sentence(text: EditedText, random: Random) -> None:
    """A sentence, or a few, elsewhere; none goes past its twin, which would only change their names."""
    size = random.choice((1, 1, 1, 3))
    at = _some(text, random)
    moved, blanks = text.sentences[at : at + size], text.blanks[at : at + size]
    rest, rest_blanks = (
        text.sentences[:at] + text.sentences[at + size :],
        text.blanks[:at] + text.blanks[at + size :],
    )
    to = random.randint(0, len(rest))
    passed = {_plain(each) for each in (*rest[min(at, to) : max(at, to)], *text.doubled)}
    if any(_plain(each) in passed for each in moved):
        return
    text.sentences, text.blanks = (
        [*rest[:to], *moved, *rest[to:]],
        [*rest_blanks[:to], *blanks, *rest_blanks[to:]],
    )
    text.moved |= {was for sentence in moved for _, was in sentence if was is not None}


def reflow(text: EditedText, random: Random) -> None:
    """Lines of another width."""
    width = random.randint(40, 90)
    for letters in (*text.sentences, *text.blanks):
        line = 0
        for at, (letter, _) in enumerate(letters):
            line += 1
            if letter in " \n":
                letters[at] = ("\n" if line > width else " ", letters[at][1])
            line = 0 if letters[at][0] == "\n" else line


def normalise(text: EditedText, random: Random) -> None:
    """Another normal form."""
    form = random.choice(("NFC", "NFD"))
    for letters in text.sentences:
        written = _plain(letters)
        made: list[Letter] = []
        at = 0
        for cluster in re.findall(CLUSTER, written, re.DOTALL):
            new = unicodedata.normalize(form, cluster)
            made += letters[at : at + len(cluster)] if new == cluster else _written(new)
            at += len(cluster)
        letters[:] = made


def change_signs(text: EditedText, random: Random) -> None:
    """Other quotes, or other digits, in the whole text."""
    tables = (
        {"“": '"', "”": '"', "«": '"', "»": '"'},
        {"“": "«", "”": "»", "«": "“", "»": "”"},
        dict(zip("0123456789", "٠١٢٣٤٥٦٧٨٩", strict=True)),
        dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
    )
    table = random.choice(tables)
    for letters in text.sentences:
        letters[:] = [(table.get(letter, letter), was) for letter, was in letters]


EDITS: tuple[Callable[[EditedText, Random], None], ...] = (
    *(add_mark, change_letter, replace_word, delete_word, insert_word, insert_sentence, insert_near_twin),
    *(duplicate_sentence, delete_sentence, move_sentence, reflow, normalise, change_signs),
)
