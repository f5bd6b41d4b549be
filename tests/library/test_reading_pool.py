"""Tests of the threads that read briefs."""

import threading
import time

import pytest

from geodata.library import reading_pool
from geodata.library.reading_pool import READERS, ReadingPool


def test_every_job_runs_and_the_threads_end() -> None:
    """A few at a time, and none is left afterwards."""
    pool, done = ReadingPool(), []
    running, most, lock = [0], [0], threading.Lock()
    finished, together = threading.Event(), threading.Barrier(READERS)

    def job(number: int) -> None:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        together.wait(60)
        with lock:
            running[0] -= 1
            done.append(number)
            if len(done) == 20:
                finished.set()

    for number in range(20):
        pool.submit(lambda number=number: job(number))
    assert finished.wait(60)
    assert sorted(done) == list(range(20))
    assert most[0] == READERS
    while pool._began:
        time.sleep(0.01)


def test_a_job_that_hangs_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """When it is overdue, at the next call."""
    monkeypatch.setattr(reading_pool, "OVERDUE_S", 600.0)
    pool, free, ran = ReadingPool(), threading.Event(), threading.Event()
    for _ in range(READERS):
        pool.submit(lambda: free.wait(60) and None)
    pool.submit(ran.set)
    pool.replace_overdue()
    assert len(pool._began) == READERS
    assert not ran.is_set()
    monkeypatch.setattr(reading_pool, "OVERDUE_S", 0.0)
    pool.replace_overdue()
    assert ran.wait(60)
    free.set()


def test_the_number_of_threads_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where all of them hang."""
    monkeypatch.setattr(reading_pool, "OVERDUE_S", 0.0)
    monkeypatch.setattr(reading_pool, "MAX_THREADS", 5)
    pool, free = ReadingPool(), threading.Event()
    for number in range(10):
        pool.submit(lambda: free.wait(60) and None)
        assert len(pool._began) == min(number + 1, 5)
    free.set()
