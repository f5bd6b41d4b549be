"""Files that leave Briefmap beside pictures: GeoJSON, CSV, GeoPackage, KML, PPTX, HTML report.

In: the content of slides and reports, and one writer a format.
Not in: menus and commands that offer them.
"""
