"""Streamlit parts that the pages are made of; the only room that imports streamlit.

In: shell, evidence, map, reading and pages, each importing only those before it.
Not in: rules that an export or a command needs too.
"""
