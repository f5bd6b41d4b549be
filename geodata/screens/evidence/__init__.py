"""Evidence beside the map: event card, citations, figure ladder, sources, grading.

In: parts that show what a claim rests on.
Not in: whole pages (``geodata.screens.pages``).
"""
