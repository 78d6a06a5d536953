"""A report on the people in stories: their names, their parts and where they work."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from generator.checks import dictionary
from generator.checks.corpus import Corpus, corpus
from generator.checks.plain import lowered
from generator.checks.reading import listed
from generator.checks.rule import Finding, report
from generator.checks.word_lists import word_lists
from generator.curriculum import Curriculum, Key

STORY = re.compile(r"\.(story|scenario|example|example_output|says|public_brief|read|synopsis)$")
NAME = re.compile(r"[A-ZÀ-Þ][\w]{2,}(?:['’]s)?")
ENOUGH_FILES = 20
OFTEN = 3
"""In more files than this, a name is noticed."""


@report("LNG-07")
def people_in_stories_vary(curriculum: Curriculum) -> Iterator[Finding]:
    """Readers look for people like themselves; where all are alike, most find nobody.

    Computed: in stories, scenes and examples, the names that come back in more than three files, and how
    many files play in each line of work and hold each part, by the lists `sectors` and `roles` in
    `generator/checks/wording.yaml`. A name is a word with a capital that no dictionary has in small
    letters; authors of sources are left out. Lines of work and parts are counted from 20 files upwards.
    Basis: guides to inclusive writing.
    """
    texts = corpus(curriculum)
    files = _files(texts)
    for name, keys in _names(curriculum, texts).items():
        if len(keys) > OFTEN:
            message = f"the name {name} plays in {len(keys)} files: {listed(id for _, id in keys)}"
            hint = "give people other names, unless this is the same person"
            yield Finding(*keys[0], (), message, hint)
    sectors = (entry.partition(" = ") for entry in word_lists("wording.yaml")["sectors"])
    places = _counted(texts, files, {name: words.split(", ") for name, _, words in sectors})
    roles = _counted(texts, files, {role: [role] for role in word_lists("wording.yaml")["roles"]})
    for what, counts in (("play in", places), ("are about a", roles)):
        if len(files) >= ENOUGH_FILES and counts:
            said = ", ".join(f"{name} ({count})" for name, count in counts.most_common(8))
            message = f"of {len(files)} files with stories, this many {what}: {said}"
            hint = "set new stories in other lines of work, and give other people the lead"
            yield Finding("offer", "curriculum", (), message, hint)


def _files(texts: Corpus) -> frozenset[Key]:
    """The files that tell a story."""
    return frozenset(each.key for each in texts.passages if _is_story(each.field))


@cache
def _is_story(field: str) -> bool:
    """Whether a field holds a story, a scene or an example."""
    return STORY.search(field) is not None


def _story_keys(texts: Corpus, signs: Iterable[str]) -> Mapping[str, Iterable[Key]]:
    """For each of some words, the files in whose stories it stands, each once."""
    found: dict[str, Iterable[Key]] = {}
    for sign, indices in texts.places(signs).items():
        passages = [texts.passages[index] for index in indices]
        found[sign] = dict.fromkeys(each.key for each in passages if _is_story(each.field))
    return found


def _names(curriculum: Curriculum, texts: Corpus) -> Mapping[str, list[Key]]:
    """The files in whose stories each name of a person stands."""
    by = " ".join(source.by for source in curriculum.sources)
    nobody = {*re.findall(r"\w+", by.lower()), *word_lists("wording.yaml")["calendar"]}
    nobody |= {word for place in word_lists("wording.yaml")["places"] for word in place.split()}
    names: dict[str, str] = {}
    for sign, word in texts.vocabulary.items():
        base = dictionary.bare(word)
        common = lowered(base)
        if not NAME.fullmatch(word) or common in nobody or dictionary.knows(common):
            continue
        if not word.isupper():
            names[sign] = base
    found: dict[str, dict[Key, None]] = defaultdict(dict)
    for sign, keys in _story_keys(texts, names).items():
        found[names[sign]].update(dict.fromkeys(keys))
    return {name: list(keys) for name, keys in found.items()}


def _counted(texts: Corpus, files: frozenset[Key], groups: Mapping[str, list[str]]) -> Counter[str]:
    """How many files hold a word of each group in their stories."""
    counts: Counter[str] = Counter()
    all_words = (word for words in groups.values() for word in words)
    stories = _story_keys(texts, texts.signs(all_words))
    for name, words in groups.items():
        keys = {key for sign in texts.signs(words) for key in stories[sign]}
        if keys & files:
            counts[name] = len(keys & files)
    return counts
