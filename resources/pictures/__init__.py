"""Pictures of shots: one protocol, the embedded paper-cut drawer, an image model behind HTTP, and the facade.

    pictures = Pictures([PapercutPictures()], cache, store)
    stored = pictures.draw(requests)          # one StoredPicture a request, in order

A picture is layers on a canvas larger than the frame, so that a camera has room; a flat picture is one layer.
Every (request, candidate) is one call of the call cache. What a shot shows is decided by whoever makes the
request.
"""

from resources.pictures.drawn import PapercutPictures, engine_version, scene_spec
from resources.pictures.facade import Pictures, StoredLayer, StoredPicture
from resources.pictures.openai_images import OpenAIImages, flat_picture
from resources.pictures.values import Box, DrawnLayer, DrawnPicture, PictureProvider, PictureRequest

__all__ = [
    "Box",
    "DrawnLayer",
    "DrawnPicture",
    "OpenAIImages",
    "PapercutPictures",
    "PictureProvider",
    "PictureRequest",
    "Pictures",
    "StoredLayer",
    "StoredPicture",
    "engine_version",
    "flat_picture",
    "scene_spec",
]
