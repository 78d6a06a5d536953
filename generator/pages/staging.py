"""An exercise with all that it refers to, ready to be shown in a room, on a sheet or in a guide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from string import ascii_uppercase

from generator.addresses import anchor
from generator.datasets import Dataset
from generator.model.cases import Case
from generator.model.exercise_material import Data
from generator.model.exercises import ExerciseBase
from generator.model.figures import Figure
from generator.model.modules import Module
from generator.pages.page import Link
from generator.pages.publication import Publication
from generator.pages.statistics import StatisticEntry, entry
from generator.views import Reader, View, may_read


@dataclass(frozen=True, slots=True)
class Dealt:
    """A card of a deck with the number that it has wherever it appears."""

    number: int
    card: View


@dataclass(frozen=True, slots=True)
class StatisticCard:
    """A statistic as a card with the letter by which the exercise calls it."""

    letter: str
    entry: StatisticEntry
    link: Link


@dataclass(frozen=True, slots=True)
class Staged:
    """An exercise as one reader sees it, with its figure, case, survey and data."""

    anchor: str
    exercise: View
    link: Link
    objectives: tuple[View, ...]
    figure: Figure | None = None
    case: View | None = None
    case_link: Link | None = None
    survey: Link | None = None
    dataset: str | None = None
    """The address of the data, below the site."""
    table: Dataset | None = None
    """The data themselves, unless people are to find them out."""
    cards: tuple[Dealt, ...] = ()
    statistics: tuple[StatisticCard, ...] = ()


def staged(publication: Publication, exercise: ExerciseBase, reader: Reader) -> Staged:
    """The exercise with what it refers to, as far as `reader` may see it."""
    get, see = publication.curriculum.get, publication.see
    case = _case(publication, exercise, reader)
    survey = getattr(exercise, "instrument", None)
    dataset = getattr(exercise, "dataset", None)
    return Staged(
        anchor=anchor(exercise.code),
        exercise=see(exercise, reader),
        link=publication.link("exercise", exercise.id),
        objectives=tuple(see(get("objective", id), reader) for id in exercise.objectives),
        figure=get("figure", exercise.figure) if exercise.figure else None,
        case=see(case, reader) if case else None,
        case_link=publication.link("case", case.id) if case else None,
        survey=publication.link("survey", survey) if survey else None,
        dataset=f"data/{dataset}" if dataset else None,
        table=_table(publication, exercise),
        cards=_deal(see(exercise, reader)),
        statistics=tuple(_lettered(publication, getattr(exercise, "statistics", ()))),
    )


def _lettered(publication: Publication, ids: tuple[str, ...]) -> Iterator[StatisticCard]:
    for letter, id in zip(ascii_uppercase, ids, strict=False):
        statistic = publication.curriculum.get("statistic", id)
        yield StatisticCard(
            letter, entry(publication, statistic), publication.link("statistic", id)
        )


def _table(publication: Publication, exercise: ExerciseBase) -> Dataset | None:
    if not isinstance(exercise, Data) or not exercise.show_table or exercise.dataset is None:
        return None
    return publication.curriculum.datasets.get(exercise.dataset)


def _deal(exercise: View) -> tuple[Dealt, ...]:
    """The cards shuffled once and for all: editors write them pile by pile, which gives the key away."""
    cards = exercise.cards if exercise.type == "card-sort" else ()
    mixed = sorted(cards, key=lambda card: blake2b(f"{exercise.id} {card.id}".encode()).digest())
    return tuple(Dealt(number, card) for number, card in enumerate(mixed, 1))


def _case(publication: Publication, exercise: ExerciseBase, reader: Reader) -> Case | None:
    """The case of the exercise, unless it is kept from the reader."""
    id = getattr(exercise, "case", None)
    case: Case | None = publication.curriculum.get("case", id) if id else None
    return case if case and publication.shows(case) and may_read(case, reader) else None


def figures_of(publication: Publication, module: Module) -> tuple[Figure, ...]:
    """The figures of a module, the most important first."""
    return tuple(publication.curriculum.get("figure", id) for id in module.figures)
