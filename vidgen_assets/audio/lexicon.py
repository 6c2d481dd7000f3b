"""What written English means aloud: abbreviations, units, currencies, forum shorthand. Data, nothing else.

Keys are written forms without their outer punctuation; values are spoken words, letters to be named in
upper case ("T V"). `spoken.py` decides when an entry applies.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Read as these words whatever their case (keys in lower case, inner full stops kept).
ABBREVIATIONS: dict[str, str] = {
    "mr": "mister", "mrs": "missus", "ms": "miss", "dr": "doctor", "prof": "professor", "sgt": "sergeant",
    "lt": "lieutenant", "capt": "captain", "jr": "junior", "sr": "senior", "vs": "versus", "etc": "et cetera",
    "e.g": "for example", "i.e": "that is", "approx": "approximately", "dept": "department",
    "govt": "government", "blvd": "boulevard", "a.m": "A M", "p.m": "P M", "am/pm": "A M or P M",
    "u.s": "U S", "u.s.a": "U S A", "u.k": "U K", "d.c": "D C", "ph.d": "P H D", "phd": "P H D", "p.s": "P S",
    "w/": "with",
    "w/o": "without", "b/c": "because", "bc": "because", "cuz": "because", "tho": "though", "thru": "through",
    "ppl": "people", "u": "you", "ur": "your", "pls": "please", "plz": "please", "thx": "thanks",
    "tmrw": "tomorrow", "prolly": "probably", "rly": "really", "mgmt": "management", "appt": "appointment",
    "ok": "okay", "o.k": "okay", "and/or": "and or", "n/a": "not applicable", "24/7": "twenty four seven",
    "50/50": "fifty fifty", "911": "nine one one", "404": "four oh four", "9/11": "nine eleven",
    "9-1-1": "nine one one", "wtf": "what the heck", "omg": "oh my god", "lol": "laughing out loud",
    "lmao": "laughing", "rofl": "laughing", "idk": "I don't know", "imo": "in my opinion",
    "imho": "in my humble opinion", "tbh": "to be honest", "ngl": "not gonna lie", "btw": "by the way",
    "fyi": "for your information", "iirc": "if I recall correctly", "afaik": "as far as I know",
    "irl": "in real life", "smh": "shaking my head", "nvm": "never mind", "jk": "just kidding",
    "asap": "as soon as possible", "aka": "also known as", "a.k.a": "also known as",
    "tl;dr": "long story short", "tldr": "long story short", "bf": "boyfriend", "gf": "girlfriend",
    "bff": "best friend", "aita": "am I the jerk", "wibta": "would I be the jerk",
    "tifu": "today I messed up",
    "eli5": "explain like I'm five", "psa": "P S A", "nsfw": "not safe for work", "wi-fi": "wifi",
    "y/o": "year old", "bday": "birthday", "b-day": "birthday", "pov": "P O V",
    "dont": "don't", "didnt": "didn't", "wasnt": "wasn't", "isnt": "isn't", "doesnt": "doesn't",
    "couldnt": "couldn't", "wouldnt": "wouldn't", "thats": "that's", "whats": "what's", "im": "I'm",
    "ive": "I've", "hes": "he's", "shes": "she's", "theyre": "they're", "e-mail": "email",
}  # fmt: skip

STOPPED = _set("mr mrs ms dr prof sgt lt capt jr sr vs etc approx dept govt blvd")
"""Abbreviations whose full stop does not end the sentence."""

# Abbreviations only with their full stop in the middle of a sentence ("Elm St. was", not "apt").
DOTTED: dict[str, str] = {
    "st": "street", "mt": "mount", "apt": "apartment", "ave": "avenue", "gen": "general", "col": "colonel",
    "est": "established", "rev": "reverend", "min": "minutes", "hr": "hour", "ft": "feet", "lbs": "pounds",
}  # fmt: skip

# Ordinary words in small letters, these meanings only when written in capitals.
CAPITALS_ONLY: dict[str, str] = {
    "SO": "partner", "TIL": "today I learned", "AMA": "ask me anything", "MIL": "mother in law",
    "FIL": "father in law", "SIL": "sister in law", "BIL": "brother in law", "ETA": "edit", "OP": "O P",
    "IT": "I T", "US": "U S", "AM": "A M", "PM": "P M", "DH": "my husband", "ID": "I D",
    "YTA": "you're the jerk", "NTA": "not the jerk", "ESH": "everyone's the jerk", "AH": "jerk",
}  # fmt: skip
SHOUTABLE = frozenset({"SO", "IT", "US", "AM", "TIL", "AH"})
"""Of those, the ones that are plain words in a line that shouts."""

POSSESSIVES = _set("my your his her our their an the old ex new")

LETTER_PLURALS: dict[str, str] = {
    "A": "ays", "B": "bees", "C": "seas", "D": "dees", "E": "ease", "F": "effs", "G": "gees", "H": "aitches",
    "I": "eyes", "J": "jays", "K": "kays", "L": "ells", "M": "ems", "N": "ens", "O": "ohs", "P": "peas",
    "Q": "cues", "R": "ars", "S": "esses", "T": "tees", "U": "yous", "V": "vees",
    "W": "double yous", "X": "exes",
    "Y": "whys", "Z": "zees",
}  # fmt: skip
"""How a letter sounds with an s after it: a voice would read "Vs" as versus."""

# Capitals whose letters are named, also where a vowel would let them pass for a word.
INITIALISMS = _set(
    "AC ADHD AI API ATM BBC BBQ CCTV CD CEO CFO CIA CNN CPA CPR CPU CS CTO CV DA DIY DJ DM DMV DNA DUI DVD "
    "EMT ER EU EV FAQ FBI FM GPA GPS HOA HR HVAC ICU IP IRA IRS ISP IV JFK KFC LA LED MRI MVP NBA NDA NFL "
    "NGO NY "
    "NYC OCD OS PA PC PDF PE PTA PTO PTSD QA RV SMS SOS SSN STD SUV TA TSA TV UFO UI UK UPS URL USA USB VIP "
    "VP VPN WC WWW XL"
)

CURRENCIES: dict[str, tuple[str, str, str, str]] = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "€": ("euro", "euros", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
}

MAGNITUDES: dict[str, str] = {
    "k": "thousand", "m": "million", "mm": "million", "mil": "million", "b": "billion", "bn": "billion",
    "thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion",
    "hundred": "hundred", "grand": "grand",
}  # fmt: skip

# A unit written against or after a number: its singular and plural.
UNITS: dict[str, tuple[str, str]] = {
    "ft": ("foot", "feet"), "in": ("inch", "inches"), "yd": ("yard", "yards"), "yds": ("yard", "yards"),
    "mi": ("mile", "miles"), "mph": ("mile an hour", "miles an hour"), "km": ("kilometer", "kilometers"),
    "kph": ("kilometer an hour", "kilometers an hour"), "km/h": ("kilometer an hour", "kilometers an hour"),
    "cm": ("centimeter", "centimeters"), "mm": ("millimeter", "millimeters"), "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"), "oz": ("ounce", "ounces"), "kg": ("kilo", "kilos"), "kgs": ("kilo", "kilos"),
    "g": ("gram", "grams"), "mg": ("milligram", "milligrams"), "ml": ("milliliter", "milliliters"),
    "l": ("liter", "liters"), "gal": ("gallon", "gallons"), "hr": ("hour", "hours"), "hrs": ("hour", "hours"),
    "h": ("hour", "hours"), "min": ("minute", "minutes"), "mins": ("minute", "minutes"),
    "sec": ("second", "seconds"), "secs": ("second", "seconds"), "yr": ("year", "years"),
    "yrs": ("year", "years"), "wk": ("week", "weeks"), "wks": ("week", "weeks"), "mo": ("month", "months"),
    "mos": ("month", "months"), "gb": ("gigabyte", "gigabytes"), "mb": ("megabyte", "megabytes"),
    "tb": ("terabyte", "terabytes"), "kb": ("kilobyte", "kilobytes"), "mbps": ("megabit a second",
    "megabits a second"), "ghz": ("gigahertz", "gigahertz"), "mhz": ("megahertz", "megahertz"),
    "hz": ("hertz", "hertz"), "w": ("watt", "watts"), "v": ("volt", "volts"), "x": ("times", "times"),
    "°": ("degree", "degrees"), "°f": ("degree fahrenheit", "degrees fahrenheit"),
    "°c": ("degree celsius", "degrees celsius"), "%": ("percent", "percent"), "am": ("A M", "A M"),
    "pm": ("P M", "P M"), "a.m": ("A M", "A M"), "p.m": ("P M", "P M"), "yo": ("year old", "year old"),
    "y/o": ("year old", "year old"), "ish": ("ish", "ish"), "¢": ("cent", "cents"), "px": ("pixel", "pixels"),
    "p": ("P", "P"), "d": ("D", "D"), "k": ("thousand", "thousand"),
}  # fmt: skip
SPACED_UNITS = frozenset(UNITS) - _set("in g h l x w v p d k mm am ish ° % mo")
"""Units that are safe to read as such when they stand alone after a number ("5 ft", but not "5 in a row")."""

AGE_SEX: dict[str, str] = {"f": "female", "m": "male", "nb": "non binary"}

SYMBOLS: dict[str, str] = {
    "&": "and", "+": "plus", "=": "equals", "%": "percent", "@": "at", "°": "degrees",
    "\N{MULTIPLICATION SIGN}": "times", "\N{DIVISION SIGN}": "divided by",
    "©": "copyright", "™": "", "®": "", "€": "euros", "£": "pounds", "$": "dollars",
}  # fmt: skip

PERCENT: dict[str, str] = {
    "de": "prozent", "fr": "pour cent", "es": "por ciento", "it": "per cento", "pt": "por cento",
    "nl": "procent",
}  # fmt: skip

# What a word with letters starred out stands for, and what is said in its place.
CENSORED: dict[str, str] = {
    "fuck": "heck", "fucks": "hecks", "fucked": "messed", "fucking": "freaking", "fuckin": "freaking",
    "fucker": "jerk", "motherfucker": "jerk", "shit": "crap", "shits": "craps", "shitty": "crappy",
    "bullshit": "nonsense", "bitch": "jerk", "bitches": "jerks", "ass": "butt", "asses": "butts",
    "asshole": "jerk", "assholes": "jerks", "bastard": "jerk", "damn": "darn", "goddamn": "gosh darn",
    "dick": "jerk", "dicks": "jerks", "hell": "heck", "crap": "crap", "piss": "ticked", "pissed": "ticked",
}  # fmt: skip
BLEEP = "bleep"

YEAR_BEFORE = _set(
    "in since of by from until till during before after around circa year early late mid summer winter "
    "spring "
    "fall autumn class january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
MONTHS: dict[str, str] = {
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july",
    "aug": "august", "sep": "september", "sept": "september", "oct": "october", "nov": "november",
    "dec": "december",
}  # fmt: skip
MONTH_NAMES = frozenset({*MONTHS.values(), "may"})

# Letters that really are double in a word, so that "goooood" is not read as "god".
DOUBLE_LETTERED = _set(
    "good too soon cool food mood room school fool look book took tooth boo woo hoo zoo noon moon see "
    "need been "
    "free feel week three sleep deep sweet keep meet street seen well all tell hell hello kill will fell "
    "full "
    "really call ball small tall still boss miss kiss less pass glass off stuff happy funny sorry little "
    "better "
    "aww ooh shh hmm brr grr mmm eww add odd wedding hurry awesomeness seriously class press yell"
)
