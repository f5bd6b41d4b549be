"""The picture: one style table, the Scene that everything on screen is, drawn by deck.gl or to files."""
