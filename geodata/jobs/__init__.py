"""Work in processes of their own, each job with a limit of time.

In: the pool of workers, jobs that make a file, jobs that compare an upload, the log of what was made.
Not in: the makers of files (``geodata.export``), and whoever asks for them.
"""
