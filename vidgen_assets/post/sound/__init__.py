"""The parts of the mix: where effects go, how the bed makes way for the voice, what an encoder does to it."""
