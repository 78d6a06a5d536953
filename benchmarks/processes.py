"""Runs a command and says how long it took, how much memory its processes held, and how many there were."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.02
"""Seconds between two looks at the processes."""
LOOKS = 4
"""At every so-manieth look the memory is measured, which takes the system longer than the rest."""


class Failed(Exception):
    """A run that did not do what it should; it never becomes a figure."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took."""

    seconds: float
    processor: float
    """Seconds of processor time, of all its processes."""
    peak_mb: float
    """The most memory that its processes held together; what they share counts once (PSS)."""
    processes: int
    threads: int


class Watch:
    """Looks at a process and its descendants until it is told to stop."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.peak = self.processes = self.threads = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No more looks."""
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        looks = 0
        while not self._done.wait(PAUSE):
            found = list(family(self.pid))
            if looks % LOOKS == 0:
                self.peak = max(self.peak, sum(map(_held, found)))
            self.processes = max(self.processes, len(found))
            self.threads = max(self.threads, sum(map(_threads, found)))
            looks += 1


def family(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return
    for task in tasks:
        try:
            children = (task / "children").read_text().split()
        except OSError:
            continue
        for child in children:
            yield from family(int(child))


def _held(pid: int) -> int:
    """The bytes of memory that a process holds; of what several share it is given its part."""
    try:
        said = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:  # it is gone
        return 0
    return next((int(line.split()[1]) for line in said.splitlines() if "Pss:" in line), 0) * 1024


def _threads(pid: int) -> int:
    try:
        return sum(1 for _ in Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return 0


def run(
    command: tuple[str, ...], folder: Path, environment: Mapping[str, str], limit: float
) -> Taken:
    """Run a command to its end; raises `Failed` with what it said unless it ends well and in time."""
    with tempfile.TemporaryFile() as said:
        began = time.monotonic()
        process = start(command, folder, environment, said.fileno())
        watch = Watch(process.pid)
        alarm = threading.Timer(limit, end, (process,))
        alarm.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:  # Ctrl-C ends what was started, too
            end(process)
            raise
        seconds = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        alarm.cancel()
        watch.stop()
        if process.returncode != 0:
            said.seek(0)
            text = said.read().decode(errors="replace")[-2000:]
            late = f", stopped after {limit:.0f} s" if seconds >= limit else ""
            raise Failed(f"{' '.join(command)}: exit {process.returncode}{late}\n{text}")
    return Taken(
        seconds,
        used.ru_utime + used.ru_stime,
        watch.peak / 1e6,
        max(1, watch.processes),
        max(1, watch.threads),
    )


def start(
    command: tuple[str, ...], folder: Path, environment: Mapping[str, str], output: int
) -> subprocess.Popen[bytes]:
    """Start a command as the first of a group of processes of its own."""
    return subprocess.Popen(
        command,
        cwd=folder,
        env={**_surroundings(), **environment},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _surroundings() -> dict[str, str]:
    """The environment of this process, but Python keeps what it compiles, as it does for everybody."""
    return {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def end(process: subprocess.Popen[bytes], patience: float = 5.0) -> None:
    """End what `start` started, with all its descendants: first as Ctrl-C does, then by force."""
    for sign in (signal.SIGINT, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            return
        if sign is signal.SIGINT:
            _wait_for(process, patience)


def _wait_for(process: subprocess.Popen[bytes], patience: float) -> None:
    """Wait until it has ended; whoever started it asks how, so that is not asked here."""
    until = time.monotonic() + patience
    while time.monotonic() < until and _is_running(process.pid):
        time.sleep(PAUSE)


def _is_running(pid: int) -> bool:
    try:
        said = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return said.rpartition(")")[2].split()[0] not in "ZX"
