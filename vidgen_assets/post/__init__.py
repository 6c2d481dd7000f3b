"""Post-production: the grade, the timeline, the captions' look and the sound mix as plans, and the one render.

Plans are values; `render.py` is the only module here that turns them into a file, in one lossy generation.
"""
