"""What ``draft`` asks of a language model, and what it prints of it."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from geodata.brief.problems import Problem
from geodata.brief.source_text import load_text
from geodata.command_line.model_request import request_proposals, text_lines
from geodata.drafting.model_proposals import ModelAnswer
from geodata.settings import FILE_VARIABLE, setting_descriptions, variable_of
from tests.model_server import MODEL, error, event, events, model_server

NEWS = "Harbour news\n\n  Iran's navy detained 1,500 soldiers.  \n"
BRIEF = "schema: 2\nid: a\ntitle: {en: A}\nas_of: 2031-01-01\nlanguage: en\n"
ELSEWHERE = "https://models.example/v1"
Ask = Callable[..., ModelAnswer | Problem | None]


@pytest.fixture
def ask(tmp_path: Path, names_index: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Request of a draft of the invented news, with settings as they are given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(FILE_VARIABLE, raising=False)
    for name in setting_descriptions().keys() - {"cache"}:
        monkeypatch.delenv(variable_of(name), raising=False)
    assert names_index.is_dir()

    def request(
        text: str = NEWS, *, send: bool = False, output: Path | None = None, **settings: str
    ) -> ModelAnswer | Problem | None:
        for name, value in settings.items():
            monkeypatch.setenv(variable_of(name), value)
        file = tmp_path / "news.txt"
        file.write_text(text, encoding="utf-8")
        arguments = Namespace(text=file, send=send, output=output, as_of=None)
        return request_proposals(load_text(file), arguments)

    return request


def test_without_settings_nothing_is_asked(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is said of it, unless the user asks for it."""
    assert ask() is None
    problem = ask(send=True)
    assert isinstance(problem, Problem)
    assert not problem.is_warning
    assert "set model_url and model, or leave --send out" in str(problem)
    assert capsys.readouterr().err == ""


def test_a_model_of_this_machine_is_asked(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    """Line by line; what came of it is said on standard error."""
    with model_server(events(event("x", kind="war")), events(event("Iran's navy detained"))) as served:
        found = ask(model=MODEL, model_url=served.url)
    assert isinstance(found, ModelAnswer)
    assert len(found.proposals) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[0].endswith(f"news.txt: {MODEL} proposed 1 event")
    assert "1 proposal of the model dropped: 1 of an unknown kind" in told.err


def test_a_failure_is_said_once_with_its_remedy(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    """The key stands in no line."""
    with model_server(error(401, "wrong: hush-hush")) as served:
        found = ask(model=MODEL, model_url=served.url, model_key="hush-hush")
    assert isinstance(found, ModelAnswer)
    told = capsys.readouterr().err
    assert told.count("answered 401; expected a key that it takes; set or correct model_key") == 1
    assert "hush" not in told


def test_an_address_elsewhere_is_named_and_waits_for_the_user(ask: Ask) -> None:
    """A warning, so that the draft by rule is written all the same."""
    problem = ask(model=MODEL, model_url=ELSEWHERE)
    assert isinstance(problem, Problem)
    assert problem.is_warning
    assert ELSEWHERE in str(problem)
    assert "add --send" in str(problem)


@pytest.mark.parametrize("is_sent", [True, False])
def test_a_text_with_a_marking_is_refused(ask: Ask, *, is_sent: bool) -> None:
    """With its marking, and with the setting that would allow it."""
    problem = ask(f"TLP:AMBER\n{NEWS}", send=is_sent, model=MODEL, model_url=ELSEWHERE)
    assert isinstance(problem, Problem)
    assert problem.is_warning is not is_sent
    assert "TLP:AMBER" in str(problem)
    assert "set model_marked" in str(problem)


@pytest.mark.parametrize(
    ("brief", "found"),
    [
        (f"{BRIEF}marking: {{text: {{en: DESK}}}}\n", "DESK"),
        (f"{BRIEF}documents: [{{id: d, title: {{en: D}}, marking: {{text: {{en: DESK}}}}}}]\n", "DESK"),
        ("[", "brief.yaml cannot be read"),
    ],
)
@pytest.mark.parametrize("beside", ["text", "output"])
def test_a_text_of_a_brief_with_a_marking_is_refused(
    ask: Ask, tmp_path: Path, brief: str, found: str, beside: str
) -> None:
    """The brief lies beside the text, or where the draft goes; one that cannot be read may have any."""
    folder = tmp_path / "out" if beside == "output" else tmp_path
    folder.mkdir(exist_ok=True)
    (folder / "brief.yaml").write_text(brief, encoding="utf-8")
    problem = ask(send=True, output=folder / "new.yaml", model=MODEL, model_url=ELSEWHERE)
    assert isinstance(problem, Problem)
    assert problem.code == "model-marked"
    assert found in str(problem)


def test_lines_are_paragraphs() -> None:
    """Blank ones are none."""
    assert [NEWS[slice(*each)].strip() for each in text_lines(NEWS)] == [
        "Harbour news",
        "Iran's navy detained 1,500 soldiers.",
    ]
