"""Comparison of an uploaded version in the background: what is done, a way to end it, its result kept."""

import hashlib
from dataclasses import dataclass
from typing import Final

import streamlit as st

from geodata.jobs.comparison_jobs import UploadComparison, compare_upload, start_comparison
from geodata.jobs.file_jobs import StaleBriefError, kept_brief
from geodata.jobs.worker_pool import JobError, JobFailure, JobHandle
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import html_element
from geodata.words import Lang, translate

_COMPARISON: Final = "upload-comparison"
_POLL_S: Final = 0.5


@dataclass(eq=False)
class _KeptComparison:
    """The comparison of one upload in one session: the job while it runs, then its result."""

    key: str
    job: JobHandle | None = None
    result: UploadComparison | None = None
    failure: JobFailure | None = None


def compared_upload(context: PageContext, data: bytes, name: str) -> UploadComparison | None:
    """Return the comparison of an upload with the open brief; None while it runs or where it failed.

    It is made once for each upload and brief. While it runs a line with a button to cancel is
    written, and the page is run again at its end.
    """
    kept = _kept_comparison(context, data, name)
    if kept.job is not None and not kept.job.is_done:
        _show_progress(kept, context.lang)
        return None
    if kept.job is not None:
        _take_result(kept, context, data, name)
    if kept.failure is not None:
        words = translate(f"job.{kept.failure}", context.lang)
        st.html(html_element("p", words, class_="notice", role="alert"))
    return kept.result


def _kept_comparison(context: PageContext, data: bytes, name: str) -> _KeptComparison:
    """Return the session's comparison of an upload, begun where there is none."""
    facts = f"{hashlib.sha256(data).hexdigest()} {context.atlas.digest}"
    kept: _KeptComparison | None = st.session_state.get(_COMPARISON)
    if kept is not None and kept.key == facts:
        return kept
    if kept is not None and kept.job is not None:
        kept.job.cancel()
    made = _KeptComparison(facts)
    brief = kept_brief(context.atlas)
    try:
        if brief is not None:
            made.job = start_comparison(data, name, brief)
        if made.job is None:
            made.result = compare_upload(data, name, context.brief)
    except JobError as error:
        made.failure = error.reason
    st.session_state[_COMPARISON] = made
    return made


def _take_result(kept: _KeptComparison, context: PageContext, data: bytes, name: str) -> None:
    """Take the result of a job that has ended, or the reason why there is none."""
    job, kept.job = kept.job, None
    try:
        kept.result = job.result() if job else None
    except JobError as error:
        kept.failure = error.reason
    except StaleBriefError:
        kept.result = compare_upload(data, name, context.brief)


@st.fragment(run_every=_POLL_S)
def _show_progress(kept: _KeptComparison, lang: Lang) -> None:
    """Write that the comparison runs, with a button that ends it; run the page again when it has ended."""
    if kept.job is None or kept.job.is_done:
        st.rerun()
    st.html(html_element("p", translate("changes.comparing", lang), role="status"))
    if st.button(translate("job.cancel", lang), key=f"cancel-comparison-{lang}") and kept.job is not None:
        kept.job.cancel()
