"""Idea generation: a day's posts become video ideas, grouped, titled, given a voice, and put into slots."""
