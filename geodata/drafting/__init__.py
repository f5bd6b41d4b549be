"""Rules that propose records from the phrases of a text: drafts, claims, queries, edits.

In: every proposal that a person has still to accept, and the edits by which it enters a brief.
Not in: the forms for accepting them (``geodata.screens.reading``).
"""
