"""Prose read by rule: sentences, amounts, dates, names and speakers of a text, each with its offsets.

What is found is a proposal. Nothing here guesses: an amount or a date with two readings says so.
"""
