"""The sets: every place a scene can be in, as one function on a Stage."""

from __future__ import annotations

from collections.abc import Callable

from resources.papercut.places.abstract import abstract
from resources.papercut.places.homes import bathroom, bedroom, kitchen, porch, room
from resources.papercut.places.leisure import car_interior, church, restaurant, shop
from resources.papercut.places.nature import forest, heaven, park, sea
from resources.papercut.places.stage import Stage
from resources.papercut.places.town import city, street
from resources.papercut.places.work import classroom, corridor, court, hospital, office

PLACE_SETS: dict[str, Callable[[Stage], None]] = {
    "room": room, "bedroom": bedroom, "kitchen": kitchen, "bathroom": bathroom, "porch": porch,
    "office": office, "court": court, "corridor": corridor, "classroom": classroom,
    "hospital": hospital, "shop": shop, "restaurant": restaurant, "church": church,
    "car_interior": car_interior, "street": street, "city": city, "park": park, "forest": forest,
    "sea": sea, "sky": heaven, "abstract": abstract,
}  # fmt: skip
