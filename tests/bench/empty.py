"""The floor: a page with a field and a word, rerun."""

import streamlit as st

st.text(f"From: {st.text_input('From')}")
