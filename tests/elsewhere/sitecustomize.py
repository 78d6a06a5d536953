"""Another machine for a program: Python loads this file first where it finds it on its path.

The environment says what is other: `OTHER_DAYS`, how many days the clock is ahead; `OTHER_ORDER`, in
which order folders list their files; `OTHER_CPUS`, how many processors there are.
"""

import datetime
import os
import random
import time

AHEAD = int(os.environ["OTHER_DAYS"]) * 86_400
ORDER = random.Random(os.environ["OTHER_ORDER"])
CPUS = int(os.environ["OTHER_CPUS"])


def shift_the_clock() -> None:
    """Let every way to ask for the time, but for the measuring of spans, answer with a later one."""
    now, now_ns = time.time, time.time_ns
    time.time = lambda: now() + AHEAD
    time.time_ns = lambda: now_ns() + AHEAD * 10**9
    for name in ("localtime", "gmtime", "ctime"):
        told = getattr(time, name)
        setattr(time, name, lambda at=None, told=told: told(time.time() if at is None else at))
    shown = time.strftime
    time.strftime = lambda form, at=None: shown(form, at or time.localtime())
    shift_dates()


def shift_dates() -> None:
    """Classes in place of those of `datetime`, which are made in C and cannot be changed."""

    class Kind(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, cls.__base__)

    class Date(datetime.date, metaclass=Kind):
        @classmethod
        def today(cls):
            return cls.fromtimestamp(time.time())

    class Datetime(datetime.datetime, metaclass=Kind):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(time.time(), tz)

        today = now

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)

    Date.__name__, Datetime.__name__ = "date", "datetime"
    datetime.date, datetime.datetime = Date, Datetime


class Shuffled:
    """What a folder lists, in an order of its own."""

    def __init__(self, entries):
        with entries:
            self.entries = list(entries)
        self.entries.sort(key=lambda entry: entry.name)
        ORDER.shuffle(self.entries)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.entries:
            raise StopIteration
        return self.entries.pop()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.entries = []


def shuffle_the_folders() -> None:
    scandir = os.scandir
    os.scandir = lambda path=".": Shuffled(scandir(path))
    os.listdir = lambda path=".": [entry.name for entry in os.scandir(path)]


def take_processors_away() -> None:
    os.cpu_count = lambda: CPUS
    if hasattr(os, "sched_setaffinity"):
        there = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, there[:CPUS])


if AHEAD:
    shift_the_clock()
shuffle_the_folders()
take_processors_away()
