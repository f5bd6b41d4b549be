"""Dates in a text, read in order with their context, as EDTF."""
