"""From a selection to a Scene: every mark resolved, every label placed, one style table.

In: positions, sizes, colours, legend, camera; no renderer.
Not in: drawing, which is ``geodata.render`` (files) and ``geodata.webmap`` (browser).
"""
