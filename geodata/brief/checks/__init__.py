"""Checks across the records of a brief, each with line, value found, value expected and remedy.

In: rules that need more than one record, or a file.
Not in: rules of one field (see its record).
"""
