"""The brief as GeoDataFrames and sorted columns; filters; marks; exports."""
