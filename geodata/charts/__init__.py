"""Charts beside the map: ladders of rival figures, the network of actors.

In: their layout in numbers, and their HTML and Vega-Lite forms.
Not in: pages that show them (``geodata.screens``).
"""
