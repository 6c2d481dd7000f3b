"""Words that name a setting.

Each row is `place: (names, cues)`. A name after a preposition of place ("in the kitchen") sets the scene;
elsewhere it only hints. Cues ("fridge", "gavel") hint too: enough of them set the scene where none is set,
or against a scene that is only hinted at. Marks as in `props.py`; `cannot be inside` is in INDOORS.
"""

from __future__ import annotations

from vidgen_assets.scenes.lexicon.tables import words

PLACES: dict[str, tuple[str, str]] = {
    "room": (
        "living_room house home apartment couch sofa my_room his_room her_room basement attic flat condo "
        "lounge dorm dorm_room den parents'_house parents_house trailer garage dorm_room spare_room "
        "guest_room upstairs downstairs hallway_at_home grandma's_house",
        "tv television wifi roommate rent? tenant furniture carpet living_room_window curtain fireplace "
        "guest christmas netflix xbox playstation babysitter family_dinner lease",
    ),
    "bedroom": (
        "bed bedroom bunk in_bed hotel_room motel_room mattress my_bed",
        "pillow blanket! sleep! asleep! woke! wake nightmare! mattress pajamas slept alarm_clock nap "
        "snore insomnia",
    ),
    "kitchen": (
        "kitchen kitchen_table pantry",
        "fridge! stove! oven! cook! microwave! dishes sink refrigerator! breakfast lasagna toaster! "
        "recipe bake! frying_pan! dishwasher freezer blender casserole leftovers thanksgiving",
    ),
    "bathroom": (
        "bathroom toilet restroom shower bath bathtub stall urinal washroom men's_room women's_room loo "
        "ladies'_room mens_room",
        "flush! pee! poop! plunger! toilet_paper soap urinal! shampoo diarrhea",
    ),
    "office": (
        "office workplace desk cubicle meeting conference_room work boss's_office boardroom headquarters "
        "call_center help_desk helpdesk server_room meeting_room it_department data_center break_room "
        "company",
        "boss manager coworker colleague ceo hr email promotion job interview employee spreadsheet "
        "printer fired helpdesk tech_support server user ticket? password network laptop monitor keyboard "
        "intern resign computer",
    ),
    "court": (
        "court courtroom courthouse trial small_claims_court witness_stand",
        "judge?!! lawyer lawsuit gavel!! attorney sue jury!! verdict! bailiff!!",
    ),
    "shop": (
        "store shop supermarket grocery_store mall walmart checkout register aisle pharmacy bakery "
        "gas_station convenience_store department_store target? till best_buy cash_register checkout_line "
        "bookstore pet_store costco retail fitting_room stockroom toy_store video_store hardware_store "
        "clothing_store drugstore checkout_counter aisles liquor_store shoe_store service_desk "
        "coffee_shop_counter customer_service_desk front_counter salon barber_shop hair_salon nail_salon",
        "counter? haircut! hairdresser! barber! customer cashier! coupon refund discount receipt shelf "
        "cart? merchandise barcode price groceries shopper clearance cash_drawer returns shopping_cart "
        "transaction shoplifter change_drawer layaway",
    ),
    "restaurant": (
        "restaurant cafe diner coffee_shop pub starbucks mcdonald's mcdonalds cafeteria buffet food_court "
        "pizzeria nightclub steakhouse burger_king wendy's taco_bell subway_shop dining_room pizza_place "
        "sandwich_shop drive-thru brewery club",
        "waiter! waitress! menu? bartender! barista! entree appetizer! tip_jar waitstaff order_of_fries "
        "table_for latte beers! at_the_bar! to_the_bar! the_bar bar_stool!",
    ),
    "hospital": (
        "hospital emergency_room doctor's_office clinic er? operating_room icu dentist's_office "
        "hospital_bed delivery_room waiting_room ward doctor's_appointment nursing_home hospital_room "
        "doctors_office",
        "doctor nurse! surgery! ambulance surgeon! patient? stitches ultrasound coma iv x-ray anesthesia "
        "chemo",
    ),
    "classroom": (
        "school classroom class high_school college university lecture_hall kindergarten library "
        "middle_school math_class elementary_school science_class school_cafeteria english_class "
        "gym_class study_hall campus",
        "teacher! professor! principal? classmate! homework detention exam semester lecture student "
        "textbook recess",
    ),
    "corridor": (
        "hallway corridor elevator lobby stairwell hotel stairs staircase airport_terminal "
        "reception airport locker_room gym police_station jail"
        "prison gate? hall basement_stairs mall_corridor theater theatre",
        "locker hotel_clerk front_desk treadmill dumbbell workout",
    ),
    "church": ("church chapel altar wedding_venue cathedral", "priest aisle? wedding_ceremony vows pew"),
    "car_interior": (
        "car truck passenger_seat back_seat driver's_seat taxi uber van cab my_car his_car her_car "
        "backseat jeep minivan suv",
        "steering_wheel! dashboard! windshield rearview_mirror! seatbelt! honk! gas_pedal! passenger "
        "driving! brake?",
    ),
    "street": (
        "street neighborhood road driveway sidewalk highway parking_lot bus_stop parking_spot crosswalk "
        "intersection alley parking_space curb bus_station train_station parking_garage suburb block? "
        "gas_pump",
        "hoa traffic mailman parked bicycle police tow_truck driveway streetlight cop bus truck",
    ),
    "porch": (
        "porch yard backyard front_yard lawn front_door doorstep garden mailbox patio deck front_porch "
        "shed barn farm",
        "neighbor fence doorbell lawnmower hedge mailbox knocked bbq grill? grass gardener",
    ),
    "park": (
        "park playground soccer_field football_field baseball_field zoo golf_course dog_park "
        "picnic fairground amusement_park",
        "picnic playground bench? duck swing? jogging",
    ),
    "city": (
        "city downtown rooftop new_york manhattan chicago london los_angeles skyline balcony las_vegas "
        "vegas town_square",
        "skyscraper",
    ),
    "forest": (
        "forest woods trail cabin campground mountain campsite tent hill jungle cemetery mountains camp "
        "graveyard",
        "tree camping hike bear? campfire hiking deer squirrel",
    ),
    "sea": (
        "sea ocean beach island lake river pool boat ship cruise swimming_pool pond shore cruise_ship "
        "water_park",
        "sand surf swim vacation lifeguard seagull yacht kayak",
    ),
    "sky": (
        "plane airplane flight sky hot_air_balloon helicopter jet",
        "pilot! flight_attendant!! turbulence!! seat_belt_sign takeoff parachute",
    ),
}

