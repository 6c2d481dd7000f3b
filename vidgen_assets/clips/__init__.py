"""Video production: camera moves over layered pictures, their frame rate, their choice, their framing."""
