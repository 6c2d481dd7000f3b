"""Words whose picture depends on what the story is about, and facts about icons that the rules need."""

from __future__ import annotations

from vidgen_assets.scenes.lexicon.tables import words

TOPICS: dict[str, frozenset[str]] = {
    "tech": words(
        "computer laptop printer network software password email server internet monitor keyboard windows "
        "router helpdesk user tech login wifi website pc desktop modem install reboot virus excel outlook "
        "database admin drive screen click cable support ticket browser file folder laptop"
    ),
    "food": words(
        "restaurant waiter waitress kitchen chef menu customer table tip food meal dinner lunch order "
        "cook dish bar pizza burger sandwich server hostess"
    ),
}
TOPIC_AT = 4

SENSES: dict[str, dict[str, str]] = {
    "mouse": {"tech": "computer-mouse"},
    "mice": {"tech": "computer-mouse"},
    "driver": {"tech": ""},
    "jam": {"tech": "print"},
    "host": {"tech": "server"},
    "server": {"tech": "server"},
    "ticket": {"tech": "clipboard-list"},
    "screen": {"tech": "desktop"},
    "crash": {"tech": "triangle-exclamation"},
    "virus": {"tech": "bug"},
    "update": {"tech": "arrows-rotate"},
    "website": {"tech": "window-maximize"},
    "account": {"tech": "id-card"},
    "windows": {"tech": "window-maximize"},
    "menu": {"tech": "window-maximize", "": "utensils"},
    "icon": {"tech": "window-maximize"},
    "cloud": {"tech": "cloud-arrow-up"},
    "plate": {"food": "utensils"},
    "order": {"food": "utensils"},
    "check": {"food": "receipt"},
}

# what a backdrop already shows, so that it makes a weaker prop there
TOLD_BY_PLACE: dict[str, frozenset[str]] = {
    "room": frozenset({"house", "couch", "chair", "tv", "lightbulb"}),
    "bedroom": frozenset({"bed", "house"}),
    "kitchen": frozenset({"sink", "kitchen-set", "fire-burner", "house"}),
    "bathroom": frozenset({"toilet", "bath", "shower", "sink"}),
    "office": frozenset({"building", "chair", "briefcase", "desktop"}),
    "court": frozenset({"scale-balanced", "building-columns"}),
    "shop": frozenset({"shop", "boxes-stacked", "cart-shopping", "cash-register"}),
    "restaurant": frozenset({"utensils", "chair"}),
    "hospital": frozenset({"hospital", "bed-pulse"}),
    "classroom": frozenset({"school", "chalkboard"}),
    "corridor": frozenset({"door-closed", "door-open"}),
    "church": frozenset({"church"}),
    "car_interior": frozenset({"car", "car-side"}),
    "street": frozenset({"road", "house", "tree"}),
    "city": frozenset({"city", "building", "moon"}),
    "forest": frozenset({"tree", "mountain-sun"}),
    "sea": frozenset({"water", "umbrella-beach", "sailboat", "sun"}),
    "sky": frozenset({"cloud", "wind"}),
    "porch": frozenset({"house", "door-closed", "door-open", "fence", "mailbox"}),
    "park": frozenset({"tree"}),
}
# too big to stand in a room
BUILDINGS = words(
    "hospital school church building shop hotel house house-fire house-chimney city warehouse industry "
    "building-columns monument dungeon bridge tower-observation house-lock"
)
# seen from outside: alone in the picture they leave the room for the first of these places
OUTSIDE: dict[str, frozenset[str]] = {
    "street": words(
        "car car-burst car-side truck-pickup truck-moving truck-fast van-shuttle bus taxi motorcycle "
        "bicycle train gas-pump traffic-light truck-medical caravan snowplow road-barrier house house-fire "
        "sign-hanging tornado hurricane umbrella rainbow snowman square-parking gauge-high road signs-post "
        "house-chimney dumpster house-lock warehouse mailbox cloud-showers-heavy cloud-bolt snowflake"
    ),
    "porch": words("fence tractor"),
    "park": words("tree cow horse gravestone seedling leaf"),
    "forest": words("mountain-sun campground"),
    "sky": words("plane helicopter"),
    "sea": words("sailboat ship umbrella-beach water"),
}
# signs and sights that nobody can hold: they hang in a bubble beside people
INTANGIBLE = words(
    "wifi question clock calendar-days head-side-cough wind volume-high volume-xmark heart heart-crack "
    "bolt triangle-exclamation ban eye brain lightbulb explosion fire comments comment-dots power-off "
    "droplet signal window-maximize network-wired server database cloud-arrow-down cloud-arrow-up gear "
    "gears thumbs-up thumbs-down handshake hand-fist hands-clapping hands-praying hand hand-dots "
    "hand-holding-heart gauge-high road tag star sun moon snowflake rainbow cloud cloud-sun cloud-bolt "
    "cloud-showers-heavy tornado hurricane meteor water smog magnifying-glass map-location-dot chart-line "
    "dna lungs tooth heart-pulse temperature-high skull-crossbones virus bug bugs stopwatch "
    "hourglass-half square-parking flag check-to-slot earth-americas masks-theater mask user-secret "
    "user-astronaut ghost bullseye baseball-bat-ball scale-balanced truck-fast arrows-rotate "
    "money-bill-transfer code film video music life-ring hat-wizard"
)
# they say less than a person with a feeling does: they come last
ABSTRACT = words(
    "briefcase building eye heart brain clock stopwatch hourglass-half calendar-days handshake star "
    "lightbulb star thumbs-up thumbs-down wind earth-americas weight-hanging volume-xmark hand "
    "scale-balanced building-columns tag life-ring"
)
# living things and vehicles a viewer looks at as at a person
CHARACTERS = words("dog cat horse cow crow dove spider frog fish hippo otter dragon worm robot ghost")

# verbs that put what is shown into a speech bubble, or into a thought
SAID = words(
    "said say says saying tell tells told ask asks asked asking reply replied replies answer answered "
    "answers yell yelled yells yelling scream screamed screams screaming shout shouted shouts text texted "
    "texts call called calls calling whisper whispered demand demanded demands refuse refused explain "
    "explained explains insist insisted insists announce announced offered offer claim claimed argue "
    "argued argues beg begged suggest suggested swear swore promise promised admit admitted complain "
    "complained mention mentioned warn warned email emailed message messaged respond responded responds "
    "states stated exclaims exclaimed inform informed confess confessed apologize apologized"
)
MUSED = words(
    "thought think thinking thinks realize realized realizing realise realised wonder wondered wondering "
    "knew remember remembered dream dreamed dreamt dreaming wish wished want wanted wants hope hoped "
    "hoping figure figured decide decided imagine imagined assume assumed guess guessed plan planned "
    "expect expected believe believed forgot forget worried"
)

# what one does with a thing in one's hands
HANDLES = words(
    "pick grab take put throw open hold give hand drop keep bring carry move push pull cut break fix clean "
    "wash eat drink buy sell use touch close plug unplug lift catch hide steal return burn smash squeeze "
    "lock unlock wear wrap"
)
