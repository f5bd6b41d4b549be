"""Persons and their rights: who makes a request, and what that person may do.

In: the signed cookie, the proxy's header, the local person, levels of access.
Not in: answers to requests (``geodata.service``), the sign-in page (``geodata.screens``).
"""
