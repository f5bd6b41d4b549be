"""Amounts and positions in a text: numbers with what they count, coordinates, bearings, distances.

In: find_amounts and find_positions, with the numbers that count nothing.
Not in: figures and places of a brief (``geodata.drafting``).
"""
