"""Colour: looks, what holds neighbouring shots together, and how colours are told apart and converted."""
