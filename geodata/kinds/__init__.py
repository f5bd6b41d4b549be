"""Kinds of events with families and roles of actors, and units of figures with their classes.

In: the shipped tables (``geodata/data/kinds.toml``, ``units.toml``) and what a brief adds to them.
Not in: the look of a mark beyond colour and symbol (``geodata.layout``), events (``geodata.brief``).
"""
