"""The picture: one style table, the Scene that everything on screen is, its drawing by deck.gl and to a file."""
