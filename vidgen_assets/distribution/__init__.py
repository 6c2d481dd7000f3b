"""Distribution: final videos are handed to the platforms, and every hand-over has its receipt."""
