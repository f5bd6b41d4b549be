"""Readings without the names of withheld sources: those that atlas, screens, exports and routes see."""

import logging
from collections.abc import Mapping
from dataclasses import replace

from geodata.brief.brief_reader import BriefReading
from geodata.brief.problems import Problem
from geodata.brief.records import Brief
from geodata.brief.withheld.brief_mask import mask_brief, withheld_addresses
from geodata.brief.withheld.problem_mask import closed_problem, mask_left_off, mask_problem
from geodata.brief.withheld.withheld_ids import WithheldIds, withheld_ids
from geodata.brief.withheld.withheld_values import values_withhold, withheld_words
from geodata.tables.row_facts import rows_of_brief
from geodata.tables.row_mask import mask_rows
from geodata.words import CatalogueText


def masked_reading(reading: BriefReading) -> BriefReading:
    """Return a reading whose brief and problems name no withheld source; unchanged where none is withheld.

    A brief that cannot be masked does not open.
    """
    try:
        return _masked(reading)
    except Exception as error:  # a fault that nobody thought of must not name a source
        logging.getLogger(__name__).exception("cannot mask %s", reading.folder)
        problem = Problem(
            "internal",
            str(reading.folder),
            None,
            record="",
            field="",
            found=CatalogueText("problem.internal.found", error=type(error).__name__),
            expected=CatalogueText("problem.internal.expected-masked"),
            mend=CatalogueText("problem.internal.remedy"),
        )
        return replace(reading, brief=None, problems=(problem,), values=None)


def _masked(reading: BriefReading) -> BriefReading:
    brief, values = reading.brief, reading.values
    if values is None:
        closed = reading.speaks_of_withheld
        problems = tuple(map(closed_problem, reading.problems)) if closed else reading.problems
        return replace(reading, problems=problems)
    withholds = values_withhold(values)
    ids = withheld_ids(brief, withholds=withholds) if brief else WithheldIds({}, {})
    if ids.is_empty and not withholds:
        return replace(reading, values=None)
    words = withheld_words(values, brief, ids)
    problems = tuple(mask_problem(each, words) for each in reading.problems)
    if brief is None:  # a problem of no record may be one of any
        problems = tuple(each if each.record else closed_problem(each) for each in problems)
        return replace(reading, problems=problems, values=None)
    return replace(reading, brief=_masked_brief(brief, ids, words), problems=problems, values=None)


def _masked_brief(brief: Brief, ids: WithheldIds, words: Mapping[str, str]) -> Brief:
    left_off = tuple(mask_left_off(each, words) for each in brief.left_off)
    masked, addresses = mask_brief(brief, ids, left_off), withheld_addresses(brief, ids)
    return masked.with_rows(
        tuple(
            mask_rows(each, masked.document_by_id[ids.document(each.document_id)], ids, addresses)
            for each in rows_of_brief(brief)
        )
    )
