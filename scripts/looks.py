"""The looks of luts/, each a function from display-referred RGB (0 to 1, BT.709) to the same.

A look's docstring is what its file and the table in luts/README.md say of it. Film stocks are described by
how they behave, never by a maker's name. LOOKS lists them all; SKIN those that promise believable skin.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from lut_tools import (
    BLUE,
    CYAN,
    GREEN,
    MAGENTA,
    TEAL,
    YELLOW,
    Colours,
    balance,
    contrast,
    density,
    enrich,
    fade,
    keep_skin,
    luma,
    matte,
    mix,
    saturate,
    shoulder,
    split_tone,
    tone,
    toward,
    turn,
    vibrance,
)


def neutral(rgb: Colours) -> Colours:
    """Nothing: the pictures as they were drawn."""
    return rgb


def warm_story(rgb: Colours) -> Colours:
    """Lamp light: honeyed lights, slightly teal shadows, soft contrast, richer pale colours."""
    toned = split_tone(contrast(rgb, 0.16), (-0.012, 0.004, 0.020), (0.040, 0.012, -0.034))
    return fade(vibrance(toned, 0.16), (0.016, 0.011, 0.016), (1.0, 0.988, 0.955))


def cool_night(rgb: Colours) -> Colours:
    """Moonlight: blue shadows, restrained colour, a touch darker."""
    toned = split_tone(contrast(rgb**1.08, 0.12), (-0.030, -0.004, 0.050), (-0.022, 0.004, 0.026))
    return fade(saturate(toned, 0.88), (0.006, 0.012, 0.028), (0.955, 0.985, 1.0))


def noir(rgb: Colours) -> Colours:
    """Almost black and white, hard contrast, the last tenth of the colour left in."""
    toned = contrast(saturate(rgb, 0.12), 0.42)
    return fade(
        split_tone(toned, (0.004, 0.0, 0.008), (0.014, 0.006, -0.012)),
        (0.010, 0.010, 0.014),
        (0.99, 0.985, 0.97),
    )


def vintage(rgb: Colours) -> Colours:
    """An old print: faded blacks, cream whites, green in the shadows, rose in the lights."""
    toned = split_tone(saturate(contrast(rgb, 0.06), 0.80), (-0.008, 0.016, 0.006), (0.034, 0.008, -0.030))
    return fade(toned, (0.072, 0.064, 0.058), (0.985, 0.955, 0.895))


def vivid(rgb: Colours) -> Colours:
    """Everything up: contrast, and colour where there was little of it."""
    return vibrance(contrast(rgb, 0.24), 0.42)


def pastel(rgb: Colours) -> Colours:
    """Soft and light: lifted shadows, a rose tint, less contrast."""
    lifted = np.clip(rgb, 0, 1) ** 0.86
    toned = split_tone(saturate(lifted, 0.86), (0.024, 0.004, 0.028), (0.020, 0.002, 0.008))
    return fade(toned, (0.060, 0.050, 0.068), (1.0, 0.985, 0.985))


def cinema_warm(rgb: Colours) -> Colours:
    """Cinema, warm: deep soft blacks, amber lights that roll off, dense colours."""
    toned = split_tone(shoulder(contrast(rgb, 0.26), 0.07), (0.012, 0.002, -0.010), (0.052, 0.018, -0.052))
    return fade(density(saturate(toned, 1.05), 0.10), (0.014, 0.010, 0.010), (1.0, 0.985, 0.93))


def cinema_cold(rgb: Colours) -> Colours:
    """Cinema, cold: steel-blue shadows, pale lights, little green; skin stays alive."""
    toned = split_tone(shoulder(contrast(rgb, 0.28), 0.05), (-0.032, 0.000, 0.042), (-0.016, 0.008, 0.018))
    toned = enrich(saturate(toned, 0.82), GREEN, 70, -0.35)
    return fade(keep_skin(toned, rgb, 0.60), (0.008, 0.012, 0.020), (0.97, 0.99, 1.0))


def teal_orange(rgb: Colours) -> Colours:
    """Blockbuster: cool hues drawn to teal, warm ones to orange, teal in the shadows."""
    drawn = toward(toward(rgb, TEAL, 85, 0.55), 28.0, 60, 0.45)
    toned = split_tone(contrast(drawn, 0.22), (-0.055, 0.012, 0.040), (0.048, 0.014, -0.046))
    return keep_skin(enrich(toned, GREEN, 50, -0.25), rgb, 0.25)


def documentary(rgb: Colours) -> Colours:
    """Honest: a little contrast in the luma, colours held back, nothing tinted."""
    return fade(tone(saturate(rgb, 0.78), 0.16, 0.40), (0.012, 0.012, 0.012), (0.985, 0.985, 0.98))


def corporate(rgb: Colours) -> Colours:
    """Clean and bright: open shadows, crisp cool whites, clear blues, tidy skin."""
    lifted = contrast(np.clip(rgb, 0, 1) ** 0.88, 0.14, 0.5)
    toned = split_tone(lifted, (-0.012, 0.000, 0.020), (-0.010, 0.004, 0.016))
    return keep_skin(enrich(saturate(toned, 0.94), 225.0, 60, 0.25), rgb, 0.4)


def film_portrait(rgb: Colours) -> Colours:
    """Portrait negative: creamy lights, open warm shadows, low contrast, the kindest skin."""
    lifted = shoulder(np.clip(rgb, 0, 1) ** 0.90, 0.05)
    toned = split_tone(lifted, (0.020, 0.006, 0.004), (0.024, 0.014, -0.012))
    toned = enrich(turn(saturate(toned, 0.90), GREEN, 60, -10), BLUE, 60, -0.20)
    return fade(keep_skin(toned, rgb, 0.35), (0.034, 0.028, 0.026), (1.0, 0.985, 0.955))


def film_daylight(rgb: Colours) -> Colours:
    """Everyday negative in sun: golden lights, green in the shadows, strong reds and yellows."""
    toned = split_tone(contrast(rgb, 0.18), (-0.014, 0.022, -0.006), (0.040, 0.024, -0.044))
    toned = enrich(enrich(toned, 0.0, 45, 0.18), YELLOW, 45, 0.16)
    return fade(keep_skin(turn(toned, BLUE, 60, -14), rgb, 0.45), (0.024, 0.026, 0.020), (1.0, 0.985, 0.935))


def film_tungsten(rgb: Colours) -> Colours:
    """Night negative for lamp light: cyan shadows, red-orange glow in the lights, soft blacks."""
    toned = split_tone(contrast(rgb, 0.22), (-0.072, 0.024, 0.046), (0.078, -0.010, -0.030))
    return matte(enrich(toned, 12.0, 50, 0.22), 0.034)


def film_slide(rgb: Colours) -> Colours:
    """Slide film: hard contrast, dense saturated colour, deep blues and leaf greens."""
    toned = density(vibrance(contrast(rgb, 0.36), 0.36), 0.20)
    toned = enrich(turn(toned, CYAN, 60, 12), BLUE, 60, 0.16)
    return keep_skin(split_tone(toned, (0.004, -0.004, 0.012), (0.010, 0.006, -0.006)), rgb, 0.45)


def film_print(rgb: Colours) -> Colours:
    """A cinema print: rich blacks with a cool breath, warm whites, colours darker than they are strong."""
    toned = density(tone(rgb, 0.42, 0.42), 0.24)
    toned = split_tone(toned, (-0.022, 0.002, 0.016), (0.026, 0.016, -0.018))
    return fade(toned, (0.006, 0.010, 0.014), (0.985, 0.965, 0.925))


def film_instant(rgb: Colours) -> Colours:
    """Instant print: milky blue-green blacks, yellowed whites, soft washed colour."""
    toned = saturate(contrast(rgb, -0.10), 0.72)
    toned = split_tone(toned, (-0.026, 0.006, 0.030), (0.042, 0.018, -0.036))
    return fade(toned, (0.072, 0.088, 0.108), (0.985, 0.960, 0.885))


def film_cross(rgb: Colours) -> Colours:
    """Slide film in the wrong bath: lime lights, blue-violet shadows, hard contrast."""
    toned = contrast(rgb, 0.30)
    toned = split_tone(toned, (-0.010, -0.050, 0.105), (0.046, 0.072, -0.110))
    return fade(saturate(toned, 1.08), (0.010, 0.004, 0.070), (1.0, 1.0, 0.90))


def bleach_bypass(rgb: Colours) -> Colours:
    """Silver left in the print: hard contrast, colours under a grey veil, metal whites."""
    toned = contrast(saturate(rgb, 0.46), 0.46, 0.48)
    return split_tone(toned, (-0.008, 0.002, 0.008), (0.008, 0.010, -0.002))


def scifi(rgb: Colours) -> Colours:
    """Screens and corridors: cyan-green light, cold blacks, warm hues held back."""
    toned = split_tone(contrast(rgb, 0.26), (-0.062, 0.018, 0.046), (-0.058, 0.034, 0.022))
    toned = enrich(toward(toned, CYAN, 95, 0.40), 30.0, 60, -0.30)
    return fade(toned, (0.002, 0.014, 0.022), (0.94, 1.0, 0.99))


def vibrant(rgb: Colours) -> Colours:
    """Bright and juicy: light lifted, every hue further from its neighbours, skin left in peace."""
    lifted = np.clip(rgb, 0, 1) ** 0.84
    toned = enrich(enrich(saturate(lifted, 1.32), GREEN, 55, 0.22), MAGENTA, 55, 0.16)
    return keep_skin(tone(toned, 0.14, 0.5), rgb, 0.45)


def muted(rgb: Colours) -> Colours:
    """Quiet: colour at half, matte blacks, soft lights."""
    toned = keep_skin(shoulder(saturate(rgb, 0.50), 0.06), rgb, 0.30)
    return matte(split_tone(toned, (0.000, 0.004, 0.010), (0.012, 0.006, -0.008)), 0.060)


def golden_hour(rgb: Colours) -> Colours:
    """The last hour of sun: gold over everything, long warm shadows, blues gone soft."""
    warm = balance(rgb, (0.86, 1.00, 1.24))
    toned = split_tone(contrast(warm, 0.12), (0.030, 0.004, -0.020), (0.050, 0.026, -0.040))
    return fade(
        keep_skin(enrich(toned, BLUE, 70, -0.30), rgb, 0.45), (0.026, 0.012, 0.010), (1.0, 0.975, 0.86)
    )


def night(rgb: Colours) -> Colours:
    """Day for night: two stops down, blue, with little colour left but for the lamps."""
    dark = saturate(np.clip(rgb, 0, 1) ** 1.42 * 0.90, 0.62)
    dark = enrich(dark, 35.0, 45, 0.55)
    toned = split_tone(dark, (-0.052, -0.014, 0.072), (-0.054, -0.006, 0.052))
    return fade(toned, (0.004, 0.010, 0.034), (0.92, 0.96, 1.0))


def sepia(rgb: Colours) -> Colours:
    """A brown photograph: one warm tone from dark to cream."""
    grey = contrast(np.repeat(luma(saturate(rgb, 0)), 3, -1), 0.10)
    toned = split_tone(grey, (0.070, 0.000, -0.048), (0.066, 0.004, -0.074))
    return fade(toned + (rgb - luma(rgb)) * 0.05, (0.056, 0.034, 0.026), (1.0, 0.950, 0.860))


def mono(rgb: Colours) -> Colours:
    """Black and white without a tint: long soft greys, skies a little darker, skin a little lighter."""
    grey = np.repeat((rgb @ np.array([0.34, 0.56, 0.10]))[..., None], 3, -1)
    return contrast(grey, 0.12)


def horror(rgb: Colours) -> Colours:
    """Sickly: swamp-green shadows, drained skin, blacks that swallow detail; blood stays red."""
    toned = contrast(saturate(rgb, 0.58) ** 1.16, 0.26)
    toned = enrich(toned, 0.0, 24, 0.75)
    toned = split_tone(toned, (-0.022, 0.034, -0.008), (-0.004, 0.030, -0.040))
    return fade(toned, (0.006, 0.016, 0.012), (0.93, 0.965, 0.88))


def romance(rgb: Colours) -> Colours:
    """Rose light: pink lifted shadows, peach skin, soft white."""
    lifted = shoulder(np.clip(rgb, 0, 1) ** 0.88, 0.04)
    toned = split_tone(lifted, (0.042, -0.010, 0.018), (0.050, -0.002, 0.004))
    return fade(keep_skin(turn(toned, YELLOW, 50, -8), rgb, 0.45), (0.046, 0.022, 0.036), (1.0, 0.970, 0.955))


def dream(rgb: Colours) -> Colours:
    """Half asleep: lavender haze in the dark, glowing lights, almost no contrast."""
    lifted = np.clip(rgb, 0, 1) ** 0.76
    toned = split_tone(saturate(lifted, 0.92), (0.024, -0.006, 0.066), (0.014, 0.004, 0.014))
    return fade(toned, (0.115, 0.095, 0.160), (1.0, 0.985, 1.0))


def comic(rgb: Colours) -> Colours:
    """Ink and print: flat strong primaries, black lines, white paper."""
    toned = contrast(saturate(rgb, 1.48), 0.50, 0.40)
    drawn = toward(toward(toward(toned, 0.0, 32, 0.4), YELLOW, 32, 0.4), 220.0, 55, 0.4)
    return keep_skin(drawn, rgb, 0.35)


def neon(rgb: Colours) -> Colours:
    """City after rain: violet shadows, magenta and cyan turned up, everything else a step back."""
    drawn = toward(toward(rgb, 315.0, 70, 0.45), TEAL, 80, 0.45)
    toned = enrich(enrich(contrast(drawn, 0.24), 315.0, 60, 0.40), TEAL, 60, 0.35)
    return fade(
        split_tone(toned, (0.026, -0.048, 0.092), (0.030, -0.022, 0.040)),
        (0.024, 0.004, 0.058),
        (1.0, 0.97, 1.0),
    )


def winter(rgb: Colours) -> Colours:
    """Snow light: bright, pale, blue-white, greens gone grey."""
    lifted = np.clip(rgb, 0, 1) ** 0.80
    toned = enrich(saturate(lifted, 0.62), GREEN, 70, -0.45)
    return split_tone(toned, (-0.020, 0.000, 0.036), (-0.026, 0.004, 0.030))


def desert(rgb: Colours) -> Colours:
    """Dust and heat: ochre lights, brown shadows, skies bleached toward sand."""
    toned = mix(rgb, ((0.94, 0.10, -0.04), (0.06, 0.90, 0.04), (0.02, 0.16, 0.82)))
    toned = split_tone(contrast(saturate(toned, 0.78), 0.20), (0.034, 0.010, -0.030), (0.044, 0.020, -0.066))
    return fade(toned, (0.028, 0.018, 0.008), (1.0, 0.970, 0.88))


def forest(rgb: Colours) -> Colours:
    """Under leaves: greens deep and true, shade in green, a little gold where the sun comes through."""
    drawn = toward(rgb, 130.0, 70, 0.35)
    toned = density(enrich(contrast(drawn, 0.18), 130.0, 70, 0.28), 0.12)
    toned = split_tone(toned, (-0.034, 0.022, -0.004), (0.020, 0.022, -0.046))
    return fade(keep_skin(toned, rgb, 0.65), (0.008, 0.020, 0.014), (0.99, 1.0, 0.93))


def autumn(rgb: Colours) -> Colours:
    """Leaves turning: greens become amber, reds glow, blues fade to slate."""
    turned = enrich(turn(rgb, 128.0, 95, -56), BLUE, 80, -0.45)
    toned = split_tone(contrast(turned, 0.16), (0.016, 0.002, -0.006), (0.034, 0.006, -0.030))
    return fade(toned, (0.018, 0.012, 0.012), (1.0, 0.98, 0.93))


def high_key(rgb: Colours) -> Colours:
    """A bright studio: shadows almost gone, whites open, clean gentle colour."""
    lifted = 1 - (1 - np.clip(rgb, 0, 1)) ** 1.55
    return fade(keep_skin(saturate(lifted, 0.90), rgb, 0.30), (0.030, 0.030, 0.034), (1.0, 1.0, 1.0))


def tape(rgb: Colours) -> Colours:
    """Home video tape: smeared reds, violet-blue shadows, grey blacks, clipped soft whites."""
    toned = enrich(saturate(contrast(rgb, 0.10, 0.55), 0.88), 0.0, 50, 0.30)
    toned = split_tone(toned, (0.026, -0.010, 0.050), (-0.020, 0.006, 0.020))
    return fade(toned, (0.078, 0.066, 0.096), (0.955, 0.965, 0.985))


Look = Callable[[Colours], Colours]

LOOKS: dict[str, Look] = {
    look.__name__: look
    for look in (
        neutral, warm_story, cool_night, noir, vintage, vivid, pastel,
        cinema_warm, cinema_cold, teal_orange, documentary, corporate,
        film_portrait, film_daylight, film_tungsten, film_slide, film_print, film_instant, film_cross,
        bleach_bypass, scifi, vibrant, muted, golden_hour, night, sepia, mono, horror, romance, dream,
        comic, neon, winter, desert, forest, autumn, high_key, tape,
    )
}  # fmt: skip

# looks in which skin may be looked at as skin: its hue stays within a few degrees of its own
SKIN_KEPT: tuple[str, ...] = (
    "neutral", "warm_story", "vivid", "cinema_warm", "cinema_cold", "teal_orange", "documentary", "corporate",
    "film_portrait", "film_daylight", "film_slide", "film_print", "vibrant", "muted", "golden_hour", "romance",
    "comic", "autumn", "high_key",
)  # fmt: skip
