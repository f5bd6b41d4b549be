"""The store: briefs with their versions, edits, files and the record of who did what, in one database.

In: tables, engines (SQLite, PostgreSQL), edits, versions, files, backups.
Not in: what an edit does (``geodata.editing``), atlases of briefs (``geodata.atlas``), requests.
"""
