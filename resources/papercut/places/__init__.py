"""The sets: every place a scene can be in, as one function on a Stage."""

from __future__ import annotations

from collections.abc import Callable

from resources.papercut.places.abstract import abstract
from resources.papercut.places.homes import bathroom, bedroom, kitchen, porch, room
from resources.papercut.places.outdoors import city, forest, heaven, park, sea, street
from resources.papercut.places.public import (
    car_interior, church, classroom, corridor, court, hospital, office, restaurant, shop
)  # fmt: skip
from resources.papercut.places.stage import Stage

PLACE_SETS: dict[str, Callable[[Stage], None]] = {
    "room": room, "bedroom": bedroom, "kitchen": kitchen, "bathroom": bathroom, "porch": porch, "office": office,
    "court": court, "corridor": corridor, "classroom": classroom, "shop": shop, "restaurant": restaurant,
    "hospital": hospital, "church": church, "car_interior": car_interior, "street": street, "city": city,
    "park": park, "forest": forest, "sea": sea, "sky": heaven, "abstract": abstract,
}  # fmt: skip
