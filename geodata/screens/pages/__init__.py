"""Whole pages, one module each; a script in ``pages/`` calls one of them.

In: the parts of a page put together.
Not in: parts that two pages share.
"""
