"""The pages of surveys: questions about oneself, to read or to print; nothing is scored."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.surveys import Survey
from generator.pages.page import Plan
from generator.pages.publication import Publication


def pages(publication: Publication) -> Iterator[Plan]:
    """A page for each survey."""
    for survey in publication.shown(publication.curriculum.surveys):
        yield survey_page(publication, survey)


def survey_page(publication: Publication, survey: Survey) -> Plan:
    """The page of a survey."""
    uses = ("workshop", "exercise", "path") if publication.has_guides else ("exercise", "path")
    return Plan(
        uri=f"surveys/{survey.id}/",
        title=survey.title,
        description=survey.summary,
        template="survey",
        reader=publication.reader,
        source=publication.curriculum.path_of("survey", survey.id),
        fill=lambda: {
            "survey": publication.see(survey),
            "ratings": ("then", "now") if survey.form == "then-now" else ("once",),
            "used_in": publication.used_in("survey", survey.id, *uses),
        },
    )
