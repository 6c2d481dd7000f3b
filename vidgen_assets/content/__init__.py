"""The content pipeline: posts are read, cleaned, judged, told apart and put in order."""
