"""A Scene for the browser: pydeck layers, the map spec, static assets under their hashes.

In: whatever the map component and ``st.pydeck_chart`` are given.
Not in: Streamlit calls (``geodata.screens``) and HTTP routes (``geodata.service``).
"""
