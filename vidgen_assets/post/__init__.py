"""Post-production: grade, timeline, captions' look and sound mix as plans, and the one render.

Plans are values; `render.py` is the only module here that turns them into a file, in one lossy generation.
"""
