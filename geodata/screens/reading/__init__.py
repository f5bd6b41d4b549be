"""The text of a brief on screen: sentences, coverage, claims entered from selected words.

In: parts of the reading page.
Not in: rules that read the text (``geodata.drafting``).
"""
