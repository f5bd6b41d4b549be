"""Worker processes: results, errors, limits, cancelling, progress."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from geodata.jobs.worker_pool import JobError, JobFailure, WorkerPool
from geodata.settings import Settings

HERE = __name__
"""Workers find this module by its name: they are told the paths of this process."""


def double(value: int) -> int:
    """Return twice the value."""
    return 2 * value


def fail() -> None:
    """Raise an error of the job's own."""
    message = "not a number"
    raise ValueError(message)


def sleep() -> None:
    """Work for longer than any limit here."""
    time.sleep(600)


def die() -> None:
    """End the process at once, as the kernel does when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def count(progress: Callable[[int, int], None]) -> str:
    """Tell two parts of three, then work on."""
    progress(2, 3)
    time.sleep(600)
    return "done"


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    """One worker with short limits."""
    settings = Settings.model_validate({"workers": 1, "job_s": 20.0, "waiting_jobs": 2})
    made = WorkerPool(settings)
    yield made
    made.stop()


def until(found: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + 60
    while not found():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_result_and_an_error_come_back(pool: WorkerPool) -> None:
    """The function runs in another process; its own error is raised here."""
    assert pool.run(f"{HERE}:double", 21) == 42
    assert pool.run("os:getpid") != os.getpid()
    with pytest.raises(ValueError, match="not a number"):
        pool.run(f"{HERE}:fail")


def test_a_process_that_dies_is_replaced(pool: WorkerPool) -> None:
    """The job is told so, and the next one is done."""
    with pytest.raises(JobError) as caught:
        pool.run(f"{HERE}:die")
    assert caught.value.reason is JobFailure.DIED
    assert pool.run(f"{HERE}:double", 1) == 2


def test_a_job_is_seen_and_cancelled(pool: WorkerPool) -> None:
    """Its progress is told under its label alone; cancelling ends it while it runs."""
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(pool.run, f"{HERE}:count", label="huda", progress=True)
        until(lambda: [(job.done, job.of) for job in pool.jobs("huda")] == [(2, 3)])
        assert pool.jobs("someone else") == ()
        pool.cancel(pool.jobs("huda")[0].id)
        with pytest.raises(JobError) as caught:
            running.result(60)
    assert caught.value.reason is JobFailure.CANCELLED
    assert pool.jobs("huda") == ()
    assert pool.run(f"{HERE}:double", 2) == 4


def test_more_jobs_than_may_wait_are_refused(pool: WorkerPool) -> None:
    """With one running and two waiting, the fourth is told so; the others can still be cancelled."""
    with ThreadPoolExecutor(3) as threads:
        waiting = [threads.submit(pool.run, f"{HERE}:sleep", label="many") for _ in range(3)]
        until(lambda: len(pool.jobs("many")) == 3)
        with pytest.raises(JobError) as caught:
            pool.run(f"{HERE}:double", 1)
        assert caught.value.reason is JobFailure.BUSY
        for job in pool.jobs("many"):
            pool.cancel(job.id)
        assert all(isinstance(each.exception(60), JobError) for each in waiting)
    assert pool.run(f"{HERE}:double", 3) == 6


def test_an_overdue_job_is_ended() -> None:
    """At its limit the process is killed, and the pool goes on."""
    made = WorkerPool(Settings.model_validate({"workers": 1, "job_s": 20.0, "waiting_jobs": 2}))
    try:
        assert made.run(f"{HERE}:double", 1) == 2
        made._limit_s = 0.2
        with pytest.raises(JobError) as caught:
            made.run(f"{HERE}:sleep")
        assert caught.value.reason is JobFailure.OVERDUE
        made._limit_s = 20
        assert made.run(f"{HERE}:double", 4) == 8
    finally:
        made.stop()
    assert not any(
        thread.name == "job-progress" for thread in threading.enumerate() if thread is made._reader
    )
