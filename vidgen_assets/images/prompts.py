"""What every shot's picture is asked for: words for image models, the visual for those who draw.

The words name people by look and clothes, never by name, and keep each role's look through the story: the
same role is described by the same words in every prompt. Nothing of the post's own text goes into a prompt,
so that neither names nor instructions in it reach a model.
"""

from __future__ import annotations

import random

from vidgen_assets.artifacts.pictures import ImagePrompt, ImagePrompts
from vidgen_assets.artifacts.scripts import CastFigure, Feeling, Mood, Shot, ShotList, Visual

STYLE = (
    "Layered paper-cut illustration, hand-cut craft paper with soft shadows between the sheets and visible "
    "paper grain, warm key light, vertical 9:16 composition, subject in the upper two thirds, calm darker "
    "lower third"
)
NEGATIVE = (
    "text, letters, captions, watermark, logo, brand marks, signature, frame, border, photograph of a real "
    "person, celebrity likeness, gore, blood, nudity, weapons pointed at people, extra limbs, distorted "
    "hands, cropped faces"
)
_LOOKS = {
    "woman": "a woman",
    "man": "a man",
    "girl": "a little girl",
    "boy": "a little boy",
    "old_woman": "an elderly woman",
    "old_man": "an elderly man",
}
_OUTFITS = {
    "casual": "everyday clothes",
    "suit": "a business suit",
    "police": "a dark blue guard's uniform",
    "doctor": "a white doctor's coat",
    "nurse": "teal scrubs",
    "judge": "a black robe",
    "chef": "a chef's jacket and hat",
    "uniform": "a work uniform and cap",
    "apron": "a shop apron",
    "wedding": "wedding clothes",
    "sport": "sportswear and a headband",
    "pajamas": "pajamas",
    "prisoner": "an orange jumpsuit",
}
_HAIR = (
    "short dark",
    "long dark",
    "curly brown",
    "straight brown",
    "wavy auburn",
    "short fair",
    "tied-back black",
    "close-cropped black",
)
_GREY = ("short grey", "white curly", "silver tied-back")
_COLOURS = (
    "mustard yellow",
    "teal",
    "coral red",
    "cobalt blue",
    "forest green",
    "plum",
    "rust orange",
    "cream",
)
_FEELINGS: dict[Feeling, str] = {
    "neutral": "with a calm expression",
    "happy": "smiling widely",
    "sad": "with a sad, downcast face",
    "angry": "with an angry frown",
    "scared": "with wide, frightened eyes",
    "shock": "gasping in surprise",
    "smug": "with a knowing smirk",
}
_PLACES = {
    "room": "in a living room with a sofa and a window",
    "bedroom": "in a bedroom beside the bed",
    "kitchen": "in a home kitchen",
    "bathroom": "in a tiled bathroom",
    "porch": "on a front porch with a garden",
    "office": "in an office with desks and large windows",
    "court": "in a courtroom",
    "corridor": "in a long corridor with doors",
    "classroom": "in a classroom with a blackboard",
    "shop": "in a shop with shelves and a counter",
    "restaurant": "in a small restaurant",
    "hospital": "in a hospital room",
    "church": "in a church with tall windows",
    "car_interior": "inside a car, seen from the front",
    "street": "in a street of small houses",
    "city": "before a city skyline",
    "park": "in a park",
    "forest": "in a forest of tall trees",
    "sea": "at the sea",
    "sky": "high above the clouds",
    "abstract": "before a tunnel of layered paper shapes",
}
_MOODS: dict[Mood, str] = {
    "tense": "deep purple and red palette",
    "sad": "muted blue palette",
    "funny": "bright turquoise and orange palette",
    "warm": "peach and golden palette",
    "eerie": "dark green palette",
    "triumphant": "violet and gold palette",
    "calm": "soft teal and cream palette",
}
_FRAMINGS = {
    "wide": "wide shot, full figures",
    "medium": "medium shot from the waist up",
    "close": "close-up of the face",
}


def image_prompts(shots: ShotList, seed: str) -> ImagePrompts:
    """Return one prompt a shot; `seed` is the story's, so that rooms and people stay who they are."""
    return ImagePrompts(
        prompts=tuple(
            ImagePrompt(
                shot=shot.id, text=prompt_text(shot, seed), negative=NEGATIVE, visual=shot.visual, seed=seed
            )
            for shot in shots.shots
        )
    )


def prompt_text(shot: Shot, seed: str) -> str:
    """Return the words an image model is asked with."""
    visual = shot.visual
    if visual.kind != "scene":
        return f"{STYLE}. An empty paper stage for a card, {_MOODS[visual.mood]}, no people, no text."
    parts = [_FRAMINGS[visual.framing], _who(visual, seed), _what(visual), _PLACES.get(visual.place, "")]
    parts += ["at night" if visual.night else "by day", _MOODS[visual.mood]]
    return f"{STYLE}. " + ", ".join(part for part in parts if part) + ". No text."


def _who(visual: Visual, seed: str) -> str:
    return " and ".join(describe(figure, seed) for figure in visual.figures)


def describe(figure: CastFigure, seed: str) -> str:
    """Return how a figure looks, in the same words in every shot of the story, and how it feels now."""
    rnd = random.Random(f"prompt/{seed}/{figure.role}")
    hair = rnd.choice(_GREY if figure.look.startswith("old") else _HAIR)
    colour = rnd.choice(_COLOURS)
    clothes = (
        f"{colour} {_OUTFITS['casual']}"
        if figure.outfit == "casual"
        else _OUTFITS.get(figure.outfit, figure.outfit)
    )
    return f"{_LOOKS[figure.look]} with {hair} hair in {clothes}, {_FEELINGS[figure.feeling]}"


def _what(visual: Visual) -> str:
    if not visual.props:
        return ""
    things = " and ".join(_article(prop.replace("-", " ")) for prop in visual.props)
    if not visual.figures:
        return f"{things} as the large central object"
    if visual.bubble in ("speech", "thought"):
        return f"a {visual.bubble} bubble that shows {things}"
    return f"with {things} clearly visible"


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
