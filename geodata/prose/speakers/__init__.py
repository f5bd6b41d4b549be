"""Speakers in a text: verbs of saying, citations, and the words that name who speaks.

In: find_attributions, with what each statement covers.
Not in: sources of a brief (``geodata.drafting``).
"""
