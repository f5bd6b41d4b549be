"""Facts that follow from the records of a brief and are never typed.

In: who tells an event, how many independent sources it has, which figures are comparable.
Not in: the words for them (``geodata.phrasing``), problems of records (``geodata.brief.checks``).
"""
