"""Evidence beside the map: event card, citations, figure ladder, sources, grading.

In: parts that show the grounds of a claim.
Not in: whole pages (``geodata.screens.pages``).
"""
