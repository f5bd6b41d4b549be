"""A brief as GeoDataFrames and numpy columns, filtered by a View; the library of all briefs.

In: geometry, selection, thinning, relations, search, tabular forms of a selection.
Not in: colours, labels or any choice of looks (``geodata.layout``).
"""
