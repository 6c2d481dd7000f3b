"""English figures as data: currencies, magnitudes, units, months, signs, and the words that decide a reading."""

from __future__ import annotations

from vidgen_assets.audio.wording.tables import pairs, words

CURRENCIES: dict[str, tuple[str, str, str, str]] = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "€": ("euro", "euros", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₩": ("won", "won", "jeon", "jeon"),
    "₽": ("ruble", "rubles", "kopek", "kopeks"),
    "₺": ("lira", "lira", "kurush", "kurush"),
    "₴": ("hryvnia", "hryvnias", "kopek", "kopeks"),
    "₫": ("dong", "dong", "xu", "xu"),
    "₱": ("peso", "pesos", "centavo", "centavos"),
    "฿": ("baht", "baht", "satang", "satang"),
    "₿": ("bitcoin", "bitcoins", "cent", "cents"),
    "₪": ("shekel", "shekels", "agora", "agorot"),
    "₦": ("naira", "naira", "kobo", "kobo"),
    "US$": ("U S dollar", "U S dollars", "cent", "cents"),
    "C$": ("canadian dollar", "canadian dollars", "cent", "cents"),
    "CA$": ("canadian dollar", "canadian dollars", "cent", "cents"),
    "CAD$": ("canadian dollar", "canadian dollars", "cent", "cents"),
    "A$": ("australian dollar", "australian dollars", "cent", "cents"),
    "AU$": ("australian dollar", "australian dollars", "cent", "cents"),
    "NZ$": ("new zealand dollar", "new zealand dollars", "cent", "cents"),
    "HK$": ("hong kong dollar", "hong kong dollars", "cent", "cents"),
    "S$": ("singapore dollar", "singapore dollars", "cent", "cents"),
    "R$": ("real", "reais", "centavo", "centavos"),
}
CODES: dict[str, tuple[str, str]] = {
    "USD": ("U S dollar", "U S dollars"),
    "EUR": ("euro", "euros"),
    "GBP": ("pound", "pounds"),
    "CAD": ("canadian dollar", "canadian dollars"),
    "AUD": ("australian dollar", "australian dollars"),
    "NZD": ("new zealand dollar", "new zealand dollars"),
    "JPY": ("yen", "yen"),
    "CNY": ("yuan", "yuan"),
    "RMB": ("yuan", "yuan"),
    "INR": ("rupee", "rupees"),
    "CHF": ("swiss franc", "swiss francs"),
    "SEK": ("swedish krona", "swedish kronor"),
    "NOK": ("norwegian krone", "norwegian kroner"),
    "DKK": ("danish krone", "danish kroner"),
    "MXN": ("mexican peso", "mexican pesos"),
    "BRL": ("real", "reais"),
    "ZAR": ("rand", "rand"),
    "BTC": ("bitcoin", "bitcoins"),
    "kr": ("krone", "kroner"),
    "zł": ("zloty", "zlotys"),
    "Kč": ("koruna", "korunas"),
    "Fr": ("franc", "francs"),
}
SAID_AGAIN = words("dollar dollars buck bucks euro euros pound pounds quid usd cents yen rupees cad aud")
"""A currency in words after an amount that has its sign already: "$20 dollars"."""

MAGNITUDES = pairs(
    "k = thousand | m = million | mm = million | mil = million | mill = million | b = billion | bn = billion\n"
    "t = trillion | tn = trillion | thousand = thousand | million = million | billion = billion\n"
    "trillion = trillion | hundred = hundred | grand = thousand | mln = million"
)

