"""Files that workers make for this session: progress, a button that ends one, and why one failed."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import streamlit as st

from geodata.jobs.export_log import ExportFacts, Requester, logged_export
from geodata.jobs.file_jobs import worker_pool
from geodata.jobs.worker_pool import JobError, JobFailure, RunningJob
from geodata.screens.shell.widget_text import html_element
from geodata.settings import current_settings
from geodata.words import Lang, translate

_EXPORTS: Final = "export-jobs"
LOOPBACK: Final = "127.0.0.1"
"""Address for one that Streamlit leaves out: of this machine."""
_POLL_S: Final = 5.0
"""Seconds between two looks. Streamlit drops a file made at a click after two runs of any script, and so two
looks must not fall between its making and its fetching."""


@dataclass(eq=False)
class ExportJobs:
    """The exports of one session."""

    label: str = field(default_factory=lambda: uuid.uuid4().hex)
    """Label of its jobs in the pool, which nobody else knows."""
    failure: JobFailure | None = None
    """Reason for which the last file was not made."""

    def make(self, make_file: Callable[..., bytes], facts: ExportFacts) -> bytes:
        """Return a file, made under the session's label, and log it; keep the reason where it is not made."""
        self.failure = None
        try:
            return logged_export(facts, partial(make_file, label=self.label))
        except JobError as error:
            self.failure = error.reason
            raise


def session_exports() -> ExportJobs:
    """Return the exports of this session."""
    found: ExportJobs = st.session_state.setdefault(_EXPORTS, ExportJobs())
    return found


def session_requester() -> Requester:
    """Return who has this session: as signed in, else as a proxy's header says."""
    settings = current_settings()
    if settings.auth is not None:
        user = str(st.user.get("email") or st.user.get("sub") or "")
    else:
        user = st.context.headers.get(settings.user_header, "") if settings.user_header else ""
    return Requester(user, st.context.ip_address or LOOPBACK)


@st.fragment(run_every=_POLL_S)
def show_running_exports(lang: Lang) -> None:
    """Write the files that are being made, each with a button to cancel, and why the last one failed."""
    exports, pool = session_exports(), worker_pool()
    for job in pool.jobs(exports.label) if pool else ():
        with st.container(key=f"job-{job.id}", horizontal=True, vertical_alignment="center"):
            st.html(html_element("p", _job_words(job, lang), role="status"))
            if st.button(translate("job.cancel", lang), key=f"cancel-{job.id}") and pool:
                pool.cancel(job.id)
    if exports.failure is not None:
        words = translate(f"job.{exports.failure}", lang)
        st.html(html_element("p", words, class_="notice", role="alert"))


def _job_words(job: RunningJob, lang: Lang) -> str:
    """Return how far a job is, where it tells that."""
    if not job.of:
        return translate("job.running", lang)
    return translate("job.running-parts", lang, done=job.done, of=job.of)
