"""Actors in a text: states, forces, groups, bodies, companies, vessels and persons.

In: find_actors, the shipped lists of actors, names by pattern.
Not in: speakers (``geodata.prose.speakers``), place names (``geodata.toponyms``).
"""
