"""Dates in a text, read in order with their context, as EDTF.

In: find_dates and find_date_lines, with tense, anchors, feasts and Hijri dates.
Not in: dates of events (``geodata.drafting``), their wording (``geodata.phrasing``).
"""
