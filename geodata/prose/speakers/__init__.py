"""Speakers in a text: verbs of saying, citations, and the words that name who speaks."""
