"""Analytics: what the figures say about what was published, and what to do more of."""
