"""The part of the world that a map shows when it opens.

In: what a brief is about, without the few events far from the rest.
Not in: zoom and centre for a size in pixels (``geodata.layout.camera_fit``).
"""
