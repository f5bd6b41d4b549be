"""Tools that make the shipped shapes, gazetteer, fonts, symbols and basemap pictures.

In: one command, ``python -m geodata.derive``, with downloads and geometry of coasts and seas.
Not in: anything needed at run time; the room is no part of the wheel and no other room imports it.
"""
