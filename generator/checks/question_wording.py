"""Rules about the words of questions: about the work, not the person; no opinion, no knot, no joke."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.banks import scored
from generator.checks.reading import texts
from generator.checks.rule import Finding, warning
from generator.curriculum import Curriculum
from generator.model.articles import Article, Becomes
from generator.model.questions import ChoiceQuestion, QuestionBase, TrueFalse
from generator.model.walk import Loc

_TRAITS = (
    "clever|smart|bright|brilliant|gifted|talented|intelligent|amazing|awesome|perfect|a natural|"
    "a genius|an expert|a star|stupid|dumb|foolish|silly|slow|lazy|careless|clueless|hopeless|ignorant|"
    "incompetent|naive|useless|a failure|an idiot|a fool|bad at this|good at this"
)
_PRAISE = (
    r"((a )?(great|good|nice|fantastic|amazing|excellent) (job|work)|well done|bravo|kudos|clever you|"
    r"((very|so|how) )?(clever|smart|brilliant|stupid|silly)|(good|bad) (boy|girl))(?=[.!,:;]|$)|"
    r"congratulations\b"
)
_BLAME = (
    "you( have|['’]ve)? failed|you should (have known|know better)|shame on you|(be|feel) ashamed|"
    "how (clever|smart|stupid|silly) of you"
)
ABOUT_THE_PERSON = re.compile(
    rf"\byou( a|['’])re (not |no |so |very |really |quite |too )*({_TRAITS})\b"
    rf"|(^|(?<=[.!?] ))({_PRAISE})|\b({_BLAME})\b",
    re.IGNORECASE,
)
_OPENERS = ("great", "good", "nice", "fantastic", "amazing", "excellent")
PERSONAL = (
    *(f"{opener} {noun}" for opener in _OPENERS for noun in ("job", "work")),
    *(
        "you are",
        "you're",
        "you’re",
        "well done",
        "bravo",
        "congratulations",
        "kudos",
        "clever",
        "smart",
    ),
    *("brilliant", "stupid", "silly", "d boy", "d girl", "failed", "have known", "know better"),
    *("shame on", "ashamed"),
)
"""One of these stands in every text about the person, so most texts need no closer look."""
FEEDBACK = frozenset({"feedback", "feedback_true", "feedback_false", "explanation", "hint"})
FEEDBACK |= {"debrief", "rationale"}
QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’(?!\w)")
OPINION = re.compile(
    r"\b(do|would|did) you (personally |really )?(think|feel|believe|prefer|like|enjoy)\b"
    r"|\bin your (own )?(opinion|view|eyes)\b|\byour (personal )?(opinion|favourite|favorite)\b",
    re.IGNORECASE,
)
ATTRIBUTED = re.compile(
    r"\baccording to\b|\barticles?\b|\bauthors?\b|\bclaim(s|ed)?\b|\b(is|are) said\b|\bopinion\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"[.,;:?!()—–]|\b(?:and|or|but|yet|so|because|since|while|when|if|unless|although|though|where)\b"
)
NEGATION = re.compile(
    r"\bneither\b.*\bnor\b|\b(not|never|no|none|nobody|nothing|nowhere|without|cannot|neither|nor|hardly"
    r"|unless)\b|n['’]t\b",
    re.IGNORECASE,
)
NEGATING = ("no", "never", "neither", "without", "hardly", "unless", "n't", "n’t")
"""One of these stands in every negation."""
NOT_ONLY = re.compile(
    r"\b(not (only|just|merely)|no matter|no longer|whether or not)\b", re.IGNORECASE
)
JOKE = re.compile(
    r"[:;]-?[)DP](?!\w)|[\U0001F600-\U0001F64F\U0001F920-\U0001F92F]|!!|\b(ha){2,}h?\b|\bha,? ha\b|\blol\b"
    r"|\b(just|only) (kidding|joking)\b|\bmagic wand\b|\b(aliens?|unicorns?|wizards?) (did|will|would)\b",
    re.IGNORECASE,
)
JOKING = (
    *(":", ";", "!!", "haha", "ha ha", "ha, ha", "lol", "kidding", "joking", "magic wand"),
    *("alien", "unicorn", "wizard"),
)
"""One of these stands in every joke that is written in plain letters."""


@warning("QST-20")
def feedback_speaks_of_the_work(curriculum: Curriculum) -> Iterator[Finding]:
    """Praise and blame turn eyes from the task to oneself; what helps is said about the answer.

    Computed: no feedback, hint, explanation, reason or debrief of a question praises or blames the reader
    ("great job", "well done", "you failed", "shame on you", "you are clever" or "not very bright").
    What is clever or careless about an answer may be said.
    Basis: research on formative feedback: about the task, not about the self.
    """
    for question in curriculum.all("question"):
        feedback = list(_feedback(question))
        said = "\n".join([text for _, text in feedback]).lower()
        if not any(part in said for part in PERSONAL):
            continue
        for loc, text in feedback:
            if found := ABOUT_THE_PERSON.search(text):
                message = f"`{found[0].strip(' .!')}` judges the person"
                hint = "say what the answer does, and what it misses"
                yield Finding("question", question.id, loc, message, hint)


def _feedback(question: QuestionBase) -> Iterator[tuple[Loc, str]]:
    """Everything that is said to an answer, each with its place."""
    if not isinstance(question, ChoiceQuestion):
        yield from (found for found in texts(question) if found[0][-1] in FEEDBACK)
        return
    yield ("explanation",), question.explanation
    yield ("hint",), question.hint or ""
    for index, option in enumerate(question.options):
        yield ("options", index, "feedback"), option.feedback


@warning("QST-25")
def opinions_are_not_scored(curriculum: Curriculum) -> Iterator[Finding]:
    """Nobody can be wrong about what they think; and what one author thinks is no fact.

    Computed: the stem or the statement of a question with a right answer does not ask what "you think",
    "feel", "believe" or "prefer" (in quotation marks it may). A question that rests on an idea of an
    article which is a mere claim says in its scenario, stem or statement whose claim it is:
    "according to", "the article", or the author's name.
    Basis: item-writing guideline 6.
    """
    claims = {
        idea.id: article
        for article in curriculum.articles
        for idea in article.ideas
        if Becomes.CLAIM in idea.becomes
    }
    for question in scored(curriculum):
        for loc, text in _asked(question):
            if found := OPINION.search(QUOTED.sub("", text)):
                message = f"`{found[0]}` asks for an opinion, and one answer counts as right"
                hint = "ask what fits a situation, or use the kind `reflection`"
                yield Finding("question", question.id, loc, message, hint)
        for ref in question.idea_refs:
            if ref in claims and not _is_attributed(question, claims[ref]):
                message = f"`{ref}` is a claim, and this question asks it as a fact"
                hint = f"begin with `According to {claims[ref].byline}, …`"
                yield Finding("question", question.id, ("stem",), message, hint)
                break


def _asked(question: QuestionBase) -> Iterator[tuple[Loc, str]]:
    yield ("stem",), question.stem
    if isinstance(question, TrueFalse):
        yield ("statement",), question.statement


def _is_attributed(question: QuestionBase, article: Article) -> bool:
    """Whether a question says whose words it is about."""
    asked = " ".join((question.scenario or "", *(text for _, text in _asked(question))))
    name = article.byline.split()[-1]
    return bool(ATTRIBUTED.search(asked)) or name.lower() in asked.lower()


@warning("QST-26")
def questions_tie_no_knots(curriculum: Curriculum) -> Iterator[Finding]:
    """A double negative tests patience, and a joke among the options is one option less.

    Computed: no clause of a stem, a statement or an option has two negations ("nobody would not"; "not
    only", "no longer" and "neither … nor" count once or never); no option winks or laughs (a smiley,
    "haha", "just kidding", two exclamation marks).
    Basis: item-writing guidelines 7, 28 and 31.
    """
    for question in curriculum.all("question"):
        places = [*_asked(question), *_options(question)]
        for loc, text in places:
            if clause := _knot(text):
                message = f"two negations stand in one clause: `{clause}`"
                yield Finding("question", question.id, loc, message, "say it positively")
            elif loc[0] == "options" and (joke := _joke(text)):
                message = f"`{joke}` makes this option a joke, which nobody chooses"
                hint = "put in its place what somebody might really think"
                yield Finding("question", question.id, loc, message, hint)


def _options(question: QuestionBase) -> Iterator[tuple[Loc, str]]:
    if isinstance(question, ChoiceQuestion):
        for index, option in enumerate(question.options):
            yield ("options", index, "text"), option.text


def _knot(text: str) -> str | None:
    """The first clause with two negations."""
    # Most texts have none, and are not taken apart.
    said = text.lower()
    if sum(map(said.count, NEGATING)) < 2 or len(NEGATION.findall(text)) < 2:
        return None
    for clause in CLAUSE.split(NOT_ONLY.sub("", text)):
        if len(NEGATION.findall(clause)) > 1:
            return clause.strip()
    return None


def _joke(text: str) -> str | None:
    """The sign that an option is not meant."""
    said = text.lower()
    if text.isascii() and not any(part in said for part in JOKING):
        return None
    found = JOKE.search(text)
    return found[0] if found else None
