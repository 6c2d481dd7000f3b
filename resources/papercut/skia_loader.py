def load_skia() -> None:
    import skia
