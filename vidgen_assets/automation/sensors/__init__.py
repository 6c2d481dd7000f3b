"""What watches the world: new posts, new briefs, changes of code, prompts and channel, and runs that failed."""