# A unit written against or after a number: its singular and plural.
UNITS: dict[str, tuple[str, str]] = {
    "ft": ("foot", "feet"),
    "in": ("inch", "inches"),
    '"': ("inch", "inches"),
    "yd": ("yard", "yards"),
    "yds": ("yard", "yards"),
    "mi": ("mile", "miles"),
    "mph": ("mile an hour", "miles an hour"),
    "km": ("kilometer", "kilometers"),
    "kms": ("kilometer", "kilometers"),
    "mpg": ("mile a gallon", "miles a gallon"),
    "kph": ("kilometer an hour", "kilometers an hour"),
    "kmh": ("kilometer an hour", "kilometers an hour"),
    "km/h": ("kilometer an hour", "kilometers an hour"),
    "m/s": ("meter a second", "meters a second"),
    "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"),
    "µm": ("micrometer", "micrometers"),
    "nm": ("nanometer", "nanometers"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "#": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "kg": ("kilo", "kilos"),
    "kgs": ("kilo", "kilos"),
    "kilos": ("kilo", "kilos"),
    "g": ("gram", "grams"),
    "gr": ("gram", "grams"),
    "mg": ("milligram", "milligrams"),
    "µg": ("microgram", "micrograms"),
    "mcg": ("microgram", "micrograms"),
    "ml": ("milliliter", "milliliters"),
    "cl": ("centiliter", "centiliters"),
    "l": ("liter", "liters"),
    "ltr": ("liter", "liters"),
    "gal": ("gallon", "gallons"),
    "qt": ("quart", "quarts"),
    "cc": ("C C", "C C"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "h": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "sec": ("second", "seconds"),
    "secs": ("second", "seconds"),
    "ms": ("millisecond", "milliseconds"),
    "yr": ("year", "years"),
    "yrs": ("year", "years"),
    "wk": ("week", "weeks"),
    "wks": ("week", "weeks"),
    "mo": ("month", "months"),
    "mos": ("month", "months"),
    "gb": ("gigabyte", "gigabytes"),
    "gbs": ("gigabyte", "gigabytes"),
    "gig": ("gig", "gigs"),
    "gigs": ("gig", "gigs"),
    "meg": ("meg", "megs"),
    "mb": ("megabyte", "megabytes"),
    "tb": ("terabyte", "terabytes"),
    "kb": ("kilobyte", "kilobytes"),
    "mbps": ("megabit a second", "megabits a second"),
    "gbps": ("gigabit a second", "gigabits a second"),
    "kbps": ("kilobit a second", "kilobits a second"),
    "mb/s": ("megabyte a second", "megabytes a second"),
    "fps": ("frame a second", "frames a second"),
    "bpm": ("beat a minute", "beats a minute"),
    "rpm": ("R P M", "R P M"),
    "psi": ("P S I", "P S I"),
    "ghz": ("gigahertz", "gigahertz"),
    "mhz": ("megahertz", "megahertz"),
    "khz": ("kilohertz", "kilohertz"),
    "hz": ("hertz", "hertz"),
    "db": ("decibel", "decibels"),
    "hp": ("horsepower", "horsepower"),
    "w": ("watt", "watts"),
    "kw": ("kilowatt", "kilowatts"),
    "mw": ("megawatt", "megawatts"),
    "kwh": ("kilowatt hour", "kilowatt hours"),
    "v": ("volt", "volts"),
    "mah": ("milliamp hour", "milliamp hours"),
    "cal": ("calorie", "calories"),
    "cals": ("calorie", "calories"),
    "kcal": ("kilocalorie", "kilocalories"),
    "sqft": ("square foot", "square feet"),
    "sqm": ("square meter", "square meters"),
    "ft²": ("square foot", "square feet"),
    "m²": ("square meter", "square meters"),
    "km²": ("square kilometer", "square kilometers"),
    "m³": ("cubic meter", "cubic meters"),
    "ft³": ("cubic foot", "cubic feet"),
    "cm²": ("square centimeter", "square centimeters"),
    "cm³": ("cubic centimeter", "cubic centimeters"),
    "m": ("meter", "meters"),
    "x": ("time", "times"),
    "°": ("degree", "degrees"),
    "°f": ("degree fahrenheit", "degrees fahrenheit"),
    "°c": ("degree celsius", "degrees celsius"),
    "%": ("percent", "percent"),
    "‰": ("per mille", "per mille"),
    "am": ("A M", "A M"),
    "pm": ("P M", "P M"),
    "a.m": ("A M", "A M"),
    "p.m": ("P M", "P M"),
    "a": ("A", "A"),
    "p": ("P", "P"),
    "yo": ("year old", "year old"),
    "y/o": ("year old", "year old"),
    "y.o": ("year old", "year old"),
    "yrold": ("year old", "year old"),
    "yearold": ("year old", "year old"),
    "yos": ("year olds", "year olds"),
    "ish": ("ish", "ish"),
    "¢": ("cent", "cents"),
    "px": ("pixel", "pixels"),
    "mp": ("megapixel", "megapixels"),
    "d": ("D", "D"),
    "k": ("thousand", "thousand"),
    "bn": ("billion", "billion"),
    "pc": ("piece", "pieces"),
    "pcs": ("piece", "pieces"),
    "ppl": ("person", "people"),
    "pp": ("person", "people"),
    "s": ("S", "S"),
    "tbsp": ("tablespoon", "tablespoons"),
    "tsp": ("teaspoon", "teaspoons"),
    "days": ("day", "days"),
    "pax": ("person", "people"),
    "ppm": ("part per million", "parts per million"),
    "mil": ("million", "million"),
    "mill": ("million", "million"),
    "mln": ("million", "million"),
}
SPACED_UNITS = frozenset(UNITS) - words(
    'in g h l x w v p d k s m mm a am ish ° % mo ms # gig gigs meg cal " pp pm mil cc pc mi'
)
"""Units that are safe to read as such when they stand alone after a number ("5 ft", but not "5 in a row")."""
SPACED_IN_CASE = {"°": ("degree", "degrees"), "°F": ("degree fahrenheit", "degrees fahrenheit"),
                  "°C": ("degree celsius", "degrees celsius"), "%": ("percent", "percent"),
                  "mm": ("millimeter", "millimeters"), "mi": ("mile", "miles"), "g": ("gram", "grams"),
                  "l": ("liter", "liters"), "L": ("liter", "liters"), "h": ("hour", "hours"), "W": ("watt", "watts"),
                  "V": ("volt", "volts"), "m": ("meter", "meters")}  # fmt: skip
"""Units of one letter, and signs, after a number: only in the case they are written in."""
CROWD = words(
    "people views users followers subscribers viewers dollars euros pounds players copies homes members"
)
"""What is counted in millions: "2m views"."""

PER = pairs(
    "hr = an hour | hour = an hour | h = an hour | day = a day | d = a day | week = a week | wk = a week\n"
    "month = a month | mo = a month | mth = a month | year = a year | yr = a year | night = a night | min = a minute\n"
    "minute = a minute | sec = a second | second = a second | s = a second | person = a person | pp = a person\n"
    "head = a head | lb = a pound | pound = a pound | kg = a kilo | kilo = a kilo | gal = a gallon\n"
    "gallon = a gallon | mile = a mile | mi = a mile | km = a kilometer\n"
    "piece = a piece | pc = a piece | each = each | ea = each\n"
    "hour/week = an hour a week | unit = a unit | ticket = a ticket | text = a text | word = a word"
)
"""What follows a slash after an amount: "$20/hr", "3x/week"."""

AGE_SEX = {"f": "female", "m": "male", "nb": "non binary"}

SYMBOLS = {
    "&": "and",
    "+": "plus",
    "=": "equals",
    "%": "percent",
    "@": "at",
    "°": "degrees",
    "×": "times",
    "÷": "divided by",
    "±": "plus or minus",
    "≈": "about",
    "≠": "is not",
    "≤": "at most",
    "≥": "at least",
    "©": "copyright",
    "€": "euros",
    "£": "pounds",
    "$": "dollars",
    "§": "section",
    "→": ",",
    "∞": "infinity",
    "µ": "micro",
    "π": "pi",
    "Ω": "omega",
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "Δ": "delta",
    "λ": "lambda",
    "¢": "cents",
    "++": "plus plus",
    "w/": "with",
    "&c": "et cetera",
    "♥": "love",
    "❤": "love",
}

FRACTIONS = pairs(
    "1/2 = one half | 1/3 = one third | 2/3 = two thirds | 1/4 = one quarter | 3/4 = three quarters\n"
    "1/5 = one fifth | 2/5 = two fifths | 3/5 = three fifths | 4/5 = four fifths | 1/6 = one sixth\n"
    "5/6 = five sixths | 1/7 = one seventh | 1/8 = one eighth | 3/8 = three eighths | 5/8 = five eighths\n"
    "7/8 = seven eighths | 1/9 = one ninth | 1/10 = one tenth | 9/10 = nine out of ten | 1/16 = one sixteenth\n"
    "1/32 = one thirty second | 1/64 = one sixty fourth | 3/16 = three sixteenths | 1/100 = one hundredth\n"
    "1/20 = one twentieth | 0/10 = zero out of ten"
)

MONTHS = pairs(
    "jan = january | feb = february | mar = march | apr = april | jun = june | jul = july | aug = august\n"
    "sep = september | sept = september | oct = october | nov = november | dec = december"
)
MONTH_ORDER = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH_NAMES = frozenset(MONTH_ORDER)

YEAR_BEFORE = words(
    "in since of by from until till during before after around circa year early late mid summer winter spring "
    "fall autumn class january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
READ_IN_PAIRS = words(
    "room flight highway route interstate area bus gate suite gtx rtx geforce radeon model hwy line channel boeing "
    "apartment apt train unit building nvidia gt ti-83 tram terminal exit court locker"
)
"""Words after which a number of three or four digits is read in twos: "room 237", "flight 1549"."""

CHAPTERS = words(
    "chapter part volume act scene book episode world war type level phase class stage title section article "
    "appendix gta rocky bowl fantasy tier mark psalm grade division season round quest elements souls theft auto "
    "calculus wars figure rambo saw henry4 quake doom diablo civilization civ sims stalker unit algebra physics"
)
RULERS = words(
    "henry louis elizabeth edward george charles james william richard pope paul benedict francis pius leo philip "
    "catherine napoleon nicholas alexander peter frederick wilhelm ramses ptolemy mary victoria edward gregory "
    "innocent boniface clement urban ivan carl gustav christian harald felipe juan thutmose amenhotep cleopatra"
)

FUNCTION_WORDS = words(
    "for to and or in at on of a an the that per from each but so i he she we they you it my his her their our your "
    "more off worth less extra out back was is were when into cash with by if because as than then this these those "
    "not just only up down plus minus while who which after before until over under about every instead total now "
    "have has had would will could can did do does are be been again away ago later right too also either tops max "
    "even still yet already maybe altogether richer poorer cheaper upfront today tomorrow yesterday tall "
    "long deep wide"
    "high away old heavy left lost there here all both apart early late "
    "last next home north south east west per any some"
)
"""Words that are not the noun of "a $20 bill": after them an amount is in the plural."""
COUNTED_ONCE = words("a an my his her the this that another our their your one each every some any no")
