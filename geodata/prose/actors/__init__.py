"""Actors and names in a text: states, forces, groups, bodies, companies, vessels and persons."""
