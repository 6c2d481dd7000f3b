"""Export: the words beside the video, its thumbnail, and what the delivered file is called and carries."""
