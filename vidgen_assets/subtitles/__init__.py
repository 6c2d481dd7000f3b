"""Subtitle creation: words on the millisecond, cues, caption files, shots in frames."""
