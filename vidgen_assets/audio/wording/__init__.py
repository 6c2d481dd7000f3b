"""How what is written is said: cleaning, cutting and reading rules, and one front end a language.

`cleaning.py` takes markup away, `cutting.py` takes a word apart, `reading.py` is a word in its sentence and
what a language brings, `internet.py`, `joints.py`, `scores.py` and `roman.py` are what languages share.
`english/` and the modules named after languages are the front ends; `tongues.py` finds one, on first use.
"""
