"""The map and its controls: instrument, filter panel, search, event table, event panel.

In: parts of the dashboard and what follows from a click on it.
Not in: drawing (``geodata.layout``, ``geodata.webmap``).
"""
