"""Image generation: prompts, two candidate pictures a shot, and the choice between them."""
