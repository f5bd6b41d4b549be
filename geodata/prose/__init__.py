"""Phrases in a text, read by rule: sentences, amounts, dates, names, attributions, events.

In: word lists (``geodata/data/prose``) and the readers that match them, each with offsets into the text.
Not in: records that follow from phrases (``geodata.drafting``), place names (``geodata.toponyms``).
"""
