"""Rendering of a Scene by matplotlib: PNG, SVG and PDF pictures with frame, legend and metadata.

In: everything that needs matplotlib, and the options of a picture.
Not in: choices of style or label positions (``geodata.layout``).
"""
