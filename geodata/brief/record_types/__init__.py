"""Records of a brief, one sort a module; :mod:`geodata.brief.records` joins them.

In: fields and the rules of one record.
Not in: rules across records (see ``geodata.brief.checks``).
"""
