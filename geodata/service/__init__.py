"""The web server around the screens: HTTP routes, security headers, limits, sign-in, logs.

In: every request but those of the screens, and what stands before all of them.
Not in: Streamlit, the command line (``geodata.command_line``), and rules that a screen needs too.
"""
