"""The structured brief: records, EDTF dates, YAML reader and writer, consistency check, source text.

In: records and everything computed from them alone.
Not in: geometry (``geodata.atlas``), words about records (``geodata.phrasing``), rules that propose them.
"""
