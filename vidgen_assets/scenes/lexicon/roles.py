"""Words that name a person, and how such a person looks.

A row is `role: (words, gender, age, outfit, manner)`. Gender is f, m or n (then pronouns, tags and at last
the story's seed decide); age is adult, old or child; manner is how they come across when nothing else says
so ("plain", "stern", "kind"). A `+` behind a word says that it names several people. Outfits are those
every picture provider knows.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from vidgen_assets.scenes.lexicon.tables import words

Gender = Literal["f", "m", "n"]
Age = Literal["adult", "old", "child"]
Manner = Literal["plain", "stern", "kind"]


class RoleKind(NamedTuple):
    """What is known of everybody in a role."""

    words: str
    gender: Gender
    age: Age = "adult"
    outfit: str = "casual"
    manner: Manner = "plain"


ROLES: dict[str, RoleKind] = {
    # family
    "mother": RoleKind(
        "mother mom mum mama mommy momma mummy stepmom stepmother step-mom step-mother step_mom step_mother",
        "f",
    ),
    "father": RoleKind(
        "father dad daddy papa stepdad stepfather step-dad step-father step_dad step_father", "m"
    ),
    "parents": RoleKind("parents+ folks+", "n"),
    "sister": RoleKind("sister sis half-sister stepsister step_sister twin_sister", "f"),
    "brother": RoleKind("brother bro half-brother stepbrother step_brother twin_brother", "m"),
    "sibling": RoleKind("sibling twin", "n"),
    "wife": RoleKind("wife wifey", "f"),
    "husband": RoleKind("husband hubby", "m"),
    "girlfriend": RoleKind("girlfriend gf", "f"),
    "boyfriend": RoleKind("boyfriend bf", "m"),
    "fiancee": RoleKind("fiancee fiancée", "f"),
    "fiance": RoleKind("fiance fiancé", "m"),
    "partner": RoleKind("partner spouse so significant_other", "n"),
    "ex": RoleKind("ex", "n"),
    "ex-girlfriend": RoleKind("ex-girlfriend ex-wife ex_girlfriend ex_wife exgirlfriend", "f"),
    "ex-boyfriend": RoleKind("ex-boyfriend ex-husband ex_boyfriend ex_husband exboyfriend", "m"),
    "son": RoleKind("son", "m", "child"),
    "daughter": RoleKind("daughter", "f", "child"),
    "children": RoleKind("children+ kids+ toddlers+", "n", "child"),
    "child": RoleKind("child kid toddler youngster little_one", "n", "child"),
    "grandmother": RoleKind(
        "grandmother grandma granny nana nan gran great-grandmother grandmom", "f", "old", "casual", "kind"
    ),
    "grandfather": RoleKind(
        "grandfather grandpa granddad grandad great-grandfather gramps", "m", "old", "casual", "kind"
    ),
    "grandparents": RoleKind("grandparents+", "n", "old", "casual", "kind"),
    "mother-in-law": RoleKind("mother-in-law mil mother_in_law", "f", "old", "casual", "stern"),
    "father-in-law": RoleKind("father-in-law fil father_in_law", "m", "old"),
    "in-laws": RoleKind("in-laws+ in_laws+ inlaws+", "n", "old"),
    "sister-in-law": RoleKind("sister-in-law sil sister_in_law", "f"),
    "brother-in-law": RoleKind("brother-in-law bil brother_in_law", "m"),
    "aunt": RoleKind("aunt auntie aunty", "f"),
    "uncle": RoleKind("uncle", "m"),
    "cousin": RoleKind("cousin", "n"),
    "niece": RoleKind("niece", "f", "child"),
    "nephew": RoleKind("nephew", "m", "child"),
    "grandchild": RoleKind("grandson granddaughter grandkid grandchild", "n", "child"),
    "couple": RoleKind(
        "the_couple+ young_couple+ a_couple_who+ newlyweds+ this_couple+ married_couple+", "n"
    ),
    # people we live among
    "friend": RoleKind(
        "friend buddy pal bestie mate best_friend girlfriends", "n", "adult", "casual", "kind"
    ),
    "friends": RoleKind("friends+ buddies+ mates+", "n", "adult", "casual", "kind"),
    "roommate": RoleKind("roommate flatmate housemate room_mate", "n"),
    "neighbor": RoleKind("neighbor neighbour", "n", "adult", "casual", "stern"),
    "landlord": RoleKind("landlord property_manager", "m", "adult", "suit", "stern"),
    "landlady": RoleKind("landlady", "f", "adult", "suit", "stern"),
    "tenant": RoleKind("tenant renter", "n"),
    "old lady": RoleKind(
        "old_lady old_woman elderly_woman elderly_lady little_old_lady older_lady older_woman granny_type",
        "f",
        "old",
    ),
    "old man": RoleKind(
        "old_man elderly_man older_gentleman elderly_gentleman old_guy older_man older_guy old_gentleman "
        "old_dude veteran",
        "m",
        "old",
    ),
    "elderly couple": RoleKind("elderly_couple+ old_couple+ older_couple+", "n", "old"),
    "woman": RoleKind("woman lady ma'am chick gal madam mrs", "f"),
    "girl": RoleKind("girl blonde", "f"),
    "little girl": RoleKind("little_girl small_girl", "f", "child"),
    "man": RoleKind("man guy dude gentleman fella bloke fellow sir mr dudebro", "m"),
    "boy": RoleKind("boy little_boy lad young_boy small_boy", "m", "child"),
    "teenager": RoleKind("teenager teen adolescent teenage_boy teenage_girl", "n"),
    "entitled woman": RoleKind("karen", "f", "adult", "casual", "stern"),
    "stranger": RoleKind("stranger passerby someone somebody hobo bum", "n"),
    "date": RoleKind("tinder_date blind_date my_crush", "n"),
    "guest": RoleKind("guest visitor party_guest wedding_guest", "n"),
    "classmate": RoleKind("classmate lab_partner", "n"),
    # work
    "boss": RoleKind(
        "boss manager supervisor director executive vp general_manager store_manager boss's",
        "n",
        "adult",
        "suit",
        "stern",
    ),
    "owner": RoleKind("owner ceo president chairman", "n", "adult", "suit", "stern"),
    "coworker": RoleKind(
        "coworker co-worker colleague employee staff_member team_lead co_worker intern new_hire trainee "
        "teammate",
        "n",
    ),
    "coworkers": RoleKind("coworkers+ co-workers+ colleagues+ co_workers+ employees+ teammates+", "n"),
    "hr lady": RoleKind("hr human_resources", "f", "adult", "suit", "stern"),
    "client": RoleKind("client investor", "n", "adult", "suit"),
    "customer": RoleKind("customer shopper cust patron", "n"),
    "customers": RoleKind("customers+ shoppers+ patrons+", "n"),
    "user": RoleKind("user end_user end-user luser", "n"),
    "caller": RoleKind("caller", "n"),
    "cashier": RoleKind(
        "cashier clerk store_clerk sales_clerk shop_assistant associate sales_associate bank_teller",
        "n",
        "adult",
        "apron",
    ),
    "salesman": RoleKind(
        "salesman salesperson saleswoman sales_guy sales_rep car_salesman agent real_estate_agent realtor "
        "insurance_agent",
        "n",
        "adult",
        "suit",
    ),
    "waiter": RoleKind("waiter busboy", "m", "adult", "apron"),
    "waitress": RoleKind("waitress hostess", "f", "adult", "apron"),
    "server": RoleKind("our_server my_server", "n", "adult", "apron"),
    "bartender": RoleKind("bartender", "n", "adult", "apron"),
    "barista": RoleKind("barista", "n", "adult", "apron"),
    "chef": RoleKind("chef line_cook head_cook the_cook", "n", "adult", "chef"),
    "receptionist": RoleKind(
        "receptionist secretary front_desk_lady administrator_assistant librarian", "f", "adult", "suit"
    ),
    "security guard": RoleKind(
        "security_guard guard bouncer mall_cop security_officer loss_prevention doorman",
        "n",
        "adult",
        "police",
        "stern",
    ),
    "delivery driver": RoleKind(
        "delivery_guy delivery_driver delivery_man mailman postman mail_carrier pizza_guy courier "
        "delivery_boy ups_guy",
        "m",
        "adult",
        "uniform",
    ),
    "driver": RoleKind(
        "truck_driver bus_driver taxi_driver uber_driver cab_driver trucker cabbie other_driver conductor",
        "n",
        "adult",
        "uniform",
    ),
    "mechanic": RoleKind(
        "mechanic repairman plumber electrician handyman maintenance_guy locksmith cable_guy exterminator",
        "m",
        "adult",
        "uniform",
    ),
    "builder": RoleKind("contractor builder carpenter construction_worker foreman", "m", "adult", "uniform"),
    "janitor": RoleKind("janitor custodian cleaner cleaning_lady housekeeper maid", "n", "adult", "uniform"),
    "technician": RoleKind(
        "technician tech sysadmin admin network_admin it_guy tech_guy engineer programmer developer "
        "tech_support_guy",
        "n",
    ),
    "babysitter": RoleKind("babysitter nanny sitter", "f", "adult", "casual", "kind"),
    "driver instructor": RoleKind("driving_instructor instructor", "n"),
    "coach": RoleKind(
        "coach trainer personal_trainer gym_teacher pe_teacher referee lifeguard athlete",
        "n",
        "adult",
        "sport",
    ),
    # professions one can tell by the clothes
    "doctor": RoleKind(
        "doctor surgeon dentist vet veterinarian physician psychiatrist pharmacist scientist dr "
        "orthodontist doc",
        "n",
        "adult",
        "doctor",
    ),
    "nurse": RoleKind(
        "nurse paramedic midwife caregiver emt dental_hygienist", "n", "adult", "nurse", "kind"
    ),
    "therapist": RoleKind(
        "therapist counselor psychologist social_worker counsellor", "n", "adult", "suit", "kind"
    ),
    "patient": RoleKind("patient", "n", "adult", "pajamas"),
    "teacher": RoleKind(
        "teacher professor principal tutor headmaster headmistress dean lecturer vice_principal",
        "n",
        "adult",
        "suit",
        "stern",
    ),
    "student": RoleKind("student freshman sophomore undergrad", "n"),
    "police officer": RoleKind(
        "cop policeman policewoman officer police_officer sheriff deputy trooper detective",
        "n",
        "adult",
        "police",
        "stern",
    ),
    "cops": RoleKind("cops+ police+ officers+", "n", "adult", "police", "stern"),
    "judge": RoleKind("judge magistrate", "n", "adult", "judge", "stern"),
    "lawyer": RoleKind("lawyer attorney prosecutor solicitor barrister", "n", "adult", "suit"),
    "accountant": RoleKind("accountant banker loan_officer auditor financial_advisor", "n", "adult", "suit"),
    "priest": RoleKind("priest pastor preacher minister rabbi", "m", "adult", "judge", "kind"),
    "firefighter": RoleKind("firefighter fireman firemen", "m", "adult", "uniform", "kind"),
    "soldier": RoleKind(
        "soldier sergeant marine drill_sergeant general_of", "n", "adult", "uniform", "stern"
    ),
    "pilot": RoleKind("pilot flight_attendant stewardess steward", "n", "adult", "uniform"),
    "bride": RoleKind("bride bride-to-be", "f", "adult", "wedding"),
    "groom": RoleKind("groom", "m", "adult", "wedding"),
    "bridesmaid": RoleKind("bridesmaid maid_of_honor", "f"),
    "best man": RoleKind("best_man groomsman", "m", "adult", "suit"),
    "thief": RoleKind("thief robber burglar shoplifter scammer mugger", "m", "adult", "casual", "stern"),
    "prisoner": RoleKind("prisoner inmate convict", "m", "adult", "prisoner"),
    # the second one of a pair
    "other friend": RoleKind("", "n", "adult", "casual", "kind"),
    "other coworker": RoleKind("", "n"),
    "other customer": RoleKind("", "n"),
    "other police officer": RoleKind("", "n", "adult", "police", "stern"),
    "young lady": RoleKind("", "f"),
    "young man": RoleKind("", "m"),
    "santa": RoleKind("santa_claus", "m", "old"),
}

TELLER = "me"

PAIRS: dict[str, tuple[str, str]] = {
    "parents": ("mother", "father"),
    "grandparents": ("grandmother", "grandfather"),
    "in-laws": ("mother-in-law", "father-in-law"),
    "friends": ("friend", "other friend"),
    "coworkers": ("coworker", "other coworker"),
    "customers": ("customer", "other customer"),
    "cops": ("police officer", "other police officer"),
    "couple": ("young lady", "young man"),
    "children": ("daughter", "son"),
    "elderly couple": ("old lady", "old man"),
}

# words that are roles only where a noun stands, or mean too little on their own
ONLY_AS_NOUN = words(
    "so ex date tech user patient general client server sir mr mrs minister agent guard teen staff owner "
    "judge nurse doctor man host intern partner trooper president director mate associate fellow coach "
    "dean"
)
# how one speaks to people, not whom one speaks of, unless a noun stands there; and words too vague to draw
SPOKEN_TO = words("madam mr mrs dude man bro officer lady")
NEVER_ALONE = words("sir ma'am someone somebody")
# "my old friend" and "the old boss" are not old
NOT_BY_YEARS = words("friend friends coworker boss roommate classmate partner ex neighbor job")
ANIMALS = {
    "dog": "dog", "puppy": "dog", "lab": "dog", "retriever": "dog", "cat": "cat", "kitten": "cat",
    "kitty": "cat", "horse": "horse", "pony": "horse", "bird": "crow", "parrot": "crow", "fish": "fish",
    "hamster": "paw", "rabbit": "paw", "frog": "frog", "snake": "worm", "turtle": "paw",
}  # fmt: skip
# what one does with an animal of one's own
KEEPING = words("feeding feed fed feeds pet petting walking walked adopted named")
# what somebody does; nothing else that is written with a capital does it
PERSON_VERBS = words(
    "said says asked asks told tells replied replies answered answers yelled yells looked looks came comes "
    "walked walks laughed laughs smiled smiles cried cries whispered whispers nodded nods shrugged shouted "
    "shouts stared stares thought wanted decided left arrived knocked sat stood texted emailed admitted "
    "explained insisted agreed refused"
)
NEVER_NAMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december christmas easter halloween thanksgiving god jesus lord "
    "english french german spanish american british european chinese japanese internet reddit google "
    "facebook microsoft apple amazon windows"
)
FAINT = words("someone somebody stranger guy man dude person fellow sir mr mrs ma'am people guys")

# whom "we" may include besides the teller
COMPANY = words(
    "mother father sister brother sibling wife husband girlfriend boyfriend fiancee fiance partner friend "
    "roommate coworker cousin son daughter child classmate"
)

# a teller whose partner is named, when nothing else tells; a guess that the cast says it made
PARTNER_SUGGESTS: dict[str, Gender] = {
    "husband": "f",
    "boyfriend": "f",
    "fiance": "f",
    "wife": "m",
    "girlfriend": "m",
    "fiancee": "m",
}
TELLER_SAYS: dict[str, Gender] = {
    "as a woman": "f", "as a girl": "f", "as a mom": "f", "as a mother": "f", "i am a woman": "f",
    "i am a girl": "f", "i was pregnant": "f", "i am pregnant": "f", "i got pregnant": "f", "my bra": "f",
    "i am a mom": "f", "my period": "f", "as a man": "m", "as a guy": "m", "as a dad": "m",
    "i am a man": "m", "i am a guy": "m", "i am a dad": "m", "my beard": "m", "i am a father": "m",
    "i am a mother": "f", "my bridesmaids": "f", "my groomsmen": "m", "call me ma'am": "f",
    "called me ma'am": "f", "called me sir": "m", "young man": "m", "young lady": "f",
}  # fmt: skip
