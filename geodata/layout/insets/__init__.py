"""The inset that says where a map is which shows less than a state.

In: the state that a map lies in, its land, the rule of the inset, its place and its lines.
Not in: drawing.
"""
