"""Looks of marks: status of an event, contrast of inks, overlapping areas, arrows of sender and host.

In: what decides the look of a mark beyond the style table, and its path. Not in: the table itself
(``geodata.layout.styles``), placing of words, drawing.
"""
