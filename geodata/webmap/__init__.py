"""A Scene for the browser: its deck by pydeck, the map spec, and static files at addresses with their hash.

In: everything that the map component and ``st.pydeck_chart`` are sent or fetch.
Not in: Streamlit calls (``geodata.screens``) and HTTP routes (``geodata.service``).
"""
