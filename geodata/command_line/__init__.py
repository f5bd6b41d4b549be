"""The command ``briefmap``: its arguments, one module for each command or group of them, what it prints.

In: reading arguments, writing files and problems, exit codes.
Not in: the web server (``geodata.service``), and rules that a screen needs too.
"""
