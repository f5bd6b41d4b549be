"""Rules that propose records from a text: amounts, dates, names, attributions, events, claims.

In: every proposal that a person has still to accept, and the edits by which it enters a brief.
Not in: the forms for accepting them (``geodata.screens.reading``).
"""
