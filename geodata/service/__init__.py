"""HTTP routes, security headers and the command line.

In: every entrance but the screens.
Not in: Streamlit, and rules that a screen needs too.
"""
