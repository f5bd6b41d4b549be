"""What the clauses of a text tell: kinds of events with status, hedge and roles."""
