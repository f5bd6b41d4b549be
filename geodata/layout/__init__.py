"""Layout of a map: from a selection to a Scene, every mark resolved and every label placed.

In: positions, sizes, colours (the style table), label placement, legend, camera; no renderer.
Not in: drawing, which is ``geodata.render`` (files) and ``geodata.webmap`` (browser).
"""
