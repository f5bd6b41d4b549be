"""Pool of worker processes: started with the server, each job killed at its limit, others not waiting for it.

A worker imports the libraries once. A job tells how far it is through a queue that the pool reads.
"""

import multiprocessing
import os
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any, Final

from pebble import ProcessExpired, ProcessPool

from geodata.errors import BriefmapError
from geodata.settings import Settings

Progress = Callable[[int, int], None]
"""Told the number of parts that are done, and of all."""
WARM_MODULES: Final = (
    "geodata.render.picture_file",
    "geodata.export.html_report",
    "geodata.export.pptx_slides",
)
"""Modules that each worker imports when it starts, with the libraries behind them."""
NICENESS: Final = 5
"""By so much workers stand back behind the server, which answers everybody."""

_progress_queue: Any = None
"""In a worker: the queue of (job id, done, of all)."""


class JobFailure(StrEnum):
    """Reasons for which a job ends without a result."""

    OVERDUE = "overdue"
    CANCELLED = "cancelled"
    DIED = "died"
    BUSY = "busy"


class JobError(BriefmapError):
    """A job that ended without a result."""

    def __init__(self, reason: JobFailure) -> None:
        """Keep the reason, which the catalogue words under ``job.<reason>``."""
        super().__init__(reason.value)
        self.reason = reason


@dataclass
class RunningJob:
    """A job of the pool, as far as it is."""

    id: str
    label: str
    done: int = 0
    of: int = 0


@dataclass(frozen=True)
class JobHandle:
    """A job that was submitted."""

    job: RunningJob
    future: "Future[Any]"

    @property
    def is_done(self) -> bool:
        """Whether the job has ended."""
        return self.future.done()

    def cancel(self) -> None:
        """End the job, whether it waits or runs."""
        self.future.cancel()

    def result(self) -> Any:
        """Return the result; blocks until it is there.

        Raises
        ------
        JobError
            Where the job took too long, was cancelled, or its process died.
        Exception
            Whatever the function raised.
        """
        try:
            return self.future.result()
        except TimeoutError as error:
            raise JobError(JobFailure.OVERDUE) from error
        except CancelledError as error:
            raise JobError(JobFailure.CANCELLED) from error
        except ProcessExpired as error:
            raise JobError(JobFailure.DIED) from error


class WorkerPool:
    """Processes that run functions of the package by their address."""

    def __init__(self, settings: Settings) -> None:
        """Start the processes; they import what they need in the background."""
        context = multiprocessing.get_context("spawn")
        self._messages = context.SimpleQueue()
        self._pool = ProcessPool(
            max_workers=settings.workers,
            initializer=_start_worker,
            initargs=(self._messages,),
            context=context,
        )
        self._limit_s, self._most = settings.job_s, settings.workers + settings.waiting_jobs
        self._handles: dict[str, JobHandle] = {}
        self._lock = threading.Lock()
        self._reader = threading.Thread(target=self._read_messages, name="job-progress", daemon=True)
        self._reader.start()
        for _ in range(settings.workers):
            self._pool.schedule(_import_libraries, timeout=self._limit_s)

    def submit(self, address: str, *args: Any, label: str = "", **options: Any) -> JobHandle:
        """Let a worker run a function ``module:name`` of the package, and return at once.

        Raises
        ------
        JobError
            Where too many jobs wait.
        """
        job = RunningJob(uuid.uuid4().hex, label)
        with self._lock:
            if len(self._handles) >= self._most:
                raise JobError(JobFailure.BUSY)
            future = self._pool.schedule(
                _run_job, args=(job.id, address, args, options), timeout=self._limit_s
            )
            self._handles[job.id] = handle = JobHandle(job, future)
        future.add_done_callback(lambda _future: self._forget(job.id))
        return handle

    def run(self, address: str, *args: Any, label: str = "", **options: Any) -> Any:
        """Return the result of a function that :meth:`submit` lets run; blocks until it is there."""
        return self.submit(address, *args, label=label, **options).result()

    def jobs(self, label: str) -> tuple[RunningJob, ...]:
        """Return the jobs with a label that wait or run, in the order in which they came."""
        with self._lock:
            return tuple(each.job for each in self._handles.values() if each.job.label == label)

    def cancel(self, job_id: str) -> None:
        """End a job, whether it waits or runs; nothing where it has ended."""
        with self._lock:
            handle = self._handles.get(job_id)
        if handle is not None:
            handle.cancel()

    def stop(self) -> None:
        """End the processes with all that they do."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        self._messages.put(None)
        self._reader.join()

    def _forget(self, job_id: str) -> None:
        with self._lock:
            self._handles.pop(job_id, None)

    def _read_messages(self) -> None:
        while (message := self._messages.get()) is not None:
            job_id, done, of = message
            with self._lock:
                handle = self._handles.get(job_id)
            if handle is not None:
                handle.job.done, handle.job.of = done, of


def _start_worker(messages: Any) -> None:
    """Keep the queue of progress in a new worker, and let the server go first where both want a processor."""
    if hasattr(os, "nice"):  # Windows has none
        os.nice(NICENESS)
    global _progress_queue  # noqa: PLW0603 - of this process
    _progress_queue = messages


def _import_libraries() -> None:
    for name in WARM_MODULES:
        import_module(name)


def _run_job(job_id: str, address: str, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
    """Run a function of the package in a worker; it gets ``progress`` where it is given as True."""
    module, _, name = address.partition(":")
    if options.get("progress"):
        options["progress"] = lambda done, of: _progress_queue.put((job_id, done, of))
    return getattr(import_module(module), name)(*args, **options)
