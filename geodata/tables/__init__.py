"""Tables of rows: files whose rows are events, places or a reference layer, read by a mapping.

In: the language of a mapping, readers of table files, the columns that follow from both, their store on disk.
Not in: the record of a table in a brief (``geodata.brief``), the frames of a whole brief (``geodata.atlas``).
"""
