"""Threads that read briefs: a few at a time, and one that hangs holds up no other."""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Final

READERS: Final = 2
"""Readings at a time; more would only share the interpreter's lock."""
MAX_THREADS: Final = 32
"""Threads in all, those that hang included."""
OVERDUE_S: Final = 10.0
"""Seconds after which a reading no longer counts as one of the ``READERS``."""


class ReadingPool:
    """Daemon threads that run jobs in the order of their submission; they end with the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: deque[Callable[[], None]] = deque()
        self._began: dict[int, float] = {}

    def submit(self, job: Callable[[], None]) -> None:
        """Run a job, which raises nothing, as soon as a thread is free."""
        with self._lock:
            self._jobs.append(job)
        self.replace_overdue()

    def replace_overdue(self) -> None:
        """Start threads for waiting jobs, also in place of those whose job is overdue."""
        with self._lock:
            if not self._jobs or len(self._began) >= MAX_THREADS:
                return
            timely = sum(time.monotonic() - began < OVERDUE_S for began in self._began.values())
            if timely >= READERS:
                return
            thread = threading.Thread(target=self._work, name="briefmap-reader", daemon=True)
            thread.start()
            self._began[id(thread)] = time.monotonic()

    def _work(self) -> None:
        own = id(threading.current_thread())
        while True:
            with self._lock:
                if not self._jobs:
                    self._began.pop(own, None)
                    return
                job = self._jobs.popleft()
                self._began[own] = time.monotonic()
            job()
