"""Place names in running text: where they stand, what they stand for, and the place that each one names.

In: words, names, the theatre, the scores of a name's bearers, and the mentions that come out.
Not in: the names themselves (``geodata.gazetteer``), what a text tells of the places (``geodata.drafting``).
"""
