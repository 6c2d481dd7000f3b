"""How captions look: styles, fonts, layout, drawing, the strips of a screen they may stand in, and ASS."""
