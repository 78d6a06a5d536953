"""Rules on the age and the origin of statistics, and on what they are compared with."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from generator.checks.rule import Finding, dated_warning, warning
from generator.curriculum import Curriculum
from generator.model.references import Read
from generator.model.statistics import DATED
from generator.problem import Severity

OLD = 10
ATTRIBUTED = re.compile(
    r"\b(accord(?:ing|s) to|says?|said|wr(?:ote|ites)|report(?:s|ed)?|cit(?:es|ed)|claim(?:s|ed)?|"
    r"publish(?:es|ed)|survey(?:s|ed)?|estimat(?:es|ed)|found|count(?:s|ed)|list|put|gives|quot(?:es|ed))\b",
    re.IGNORECASE,
)
# "More than 84 per cent" says how large a number is, and compares nothing.
ABOUT = re.compile(
    r"\b(?:more|less|fewer|higher|lower|better) than (?:an? |one |two |three )?"
    r"(?:[$€£]?\d[\d.,]*|half|third|quarter|thirds|quarters|fifth|tenth)\b",
    re.IGNORECASE,
)
COMPARING = re.compile(
    r"\b(more|less|fewer|higher|lower|greater|larger|smaller|faster|slower|cheaper|likelier|outperform\w*|"
    r"(?:rise|rises|rose|risen|grow|grows|grew|grown|fall|falls|fell|fallen|increases?d?|decreases?d?|"
    r"doubled?|halved?|twice|times as))\b",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\b(than|compared|against|from .{1,40} to|instead of|rather than)\b", re.IGNORECASE
)


@dated_warning("SRC-03")
def old_numbers_say_why_they_are_kept(curriculum: Curriculum, today: dt.date) -> Iterator[Finding]:
    """Customers of ten years ago lived in another world; whoever quotes them should say why.

    Computed: the latest year in `fieldwork_year`, or else in `claim_sentence`, is not more than 5 years
    ago, or `why_kept` says why the number is still here; more than 10 years without a reason is an error.
    Made-up numbers have no age. Pages print the year as a badge, and the reason beside the number.
    Basis: house rule.
    """
    for statistic in curriculum.statistics:
        year = statistic.year
        if year is None or statistic.why_kept or today.year - year <= DATED:
            continue
        message = f"this number is of {year}, and nothing says why it is still here"
        hint = "add `why_kept`, or look for a newer one"
        severity = Severity.ERROR if today.year - year > OLD else Severity.WARNING
        loc = ("fieldwork_year",)
        yield Finding("statistic", statistic.id, loc, message, hint, severity)


@warning("SRC-04")
def second_hand_numbers_say_so(curriculum: Curriculum) -> Iterator[Finding]:
    """A number that we know from hearsay is an honest number only if we say whose hearsay.

    Computed: where `original_seen` is `false`, the `claim_sentence` says who says so, with a word such as
    `according to`, `says` or `published`; where it is `true`, some source of the `chain` has been read.
    Pages print the status as a badge, and a second badge where the original was not seen.
    Basis: what the search for the founding articles' numbers brought to light.
    """
    for statistic in curriculum.statistics:
        if not statistic.original_seen and not ATTRIBUTED.search(statistic.claim_sentence):
            message = "we have not seen the original, and this sentence does not say who says so"
            hint = 'write who says it, such as "According to …" or "… wrote in 2016 that …"'
            yield Finding("statistic", statistic.id, ("claim_sentence",), message, hint)
        chain = (curriculum.get("source", id) for id in statistic.chain)
        if statistic.original_seen and all(source.read is Read.NOT_READ for source in chain):
            message = "no source of the chain has been read, so nobody can have seen the original"
            hint = "set `original_seen: false`, or say under `read` of a source what you read"
            yield Finding("statistic", statistic.id, ("original_seen",), message, hint)


@warning("SRC-07")
def comparisons_say_with_what(curriculum: Curriculum) -> Iterator[Finding]:
    """Seventy per cent sounds like a lot until one hears that the others have fifty.

    Computed: a `claim_sentence` that compares (`more`, `higher`, `rose` …) says in the same sentence with
    what (`than`, `compared`), or the statistic has a `comparator`. "More than 84 per cent" is no comparison.
    Claims without a `value` are left alone.
    Basis: what the search for the founding articles' numbers brought to light.
    """
    for statistic in curriculum.statistics:
        if statistic.value is None or statistic.comparator is not None:
            continue
        for sentence in re.split(r"(?<=[.!?])\s+", ABOUT.sub(" ", statistic.claim_sentence)):
            found = COMPARING.search(sentence)
            if found and not COMPARED.search(sentence):
                message = f'"{found[0]}" compares, and nothing says with what'
                hint = "add `comparator` with its value and whom it is about, or say it here"
                yield Finding("statistic", statistic.id, ("claim_sentence",), message, hint)
                break
