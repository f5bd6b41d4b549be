"""JSON Schema of ``brief.yaml``, and its older shape brought up to date.

In: everything about the shape as a whole.
Not in: the records themselves (see ``geodata.brief.records``).
"""
