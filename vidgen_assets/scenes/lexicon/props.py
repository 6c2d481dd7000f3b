"""Words that name a thing that can be shown, by the Font Awesome solid icon that shows it.

Base forms only; inflections are the business of `words.py`. Marks behind a word:

    ?   counts only where a noun stands ("a fan", "the date"), for it is often something else
    ~   weak: true, but a poor picture ("home", "idea"); anything better in the shot wins
    *   a verb: every form counts ("drive" finds "drove")

An underscore joins the words of a phrase. The longest phrase wins: "credit_card" is no "card". The
metadata's own search terms are no substitute: they are meant for user interfaces ("tree" for barking,
"power-off" for "on").
"""

PROPS: dict[str, str] = {
    # ------------------------------------------------------------ calls, letters, news
    "mobile-screen": "phone cellphone cell_phone smartphone mobile_phone iphone android_phone "
    "phone_number~ phone_screen ringtone whatsapp snapchat tinder my_phone_rang",
    "phone": "telephone phone_call landline hotline caller voicemail dial* phone_line call_back a_call "
    "the_call this_call my_call her_call his_call call_me call_him call_her call_us call_them call_my "
    "call_the call_911 call_in call_up call_you take_calls calls call_from conference_call hang_up hung_up "
    "pick_up_the_phone voice_mail rang_back rang_up rang_me ring_back phone_rang phone_rings phone_ring "
    "phone_ringing phones_ringing rings_off",
    "comment-dots": "text_message text? text* message? message*~ texts group_chat chat? reply?~ messenger",
    "comments": "conversation~ discussion~ gossip rumor rumour small_talk gossip*",
    "envelope": "email e-mail mail? email* inbox postcard mailman gmail outlook invitation email_address "
    "e-mail_address",
    "envelope-open-text": "letter? note? love_letter resignation_letter notice? eviction eviction_notice "
    "termination_letter",
    "mailbox": "mailbox letterbox",
    "note-sticky": "sticky_note post-it reminder",
    "newspaper": "newspaper news~ headline front_page article?~",
    "bullhorn": "announcement megaphone intercom loudspeaker announce*",
    "fax": "fax fax_machine",
    "headset": "headset call_center call_centre helpdesk help_desk tech_support customer_service "
    "customer_support support_line telemarketer support_ticket tech_guy",
    "radio": "radio",
    "walkie-talkie": "walkie-talkie walkie_talkie",
    "microphone": "microphone mic karaoke podcast sing* singer choir",
    "paper-plane": "paper_airplane paper_plane",
    "inbox": "in-tray",
    # ------------------------------------------------------------ screens, machines, the internet
    "laptop": "laptop macbook chromebook netbook notebook_computer",
    "desktop": "computer pc desktop monitor workstation imac computer_screen work_computer "
    "desktop_computer operating_system windows_xp windows_7",
    "keyboard": "keyboard type* caps_lock spacebar enter_key space_bar",
    "computer-mouse": "computer_mouse mouse_button right_click double_click wireless_mouse click* "
    "mousepad mouse_pad left_click",
    "print": "printer print* copier photocopier toner ink_cartridge printout photocopy print_out scanner? "
    "copy_machine",
    "server": "server_room data_center datacenter data_centre mainframe server_rack domain_controller",
    "database": "database backup? spreadsheet_of_records sql data?~ backups backed_up",
    "wifi": "wifi wi-fi internet router modem broadband wireless~ hotspot access_point "
    "internet_connection isp",
    "network-wired": "network lan switch? ethernet ethernet_cable network_cable patch_panel wiring "
    "ip_address",
    "plug": "plug? power_cord power_cable cord cable? outlet? power_strip plug* unplug* unplugged "
    "extension_cord charger power_outlet surge_protector usb_cable usb power_supply socket? adapter",
    "hard-drive": "hard_drive hard_disk harddrive external_drive hdd ssd flash_drive usb_stick "
    "thumb_drive usb_drive memory_stick",
    "floppy-disk": "floppy floppy_disk floppy_disks diskette save_button",
    "sd-card": "memory_card sd_card sim_card",
    "memory": "ram? ram_stick ram_module memory_module",
    "microchip": "cpu processor motherboard microchip circuit_board graphics_card video_card",
    "battery-quarter": "battery low_battery dead_battery batteries phone_battery",
    "power-off": "power_button power_switch reboot? reboot* restart* turn_it_off turned_it_off turn_it_on "
    "turn_off_the_computer shut_it_down on_button off_button off_switch reset_button",
    "window-maximize": "website webpage web_page browser internet_explorer chrome firefox pop-up popup "
    "facebook_page homepage web_browser google_chrome blog new_tab browser_tab address_bar search_bar "
    "task_bar taskbar",
    "code": "code? source_code html programming programmer software? script? algorithm sql_injection",
    "bug": "malware spyware bug? insect roach cockroach beetle bee wasp hornet ladybug trojan",
    "virus": "virus flu germ infection computer_virus stomach_bug coronavirus covid disease",
    "triangle-exclamation": "error error_message warning? danger blue_screen bsod warning_sign error_code "
    "hazard glitch risk?~ malfunction* warn*~ emergency~ alert?~ computer_crash system_crash mistake?~",
    "lock": "lock? padlock password passcode lock* locker? locked login deadbolt combination? "
    "safe_combination",
    "unlock": "unlock* pick_the_lock",
    "key": "key? keys keychain house_key car_keys spare_key key_ring master_key keyhole",
    "satellite-dish": "satellite satellite_dish antenna",
    "tablet-screen-button": "ipad tablet? kindle",
    "tv": "tv television netflix tv_show remote_control sitcom cable_tv hbo flat_screen flatscreen "
    "television_show hulu cartoon the_remote tv_remote",
    "gamepad": "video_game videogame xbox playstation nintendo controller? gaming gamer minecraft "
    "computer_game game_console fortnite",
    "headphones": "headphones earphones earbuds airpods headphone",
    "video": "security_camera footage webcam cctv camcorder video? video_tape recording? surveillance "
    "video_camera dashcam dash_cam security_footage youtube_video youtube surveillance_camera video_call "
    "zoom_call film*~ zoom? old_tapes",
    "camera": "camera photographer instagram photo_shoot",
    "photo": "photo? photograph selfie pic? picture? snapshot polaroid photos pictures take_a_picture "
    "facebook_photo wedding_photo family_photo framed_photo old_photo",
    "image": "painting? drawing? portrait poster? picture_frame wallpaper mural screenshot screen_shot "
    "screenshots",
    "images": "photo_album album? slideshow scrapbook",
    "robot": "robot bot? chatbot ai? roomba cyborg",
    "magnifying-glass": "google* investigate* investigation search* clue? evidence inspect* detective "
    "google? magnifying_glass research? inspection proof? examine* research* look_for",
    "cloud-arrow-down": "download*",
    "cloud-arrow-up": "upload*",
    "gear": "settings_menu control_panel cog settings setting?~ options_menu preferences",
    "gears": "machinery engine? machine? mechanism conveyor_belt",
    "compact-disc": "dvd compact_disc cd-rom cd_drive install_disk cd_rom blu-ray cd_player cd? cds discs "
    "blank_cd",
    "record-vinyl": "vinyl record_player vinyl_record",
    "signal": "cell_signal reception? no_signal",
    # ------------------------------------------------------------ paper and office
    "file-lines": "document paperwork paper? form? report? essay resume? memo~ manual? script_pages "
    "policy? user_manual pamphlet flyer assignment? homework_sheet word_document text_file pdf "
    "application? instruction_manual thesis term_paper transcript worksheet",
    "folder-open": "folder file? files directory? portfolio filing_cabinet my_documents",
    "clipboard-list": "clipboard checklist list? survey? to-do_list questionnaire shopping_list "
    "inventory_list rule? rules",
    "file-contract": "contract? lease? agreement tenancy_agreement prenup terms_and_conditions fine_print "
    "rental_agreement",
    "file-signature": "signature sign* autograph petition",
    "scroll": "last_will testament ancient_scroll treaty the_will his_will her_will a_will dad's_will "
    "mom's_will grandma's_will grandpa's_will written_will",
    "file-invoice-dollar": "invoice bill? tax_return taxes tax? phone_bill electric_bill hospital_bill "
    "electricity_bill medical_bill power_bill insurance_claim insurance? utility_bill rent? rent_check",
    "receipt": "receipt",
    "id-card": "id? license? driver's_license licence? drivers_license fake_id id_card driver's_licence "
    "identification driving_licence membership_card business_card name_tag nametag badge? photo_id",
    "passport": "passport visa_stamp customs? immigration",
    "barcode": "barcode bar_code upc scan* price_check price_scanner sku",
    "calculator": "calculator math? maths? arithmetic calculus algebra budget? accounting accountant "
    "calculate*",
    "chart-line": "stock_market stocks chart? graph? profit? statistics investment? sales_figures revenue "
    "invest* sales_target crypto bitcoin",
    "pen": "pen? ballpoint write*~ fountain_pen",
    "pencil": "pencil crayon sketch? sketchbook doodle draw_a_picture",
    "marker": "sharpie marker? permanent_marker felt_tip",
    "paperclip": "paperclip paper_clip attachment",
    "stapler": "stapler staple?",
    "scissors": "scissors haircut hairdresser barber? hair_salon hairstylist cut_my_hair shave_my_head "
    "shave_his_head shaved_his hair_cut shaver razor clippers beard?",
    "ruler": "ruler? tape_measure measuring_tape measuring_cup",
    "stamp": "stamp? rubber_stamp postage",
    "book": "book? novel textbook library library_book bookstore dictionary bookshelf comic_book comic "
    "encyclopedia instruction_book phone_book",
    "diary": "diary journal? notebook",
    "book-open": "study* reading_assignment homework chapter? storybook reading_a_book read_a_book",
    "book-bible": "bible",
    "graduation-cap": "graduation graduate* degree? diploma university college~ phd valedictorian "
    "grad_school masters_degree scholarship freshman~ sophomore~ college_student~ finals",
    "school": "high_school~ elementary_school~ middle_school~ school?~ kindergarten~ prom? school_bus_stop",
    "chalkboard": "chalkboard blackboard whiteboard lecture? presentation class?~ lesson? powerpoint "
    "classroom~ training? exam_room meeting?~ seminar",
    "file-pen": "exam? test? quiz? final_exam midterm sat_test pop_quiz math_test spelling_test",
    "briefcase": "briefcase job?~ interview?~ fire*~ fired hire*~ career~ promotion~ quit*~ resign*~ "
    "job_interview unemployed~ resignation~ new_job~ my_job~ employment~ overtime~ internship~ intern~ "
    "laid_off two_weeks_notice business?~",
    "calendar-days": "calendar appointment schedule? anniversary due_date reschedule* monthly_plan "
    "date_night weeks_later~ months_later~ years_later~ deadline next_week~ vacation_days a_week_later~",
    "clock": "clock alarm_clock o'clock stroke_of_midnight wristwatch watch_face overslept* oversleep* "
    "late_for_work late_for_class late_for_school midnight~ half_an_hour~ an_hour_later~ hours_later~ "
    "the_clock",
    "stopwatch": "stopwatch timer? countdown five_minutes~ ten_minutes~ fifteen_minutes~ thirty_minutes~ "
    "a_few_minutes~ twenty_minutes~ minutes_later~ minute?~",
    "hourglass-half": "hourglass wait*~ take_forever hold_music on_hold~ patience~",
    # ------------------------------------------------------------ money and shopping
    "sack-dollar": "money cash? savings? inheritance fortune debt loan salary lottery jackpot inherit* "
    "trust_fund millionaire billionaire mortgage wealth ransom heist down_payment life_savings bribe? "
    "bribe* child_support alimony",
    "money-bill-wave": "dollar buck paycheck bonus? tip? dollar_bill twenty_bucks allowance? cash_payment "
    "pay* wage raise? pound_note refund? refund* tips deposit? payment reimburse* rent_money reward? "
    "parking_fine speeding_fine library_fine late_fee fee?",
    "coins": "coin penny nickel? dime quarter? loose_change cent spare_change nickels dimes pennies",
    "piggy-bank": "piggy_bank savings_account college_fund retirement_fund",
    "wallet": "wallet purse billfold",
    "credit-card": "credit_card debit_card card? bank_card paypal venmo card_reader card_machine "
    "credit_limit bank_account credit_score charge_card gift_card gift_cards",
    "money-check-dollar": "cheque paycheque cashier's_check bank_check write_a_check blank_check",
    "money-bill-transfer": "transfer? wire_transfer bank_transfer",
    "building-columns": "bank? courthouse museum city_hall bank_teller banker federal_reserve town_hall",
    "tag": "price_tag discount price? clearance sale? coupon? bargain sticker_price half_off on_sale "
    "sell*~ markdown sold price_sticker price_match voucher percent_off label?~",
    "cash-register": "cash_register register? checkout cashier~ checkout_counter self-checkout ring_up "
    "cash_drawer checkout_line ring_her_up ring_him_up check_out_line the_till my_till a_till her_till "
    "his_till ring_them_up ring_me_up ring_you_up ring_it_up ring_up_the ring_it_all_up",
    "cart-shopping": "shopping_cart cart? grocery_cart groceries grocery supermarket walmart costco "
    "grocery_store~ shop*~ shopping~ grocery_shopping online_order trolley shopper~ black_friday",
    "basket-shopping": "basket shopping_basket picnic picnic_basket laundry_basket",
    "bag-shopping": "shopping_bag bag? plastic_bag paper_bag handbag grocery_bag tote purchase? buy*~ "
    "bought~ backpack duffel_bag clutch_purse gym_bag bags",
    "box": "box? package? parcel delivery? amazon_package cardboard_box ups_guy crate shoebox fedex "
    "shipment deliver*~ ship_it product?~ item?~",
    "box-open": "unbox* box_of moving_boxes open_box unpack* empty_box boxes",
    "boxes-stacked": "inventory stockroom merchandise stock? back_room storage_room stack_of_boxes "
    "storage_unit supplies shelf? shelves warehouse_stock stocking~",
    "gift": "gift? present? christmas_present birthday_present birthday_gift christmas_gift "
    "wrapping_paper presents gift_box surprise?~ secret_santa gifts",
    "ticket": "ticket? lottery_ticket concert_ticket raffle scratch-off parking_ticket speeding_ticket "
    "movie_ticket tickets train_ticket festival~",
    "gem": "diamond jewel jewelry necklace earring bracelet jewellery gemstone pearl gold? heirloom "
    "earrings locket",
    "star": "five-star star_review one-star_review rating? yelp gold_star bad_review review?~ feedback~",
    "shop": "shop?~ store?~ convenience_store~ corner_shop~ bakery~ gas_station_store",
    # ------------------------------------------------------------ love, family events
    "ring": "ring? wedding_ring engagement_ring wedding? engaged engagement propose* proposal? marry* "
    "married marriage wedding_day honeymoon bachelor_party bridesmaid~ vow wedding_reception "
    "bachelorette_party wed* groomsman~ best_man~ wedding_party bridal",
    "heart": "heart? love?~ love* romance valentine crush? kiss* kiss? love_life girlfriend_material "
    "romantic~ first_date date?~ soulmate dating~ valentine's_day hug* hug? cuddle* cuddle_up "
    "relationship~",
    "heart-crack": "divorce? divorced breakup break_up broke_up cheat_on cheated cheating affair? "
    "heartbroken betrayal broken_heart heartbreak dump_me dumped_me dumped_her dumped_him cheater betray* "
    "adultery infidelity unfaithful divorce* cheat* custody rejected~",
    "baby": "baby newborn infant babies twins triplets toddler_crying",
    "teddy": "teddy_bear teddy stuffed_animal plushie toy? doll toys toy_store",
    "baby-carriage": "stroller pregnant pregnancy crib baby_bump maternity ultrasound give_birth "
    "gave_birth diaper miscarriage pram nursery miscarry* birth?~ adopt*~ adoption child_seat car_seat "
    "baby_seat booster_seat due_date_baby baby_due",
    "wedding-cake": "wedding_cake",
    "balloons": "balloon birthday_party balloons party_decorations surprise_party baby_shower bridal_shower",
    "cake-candles": "birthday cake birthday_cake cupcake blow_out_the_candles 21st sweet_sixteen",
    "champagne-glasses": "celebrate* celebration party? champagne new_year's_eve cheers? housewarming "
    "new_year anniversary_dinner office_party party* reunion propose_a_toast",
    "christmas-tree": "christmas_tree christmas christmas_eve christmas_day xmas",
    "holly-berry": "mistletoe",
    "sleigh": "santa santa_claus sleigh",
    # ------------------------------------------------------------ food and drink
    "utensils": "dinner lunch meal food~ eat* fork plate? steak brunch feast? cutlery dine* dinner_table "
    "dinner_party lunch_break eat_out buffet appetizer leftovers meat? hungry lunchtime restaurant~ "
    "waiter~ potluck diner~ supper starving~ snack? food_court dinner_menu",
    "kitchen-knife": "knife? kitchen_knife knives stab* machete blade? dagger sword",
    "roast": "turkey? thanksgiving_dinner thanksgiving roast? ham? christmas_dinner sunday_roast "
    "whole_chicken",
    "bowl-food": "soup stew noodle pasta spaghetti curry salad oatmeal cereal chili casserole lasagna "
    "mashed_potatoes mac_and_cheese macaroni beans? potato_salad bowl? gravy guacamole porridge chowder "
    "salsa stuffing sauce?",
    "bowl-rice": "rice ramen sushi chinese_food takeout fried_rice takeaway",
    "pizza-slice": "pizza pizzas pepperoni pizza_place",
    "burger": "burger hamburger cheeseburger mcdonalds mcdonald's fast_food big_mac burger_king drive-thru "
    "drive_thru whopper fries french_fries wendy's drive_through happy_meal fast-food junk_food",
    "hotdog": "hot_dog hotdog sausage taco burrito subway_sandwich quesadilla sub_sandwich footlong",
    "drumstick-bite": "chicken chicken_wing drumstick kfc fried_chicken chicken_nugget nuggets bbq",
    "bacon": "bacon",
    "egg": "egg omelette omelet",
    "cheese": "cheese cheddar mozzarella",
    "bread-slice": "bread sandwich toast loaf bagel peanut_butter grilled_cheese bun? baguette pb&j "
    "sandwiches",
    "cookie-bite": "cookie brownie biscuit dough? cookies bake* chocolate_chip donut doughnut pastry "
    "pancake muffin baked_goods cinnamon_roll croissant",
    "ice-cream": "ice_cream popsicle gelato milkshake sundae frozen_yogurt ice-cream",
    "candy-cane": "candy chocolate? sweets lollipop candies sugar? skittles gummy_bear m&ms dessert? "
    "chocolate_bar candy_bar granola_bar chewing_gum bubble_gum bubblegum",
    "stroopwafel": "waffle",
    "apple-whole": "apple? fruit peach? fruits apples",
    "lemon": "lemon lime?",
    "carrot": "carrot vegetable vegan vegetarian veggies salad_bar produce_section vegetables",
    "pepper-hot": "hot_sauce spicy jalapeno chili_pepper hot_pepper pepper_spray ghost_pepper tabasco "
    "habanero wasabi hot_peppers",
    "wheat-awn": "wheat flour? gluten",
    "shrimp": "shrimp lobster prawn seafood crab shellfish",
    "fish": "fish? goldfish aquarium tuna salmon fish_tank fishing trout fishing_trip fishes",
    "mug-hot": "coffee tea? latte espresso starbucks cocoa mug? coffee_shop~ cappuccino coffee_cup "
    "hot_chocolate coffee_machine cup? cafe~ barista coffee_maker breakfast",
    "beer-mug-empty": "beer beers pub~ keg brewery six_pack six-pack beer_bottle drunk~ drink*~ hungover "
    "hangover drunken~ bartender~ frat_party wasted~ tipsy bar_tab drunkenly~ pint_of_beer pints "
    "at_the_bar to_the_bar in_a_bar at_a_bar local_bar to_a_bar in_the_bar dive_bar bartending",
    "wine-glass": "wine wine_glass glass_of_wine red_wine sommelier",
    "wine-bottle": "bottle_of_wine wine_bottle",
    "whiskey-glass": "whiskey vodka rum tequila scotch alcohol liquor bourbon jack_daniels jägermeister "
    "whisky gin? liquor_store booze alcoholic~ alcoholism~ shots_of tequila_shots round_of_shots "
    "take_shots doing_shots",
    "martini-glass-citrus": "cocktail margarita martini mojito sangria",
    "glass-water": "glass_of_water water?~ drink?~ cup_of_water glass_of_milk milk juice? soda "
    "orange_juice coke? apple_juice gatorade lemonade pepsi glass?~ liquid?~ beverage thirsty straw? "
    "energy_drink smoothie",
    "bottle-water": "water_bottle bottle? bottle_of_water bottled_water",
    "jar": "jar? pickle jam? mayo honey_jar peanut_butter_jar mayonnaise cookie_jar ketchup mustard",
    "blender": "blender food_processor mixer?",
    "kitchen-set": "frying_pan skillet spatula cook* chef~ saucepan pan? pots pots_and_pans "
    "kitchen_sink_dish recipe cooking_class crockpot slow_cooker pot? cookware",
    "fire-burner": "stove oven microwave grill? barbecue gas_stove burner toaster stovetop dinner_burning",
    "sink": "sink? dirty_dishes dishes washing_up garbage_disposal dishwasher do_the_dishes washbasin",
    "spoon": "spoon ladle",
    # ------------------------------------------------------------ house
    "house": "house? mansion cottage cabin? home?~ new_house property~ front_porch housing mortgage_house "
    "landlord_house apartment~ condo~ real_estate neighborhood~ airbnb trailer_park",
    "house-chimney": "chimney fireplace roof? rooftop~ attic~",
    "house-fire": "house_fire burned_down burn_down kitchen_fire burnt_down",
    "house-lock": "home_security locked_out evict* evicted",
    "door-open": "door? doorway front_door back_door open_door screen_door walk_in_on walked_in_on "
    "bathroom_door car_door door_handle entrance? exit? leave_the_house storm_out stormed_out garage_door",
    "door-closed": "closed_door slam_the_door slammed_the_door knock_on_the_door locked_door door_slammed "
    "knocking knock_on knock_at a_knock the_knock loud_knock",
    "couch": "couch sofa futon recliner loveseat furniture living_room~",
    "bed": "bed? mattress sleep* bunk_bed bedsheet nap? bed_frame asleep blanket? pillow sheets nightmare "
    "wake* insomnia slept pajamas duvet snore* snoring awake~ sleepover bunk alarm_went_off",
    "chair": "chair? seat?~ stool? armchair bench? rocking_chair highchair desk?~ folding_chair",
    "stairs": "stairs staircase stairwell stair flight_of_stairs escalator fell_down_the_stairs "
    "front_steps up_the_stairs",
    "elevator": "elevator",
    "rug": "rug carpet doormat",
    "lightbulb": "light_bulb lightbulb lamp flashlight idea?~ brilliant_idea realize*~ light_switch "
    "bright_idea great_idea lights plan?~ solution?~ have_an_idea had_an_idea genius~ lights_off "
    "lights_on invention",
    "faucet-drip": "leak? leak* faucet plumbing drip* water_leak burst_pipe dripping_tap tap_water pipes "
    "water_pipe pipe_burst pipes_burst",
    "toilet": "toilet bathroom~ restroom~ pee* peed urinate* urinal bathroom_stall stall? flush* clogged "
    "constipated bowels bathroom_break porta-potty pooping loo outhouse wet_myself bowel_movement piss?",
    "toilet-paper": "toilet_paper toilet_roll tissue paper_towel napkin wipe*~ toilet_tissue kleenex",
    "poo": "poop poo diarrhea turd dog_poop manure feces poop* laxative dog_poo shart* shit_my_pants",
    "shower": "shower? showering showerhead shower_curtain",
    "bath": "bath bathtub bubble_bath tub? hot_tub jacuzzi",
    "soap": "soap shampoo body_wash bar_of_soap bubbles? deodorant wash* toothpaste",
    "pump-soap": "lotion hand_sanitizer conditioner? sunscreen lube sanitizer moisturizer",
    "broom": "broom clean*~ sweep* mop? chores cleaning_lady janitor~ vacuum? vacuum* housekeeper~ "
    "housework tidy*~ mess?~ mopping dustpan dust? dirt? spill*~ mop*",
    "bucket": "bucket? mop_bucket pail",
    "trash-can": "trash? garbage rubbish bin? trash_can waste_basket wastebasket garbage_can recycling "
    "trash_bag throw_it_away threw_it_away trashed junk? throw_away thrown_away garbage_bag threw_away",
    "dumpster": "dumpster skip_bin landfill",
    "jug-detergent": "laundry detergent bleach laundromat washing_machine dryer fabric_softener stain? "
    "washer laundry_room",
    "spray-can": "spray_paint graffiti air_freshener hairspray febreze axe_body_spray spray? bug_spray "
    "vandal* aerosol",
    "temperature-high": "heat_wave heatwave thermostat fever overheat* air_conditioner air_conditioning "
    "temperature? sweat*~ thermometer boiling_hot sauna sweltering degrees_celsius degrees_fahrenheit",
    "fan": "ceiling_fan fan_blade desk_fan electric_fan",
    "warehouse": "garage? shed? warehouse storage_shed barn",
    # ------------------------------------------------------------ places as things
    "building": "building? skyscraper apartment_building office_building headquarters corporate~ "
    "company?~ condo_building tower? corporation~",
    "hotel": "hotel motel hotel_room resort",
    "church": "church sunday_school chapel priest~ pastor~ congregation midnight_mass",
    "hospital": "hospital emergency_room",
    "industry": "factory power_plant industrial_park",
    "city": "city_skyline",
    "monument": "monument statue",
    "dungeon": "dungeon castle",
    "archway": "arch?",
    "bridge": "bridge?",
    "tower-observation": "lighthouse watchtower",
    # ------------------------------------------------------------ getting around
    "car": "car? vehicle sedan honda toyota ford? suv jeep tesla bmw prius convertible drive* dealership "
    "minivan camry civic mustang? chevy subaru volvo porsche nissan mercedes lexus mazda volkswagen "
    "corvette driveway~ windshield trunk? parked_car passenger_seat back_seat driver's_seat "
    "steering_wheel carpool* rental_car new_car used_car audi park* hyundai driver?~ backseat speeding "
    "ride?~ lambo ferrari lamborghini headlights tire flat_tire wheel?~ driving~ limo hearse car_alarm",
    "car-burst": "car_crash car_accident crash* accident? collision fender_bender wreck? wreck* totaled "
    "rear-ended hit_and_run car_wreck rear_ended ran_over run_over_by got_run_over hit_by_a_car",
    "truck-pickup": "pickup_truck truck? monster_truck a_pickup his_pickup my_pickup her_pickup the_pickup",
    "truck-moving": "moving_truck u-haul movers moving_van moving_day semi_truck moving_company tow_truck "
    "tow* towed move_out moved_out",
    "truck-fast": "delivery_truck delivery_driver ship* shipping? delivery_guy mail_truck",
    "van-shuttle": "van? shuttle ice_cream_truck white_van",
    "bus": "bus? school_bus bus_stop bus_driver greyhound bus_station",
    "taxi": "taxi cab? uber lyft taxi_driver cab_driver uber_driver cabbie rideshare",
    "motorcycle": "motorcycle motorbike moped scooter harley biker",
    "bicycle": "bicycle bike cyclist bike_ride bike_lane bicycles tricycle unicycle",
    "train": "train? subway metro train_station railroad locomotive amtrak train_tracks",
    "plane": "plane? airplane flight? airline aeroplane fly_home flew boarding_pass pilot~ airport~ "
    "layover fly_back flight_attendant red-eye flights business_class private_jet fighter_jet jet_plane",
    "helicopter": "helicopter chopper a_drone the_drone my_drone",
    "ship": "ship? cruise cruise_ship titanic the_navy navy_seal aircraft_carrier",
    "sailboat": "boat sailboat yacht canoe kayak sailing rowboat",
    "rocket": "rocket spaceship spacecraft nasa outer_space",
    "tractor": "tractor lawn_mower lawnmower mow* farm~ farmer~ riding_mower",
    "gas-pump": "gas_station gas? petrol fuel? gas_tank gasoline fill_up_the_tank gas_pump diesel",
    "traffic-light": "traffic_light red_light stoplight traffic? green_light stop_light intersection "
    "crosswalk traffic_jam rush_hour",
    "road": "highway freeway road? interstate road_trip motorway back_road dirt_road exit_ramp",
    "gauge-high": "speed_limit speedometer mph speeding_down top_speed",
    "square-parking": "parking_lot parking_space parking_spot parking handicapped_spot parking_garage "
    "car_park",
    "caravan": "rv camper caravan trailer? motorhome camper_van mobile_home",
    "truck-medical": "ambulance paramedic~ 911 emt",
    "suitcase-rolling": "suitcase luggage pack* trip? carry-on baggage packed_my_bags tour?~ backpacking "
    "travel*~ holiday?~ check-in_desk suitcases traveling~ move_in",
    "map-location-dot": "map? address? directions gps google_maps zip_code postcode treasure_map tracker? "
    "navigation tracking_app getting_lost got_lost",
    "compass": "compass",
    "signs-post": "crossroads detour road_sign",
    "sign-hanging": "sign? for_sale yard_sign sold_sign closed_sign for_rent no_parking_sign out_of_order "
    "signpost",
    "earth-americas": "planet? earth? around_the_world globe abroad~ world?~ country?~ climate_change",
    "anchor": "anchor? marina harbor sailor",
    # ------------------------------------------------------------ nature, weather
    "tree": "tree? oak palm_tree trees orchard treehouse tree_house woods tree_branch",
    "seedling": "plant? seed? houseplant gardening gardener vegetable_garden plants weed?~ weeds garden?~ "
    "herb",
    "bouquet": "flower rose? bouquet tulip lily? daisy? flowers roses dandelion wildflower florist "
    "lavender orchid",
    "leaf": "leaf rake* lawn?~ backyard~ grass?~ bush?",
    "mountain-sun": "mountain? hike* hill? cliff hiking canyon volcano_hike national_park hiking_trail",
    "volcano": "volcano lava",
    "campground": "tent? camping campsite camp? camp* boy_scout sleeping_bag girl_scout",
    "fire": "fire? flame campfire bonfire burn* on_fire burnt arson wildfire lighter? set_fire "
    "caught_fire fireman~ flames matches firework fireworks fireplace_fire burning caught_on_fire",
    "fire-extinguisher": "fire_extinguisher sprinkler fire_drill firefighter~ fire_department fire_truck "
    "fire_alarm smoke_alarm smoke_detector",
    "explosion": "explosion explode* blow_up blew_up blown_up burst_into detonate* big_bang",
    "bomb": "bomb? grenade bomb_threat dynamite time_bomb bomb_squad",
    "bolt": "lightning electricity electric_shock power_outage electrocute* electrician blackout? "
    "power_went_out electric_fence power_surge voltage high-voltage jolt? power_cut taser tased",
    "cloud-bolt": "thunderstorm thunder storm? lightning_storm",
    "cloud-showers-heavy": "rain? raining downpour rainstorm pour_rain pouring_rain rainy rain* monsoon "
    "soaking_wet soaked~ drenched~",
    "cloud-sun": "weather? forecast sunny_day nice_day beautiful_day",
    "cloud": "clouds cloudy",
    "umbrella": "umbrella raincoat",
    "snowflake": "snow? blizzard snowstorm freeze*~ frozen~ winter~ icy ice? freezer? fridge~ frostbite "
    "snowball freezing~ refrigerator~",
    "snowman": "snowman",
    "snowplow": "snow_plow snowplow shovel? shoveling snow_shovel snowblower",
    "wind": "windy gust fart* fart? breeze? stink* smell*~ stench odor smelly~ wind? farts stinky~ "
    "smell?~ bad_breath",
    "tornado": "tornado",
    "hurricane": "hurricane typhoon",
    "rainbow": "rainbow pride_parade",
    "sun": "sunrise sunset sunburn sunshine sun? sunlight summer~ sunny",
    "moon": "moon full_moon moonlight werewolf",
    "water": "flood? flood* flooded puddle ocean~ river? wave? lake~ creek",
    "droplet": "droplet blood? bleed* nosebleed bloody~ pool_of_blood wet~ sweat?~ urine tears",
    # ------------------------------------------------------------ animals
    "dog": "dog puppy pup doggo labrador poodle chihuahua bulldog terrier retriever german_shepherd "
    "pit_bull husky pitbull golden_retriever dachshund corgi beagle pug bark* leash dog_walker rottweiler "
    "great_dane dog_park walk_the_dog dogs wolf puppies service_dog coyote",
    "cat": "cat kitten kitty litter_box tabby cats feline meow*",
    "horse": "horse pony donkey stallion mare horseback unicorn",
    "cow": "cow cattle bull? cows steer? livestock",
    "crow": "bird crow raven parrot pigeon seagull owl eagle vulture chickens budgie canary turkey_vulture "
    "rooster goose geese swan duck? ducks birds hen baby_bird baby_birds",
    "dove": "dove",
    "spider": "spider tarantula arachnophobia cobweb spider_web spiders",
    "worm": "worm snake python? earthworm maggot rattlesnake maggots snakes",
    "mosquito": "mosquito",
    "bugs": "bedbug bed_bug ant? ants termite flea lice bugs bed_bugs infestation termites fleas "
    "cockroaches roaches bees wasps insects pest exterminator cricket crickets locusts",
    "frog": "frog toad frogs",
    "otter": "otter ferret weasel beaver",
    "hippo": "hippo hippopotamus",
    "paw": "pet? animal vet? veterinarian paw? wildlife bear? pet_store lion tiger animal_shelter bears "
    "deer rabbit bunny monkey fox? turtle tortoise lizard hamster guinea_pig squirrel raccoon rat? rats "
    "rodent possum skunk chipmunk pig? pigs elephant zoo turtles squirrels goat sheep kangaroo fur? "
    "baby_turtle baby_deer baby_bunny baby_moose moose",
    "bone": "bone? skeleton broken_bone dog_bone",
    "dragon": "dragon dinosaur d&d dungeons_and_dragons",
    # ------------------------------------------------------------ body and health
    "stethoscope": "stethoscope checkup check-up medical_exam physical_exam doctor's_office "
    "doctor's_appointment diagnosis diagnose* clinic~ doctor~ medical~ symptom",
    "syringe": "vaccine injection needle? flu_shot syringe vaccinate* insulin blood_test inject* epidural "
    "anesthesia",
    "pills": "pill? medicine medication meds prescription antibiotic painkiller aspirin tylenol ibuprofen "
    "drug?~ overdose pharmacy pharmacist drugstore viagra xanax adderall vitamin drugs~ antidepressant "
    "birth_control ambien dose?",
    "kit-medical": "first_aid first_aid_kit first-aid",
    "bandage": "bandage injury injure* wound? stitches band-aid bruise? injured scar? bruised black_eye "
    "band_aid scrape? cut_my_finger scratch? sprained broken_arm hurt*~ cut_myself bruising bruises",
    "crutch": "crutches broken_leg sprained_ankle knee_surgery broken_ankle twisted_ankle limp* "
    "broke_my_leg broken_foot",
    "wheelchair": "wheelchair disabled~ handicapped~ paralyzed disability~",
    "tooth": "tooth dentist braces? toothbrush dental wisdom_tooth cavity toothache root_canal "
    "orthodontist teeth",
    "brain": "brain? concussion memory_loss amnesia psychologist~ therapist~ therapy~ psychology~ tumor "
    "brain_tumor memory?~ brain_damage",
    "lungs": "lung asthma inhaler pneumonia",
    "heart-pulse": "heart_attack heartbeat pulse? heart_rate heart_racing heart_pounding heart_surgery "
    "heart_condition",
    "bed-pulse": "coma surgery icu hospital_bed life_support intensive_care cancer chemo operating_room "
    "operating_table hospitalized chemotherapy",
    "x-ray": "x-ray xray mri ct_scan",
    "vial": "test_tube pregnancy_test drug_test perfume cologne urine_sample free_sample",
    "dna": "dna dna_test paternity paternity_test ancestry genetic gene?",
    "microscope": "microscope laboratory scientist~ biology science~ science_project lab? chemistry_lab",
    "flask": "chemistry chemical experiment? acid? science_fair",
    "hand-dots": "allergic allergy rash? hives allergic_reaction peanut_allergy poison_ivy itchy itch* "
    "nut_allergy",
    "head-side-cough": "cough* sneeze* cough? sneeze? cold_and_flu vomit* throw_up threw_up puke* puke? "
    "vomit? spit* barf* nausea nauseous puking throwing_up vomiting spit_out gag* choke* choking",
    "skull-crossbones": "poison? toxic~ poisoned poisonous pirate cyanide",
    "eye": "stare* staring witness*~ peek* eyeball contact_lens eyesight stare?~ peep* eye? spy* spy_on "
    "eye_contact glare* eyes~ glare? stalk* stalker~ creep? creepy_guy~",
    "ear-deaf": "deaf hearing_aid",
    "glasses": "glasses? sunglasses eyeglasses",
    "tape": "duct_tape scotch_tape masking_tape packing_tape roll_of_tape",
    # ------------------------------------------------------------ law, danger, conflict
    "gavel": "court? lawsuit sue* trial? verdict courtroom small_claims small_claims_court jury "
    "restraining_order guilty plaintiff judge? sentenced legal_action court_hearing",
    "scale-balanced": "law? justice? attorney~ lawyer~ legal~ fair?~ law_firm~ unfair~",
    "handcuffs": "arrest* handcuff jail? prison arrested criminal? handcuffs felony custody_of_police "
    "behind_bars probation arrest_warrant inmate prisoner parole crime? police_report~ jailed",
    "shield-halved": "police_badge insurance_policy security_system security_guard~ shield? security?~ "
    "antivirus",
    "mask": "thief robber robbery shoplifter burglar shoplift* rob* steal* stolen robbed burglary "
    "shoplifting theft thieves mugged mugger costume halloween scammer scam? scam* impostor con_man fraud "
    "hoax",
    "user-secret": "private_investigator undercover secret_agent hacker hack* identity_theft",
    "fingerprint": "fingerprint fingerprints forensic",
    "gun": "gun? pistol rifle shotgun firearm gunpoint shooter? nerf_gun paintball bullet revolver guns",
    "hand-fist": "punch* fist fight? fight* slap* punch_in_the_face fistfight boxing bully? bully* brawl "
    "beat_up karate self_defense smack* bullies bullied martial_arts wrestle* beat_him_up",
    "hand": "high_five wave_at wave_back stop_sign wave*~ raise_my_hand",
    "volume-high": "scream* yell* shout* loud_music siren loud~ speaker? noise? loud_noise noisy scream? "
    "blasting_music screaming yelling fire_siren music_blasting speakers volume? holler* echo?",
    "volume-xmark": "mute* muted silence? complete_silence awkward_silence soundproof silent~ go_quiet "
    "went_quiet went_silent dead_silence",
    "bell": "bell? doorbell alarm? ring_the_bell doorbell_rang school_bell alarm* fire_bell alarms",
    "ban": "banned forbidden prohibited ban? blacklist* blocked~ boycott* ban*",
    "road-barrier": "barricade roadblock construction_site",
    "fence": "fence? gate? picket_fence fences",
    "helmet-safety": "hard_hat construction helmet? construction_worker contractor~ foreman~ builder",
    "flag": "red_flag flag?",
    "flag-usa": "american_flag fourth_of_july 4th_of_july independence_day us_army military~ army~ "
    "veteran~ soldier~ marine?~ marines~",
    # ------------------------------------------------------------ tools and work
    "hammer": "hammer? renovation remodel* nail? diy carpenter renovate* demolition sledgehammer smash* "
    "demolish* construction_crew wood? ikea",
    "screwdriver": "screwdriver screw? screws",
    "wrench": "wrench mechanic plumber repairman repair* fix* repair? handyman maintenance~ auto_shop "
    "tune-up garage_mechanic maintenance_guy car_repair",
    "toolbox": "toolbox tool? tools tool_box",
    "screwdriver-wrench": "technician~ troubleshoot* troubleshooting tinker* repair_shop",
    "paint-roller": "paint? paint* repaint* painted coat_of coats_of second_coat two_coats three_coats "
    "coats_of_paint",
    "palette": "art? artist~ paintbrush sculpture watercolor artwork art_class art_project craft?",
    "oil-can": "oil? oil_change engine_oil grease? motor_oil olive_oil lubricant",
    "magnet": "magnet magnetic magnets",
    "link": "chains handcuffed_to bike_chain chained_up chain_link",
    "dumbbell": "gym? workout? weights dumbbell personal_trainer treadmill gym_membership fitness "
    "exercise? exercise* lift_weights muscle~ diet? push-up push-ups",
    "weight-scale": "scale? lose_weight lost_weight weight_loss obese~ overweight~ kilos",
    # ------------------------------------------------------------ clothes
    "shirt": "shirt? t-shirt tshirt blouse sweater hoodie clothes clothing outfit dress? laundry_pile "
    "jersey polo? pants trousers jeans shorts underwear uniform? wardrobe wedding_dress jacket coat? "
    "suit? tuxedo skirt apron? bra panties naked~ bikini swimsuit dress_code undressed closet leggings "
    "lingerie bathing_suit thong gown boxers nude~ zipper",
    "socks": "socks sock stockings",
    "shoe-prints": "shoe? footprint footstep boots sneaker high_heels flip-flops slippers footsteps jog* "
    "sprint* chase* shoes heels marathon barefoot flip_flops run_away ran_away dash* footprints tiptoe* "
    "walk_home march*",
    "hat-cowboy": "hat? cowboy cowboy_hat rodeo fedora baseball_cap",
    "hat-wizard": "wizard witch hogwarts harry_potter magic? magician wand magic_trick magic_spell",
    "mitten": "mitten glove mittens gloves scarf",
    "crown": "crown? tiara royalty~ queen?~ king? princess~ throne prom_queen homecoming",
    # ------------------------------------------------------------ fun, sports, art
    "trophy": "trophy prize? win* won championship winner champion tournament victory contest? "
    "competition? first_place spelling_bee talent_show",
    "medal": "medal? award? gold_medal employee_of_the_month olympic certificate? honor_roll "
    "award_ceremony olympics",
    "music": "music? song? playlist dance* melody lyrics dance_floor choir_song orchestra mp3 dancing "
    "concert? dance? spotify itunes pop_song band_practice dj nightclub",
    "guitar": "guitar band? bass_guitar guitarist rock_band",
    "drum": "drum drummer drums",
    "film": "movie movies cinema movie_theater film? blockbuster horror_movie hollywood disney "
    "movie_theatre netflix_show theater? theatre documentary",
    "masks-theater": "school_play drama_club comedy? stage?~ actor~ actress~ acting_class drama?~ broadway "
    "act? audition prank? prank* practical_joke joke?~ pretend*~ fake? prankster a_musical the_musical",
    "dice": "dice? casino gamble* gambling board_game poker monopoly? blackjack vegas bet?~ bet*~ "
    "slot_machine las_vegas board_games roulette craps",
    "chess": "chess",
    "puzzle-piece": "puzzle? jigsaw riddle mystery? lego",
    "baseball-bat-ball": "baseball? baseball_bat softball home_run little_league",
    "basketball": "basketball nba",
    "football": "football super_bowl nfl touchdown football_game quarterback",
    "futbol": "soccer soccer_ball world_cup soccer_game",
    "volleyball": "volleyball",
    "golf-ball-tee": "golf golf_course golf_ball golf_club golfer",
    "bowling-ball": "bowling bowling_alley",
    "table-tennis-paddle-ball": "ping_pong tennis? tennis_racket racket badminton ping-pong",
    "hockey-puck": "hockey",
    "water-ladder": "pool? swimming_pool swim* swimming_lesson lifeguard diving_board cannonball swimming "
    "pool_party snorkel* drown*",
    "umbrella-beach": "beach? hawaii vacation tropical seaside cancun spring_break sandcastle surf* "
    "caribbean island? bahamas long_island_beach",
    "ghost": "ghost? haunted spirit? haunting paranormal poltergeist exorcism demon ouija haunted_house "
    "spooky boo? monster? apparition possessed",
    "skull": "zombie human_skull skeleton_mask",
    "gravestone": "grave? graveyard cemetery tombstone headstone gravestone funeral burial bury* coffin "
    "casket",
    "user-astronaut": "astronaut alien",
    "wand-magic-sparkles": "magic_wand magically fairy makeover makeup? lipstick sparkle* glitter",
    "hands-clapping": "applause clap* standing_ovation applaud* clapping",
    "handshake": "handshake deal? shake_hands shook_hands agree*~ shook_my_hand truce compromise? "
    "negotiate* trade? settlement apology apologize*~ forgive*~ forgiveness partnership teamwork sorry?~ "
    "thank*~",
    "thumbs-up": "thumbs_up compliment? upvote upvotes positive_review approve* success~ approval~ well_done",
    "thumbs-down": "thumbs_down downvote bad_idea terrible_idea negative_review failed_the failure",
    "hand-holding-heart": "donate* charity donation volunteer* kindness fundraiser gofundme "
    "homeless_shelter good_deed food_bank gratitude homeless_man~ generous homeless~ organ_donor donor "
    "kidney_donor",
    "hands-praying": "pray* prayer beg* please_god thank_god~ religion~ plead*",
    "check-to-slot": "vote* election ballot vote? voting",
    "question": "confused~ confusing~ puzzled~ wonder*~ clueless~ no_idea~ baffled~ dumbfounded~ "
    "bewildered~ have_no_clue no_clue question?~ confusion~ what_the_hell~ figure_out~ make_no_sense "
    "made_no_sense makes_no_sense quizzical~ confuse*~ ask_why~ ask_how~ ask_what~ ask_who~ ask_if~ "
    "ask_where~ ask_when~ ask_whether~ ask_me_if~ ask_me_what~ ask_me_why~ ask_me_how~ ask_him_if~ "
    "ask_him_what~ ask_him_why~ ask_him_how~ ask_her_if~ ask_her_what~ ask_her_why~ ask_her_how~ "
    "ask_them_if~ ask_them_what~ ask_them_why~ ask_them_how~ ask_us_if~ ask_us_what~ ask_us_why~ "
    "perplexed~ nonplussed~ bewilderment~ quizzically~",
    "bullseye": "target_practice bullseye dartboard darts archery dart?",
    "binoculars": "binoculars telescope birdwatch* neighborhood_watch lookout",
    "smoking": "cigarette smoker cigar smoke* vape? vape* smoking cigarettes smokers smoke_break "
    "pack_of_cigarettes chain-smoking",
    "smog": "smoke? smoke_filled fumes exhaust? fog?",
    "vault": "safe_deposit vault",
    "parachute-box": "parachute skydiving bungee skydive*",
    "recycle": "recycle* recycling_bin",
    "feather-pointed": "feather poem poetry poet author?~",
    "icicles": "icicle icicles",
    "life-ring": "life_jacket rescue* lifeboat rescue?",
    "weight-hanging": "anvil heavy~ dead_weight heavy_lifting heaviest",
    "trowel-bricks": "brick bricks concrete cement brick_wall",
    "pill-bottle": "pill_bottle medicine_bottle sleeping_pill",
    "prescription-bottle": "cough_syrup",
    "address-book": "contact_list contacts? address_book phonebook",
    "square-poll-vertical": "poll?",
    "wine-glass-empty": "broken_glass",
    "fire-flame-curved": "candle scented_candle torch",
    "meteor": "meteor asteroid comet meteor_shower shooting_star",
}
