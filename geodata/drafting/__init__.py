"""Rules that read a text and propose records: amounts, dates, names, attributions, events, claims.

In: everything whose result a person has still to accept.
Not in: forms in which that happens (``geodata.screens.reading``).
"""
