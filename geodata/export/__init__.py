"""Export files: the registry of formats, and GeoJSON, CSV, GeoPackage, GeoParquet, KML, PPTX, HTML report.

In: the content of slides and reports, and one writer a format; pictures are drawn in ``geodata.render``.
Not in: menus and commands that offer them.
"""
