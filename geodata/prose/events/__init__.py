"""Events that the clauses of a text tell: kinds with status, hedge and roles.

In: find_event_phrases, clauses, verb forms, and the words that decide between kinds.
Not in: kinds themselves (``geodata.kinds``), records of events (``geodata.drafting``).
"""
