"""Withheld sources: the brief as everyone but its owner sees it, without their names.

In: ids that stand for withheld sources and documents, the masked brief and its problems.
Not in: sources that rows name (see ``tables``).
"""
