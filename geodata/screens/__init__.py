"""The Streamlit parts that the pages are made of; the only room that imports streamlit."""
