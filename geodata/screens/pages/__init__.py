"""Whole pages, one module each; a script in ``pages/`` calls one of them.

In: how the parts of a page are put together.
Not in: parts that two pages share.
"""
