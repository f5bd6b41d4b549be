"""Words of the brief on the map: a title beside each mark where there is room, else its number.

In: the words of each mark, the ground that marks cover, the choice of places.
Not in: names of the ground, which give way to these words (``geodata.layout.name_placement``).
"""