GOES_HOME = words(
    "go went come came get got drive drove walk walked run ran head headed at back returned arrived rushed "
    "going coming way driving walking gets comes"
)
INDOORS = words(
    "room bedroom kitchen bathroom office court shop restaurant hospital classroom corridor church "
    "car_interior"
)
# these are a setting only to whom is in them: "in my truck", not "the truck driver"
ONLY_INSIDE = frozenset({"car_interior", "sky"})
INSIDE = words("in into inside aboard")
HOME = words("room bedroom kitchen bathroom porch")

LOCATIVE = words(
    "in at to into inside from onto on through across around near outside behind toward towards under back "
    "leaving left entered enter entering down up reach reached out over by past visit visited visiting off "
    "go going went walk walked entire around"
)
NIGHT = (
    "night",
    "midnight",
    "tonight",
    "3am",
    "2am",
    "4am",
    "1am",
    "3 am",
    "2 am",
    "4 am",
    "asleep",
    "in the dark",
    "evening",
    "late at night",
    "last night",
    "bedtime",
    "moonlight",
    "sunset",
    "nighttime",
    "slept",
    "pitch black",
    "went dark",
    "overnight",
    "5am",
    "goes to bed",
)
DAY = (
    "morning",
    "noon",
    "afternoon",
    "lunch",
    "breakfast",
    "next day",
    "the following day",
    "daylight",
    "sunrise",
    "sunny",
    "days later",
    "weeks later",
    "months later",
    "years later",
    "a week later",
    "a day later",
    "at work",
    "on monday",
    "on friday",
    "years ago",
    "tomorrow",
    "next week",
)
# a place to start from when a story names none, by its mood
USUAL = {
    "tense": "street",
    "sad": "room",
    "funny": "room",
    "warm": "room",
    "eerie": "bedroom",
    "triumphant": "office",
    "calm": "room",
}
