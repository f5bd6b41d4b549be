"""Kinds of events, their families, and the roles of actors in them.

In: the shipped table (``geodata/data/kinds.toml``) and its union with the kinds that a brief adds.
Not in: the look of a mark beyond colour and symbol (``geodata.layout``), events (``geodata.brief``).
"""
