"""Records of a brief in words: claims, events, figures, dates, places, sources, and changes between versions.

In: pure functions from records to plain text in one language, a module for each kind of record.
Not in: markup, layout, and fixed words of the interface (``geodata.words``).
"""
