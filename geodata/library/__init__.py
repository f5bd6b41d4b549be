"""The library: all briefs that a process can open, as their files, published versions or edits have them.

In: entries of briefs, folders watched and read again, working copies as entries.
Not in: atlases themselves (``geodata.atlas``), tables of the store (``geodata.store``).
"""
