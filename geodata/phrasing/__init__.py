"""Records of a brief in words: dates, figures, speakers, places, and changes between two versions.

In: pure functions from records to plain text in one language.
Not in: markup, layout, and fixed words of the interface (``geodata.words``).
"""
