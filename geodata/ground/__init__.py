"""Archives of the ground: the shipped one and the desk's own, opened by ranges, their tiles decoded.

In: PMTiles archives and what is refused of them, vector tiles as shapes, the archives of the settings.
Not in: making the shipped archive (``geodata.derive``), colours and drawing (``geodata.render``).
"""
