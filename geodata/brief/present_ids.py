"""Former ids of kinds and roles in an event, replaced by the present ones."""

from typing import TYPE_CHECKING

from geodata.kinds.kind_table import KindTable

if TYPE_CHECKING:  # the records call this when they are read
    from geodata.brief.records import Event


def with_present_ids(event: "Event", table: KindTable) -> "Event":
    """Return an event with the present ids of its kind and of its actors' roles."""
    roles = table.renamed_roles
    if event.kind not in table.renamed and not any(part.role in roles for part in event.actors):
        return event
    parts = (part.model_copy(update={"role": roles.get(part.role, part.role)}) for part in event.actors)
    kind = table.renamed.get(event.kind, event.kind)
    return event.model_copy(update={"kind": kind, "actors": tuple(parts)})
