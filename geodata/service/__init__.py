"""The service: the HTTP routes, headers and command line that open the same atlas as the screens."""
