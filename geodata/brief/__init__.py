"""The brief as said: records, dates, figures, citations, reader and check."""
