"""Choice of the part of the world that a map shows."""
