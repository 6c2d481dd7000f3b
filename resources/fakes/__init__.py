"""Local servers that speak the providers' own protocols over real HTTP, for tests and trying things out."""
