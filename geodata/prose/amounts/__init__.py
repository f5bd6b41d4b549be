"""Amounts and positions in a text: numbers with what they count, coordinates, bearings and distances."""
