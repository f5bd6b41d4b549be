"""Frame of every page: page context, View and session state, header, menus, theme.

In: parts that any page may use.
Not in: parts about events, sources or the map.
"""
