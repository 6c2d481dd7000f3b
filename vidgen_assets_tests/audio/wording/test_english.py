"""English, family by family: what is written and what is said for it."""

from __future__ import annotations

import pytest

from vidgen_assets_tests.audio.wording.saying import said, voiced

NUMBERS = [
    ("0 or 7 or 15", "zero or seven or fifteen"),
    ("1,234,567 of them", "one million two hundred thirty four thousand five hundred sixty seven of them"),
    ("3.14 and .5 and 0.05", "three point one four and zero point five and zero point zero five"),
    ("1.000.000 or 10 000 people", "one million or ten thousand people"),
    ("-5 degrees, +3 more", "minus five degrees plus three more"),
    ("~20 of <50 and >100", "about twenty of under fifty and over one hundred"),
    ("1.5m views, 2M users", "one point five million views two million users"),
    ("10k+ people, 5K run", "ten thousand plus people five thousand run"),
    ("200+ comments", "two hundred plus comments"),
    ("a 20-digit 12345678901234567890123", "a twenty digit a long number"),
    ("lots of 100s and 1000s", "lots of hundreds and thousands"),
    ("agent 007", "agent zero zero seven"),
    ("٣ cats and ５ dogs", "three cats and five dogs"),
]
ORDINALS = [
    ("the 1st, 2nd, 3rd and 104th", "the first second third and one hundred fourth"),
    ("the 21st-century", "the twenty first century"),
    ("the 1990s, the '90s, the 80's", "the nineteen nineties the nineties the eighties"),
    ("his mid-20s", "his mid twenties"),
]
FRACTIONS = [
    ("1/2 and 3/4 and 2/3", "one half and three quarters and two thirds"),
    ("½ cup, 1½ cups", "one half cup one and a half cups"),
    ("1 1/2 hours, 2-1/4 miles", "one and a half hours two and a quarter miles"),
    ("8/10 would, 3.5/5", "eight out of ten would three point five out of five"),
    ("3:1 odds, 16:9", "three to one odds sixteen to nine"),
]
MONEY = [
    ("$20, $1, $5.99, $.50", "twenty dollars one dollar five dollars and ninety nine cents fifty cents"),
    ("$1.01 and $3.00", "one dollar and one cent and three dollars"),
    ("a $20 bill for $20", "a twenty dollar bill for twenty dollars"),
    ("a $2 million house", "a two million dollar house"),
    ("$3bn, $1.5M, $20k", "three billion dollars one point five million dollars twenty thousand dollars"),
    ("$200 dollars, $2 million dollars", "two hundred dollars two million dollars"),
    ("£3.50, €10, ¥500, ₹20", "three pounds and fifty pence ten euros five hundred yen twenty rupees"),
    ("500$ or 3,50€", "five hundred dollars or three euros and fifty cents"),
    ("100 USD, 20 EUR, CAD 5", "one hundred U S dollars twenty euros five canadian dollars"),
    ("US$5 and A$7", "five U S dollars and seven australian dollars"),
    ("$5-10k, $20-$30", "five to ten thousand dollars twenty to thirty dollars"),
    ("$3.12/hr, $20/month", "three dollars and twelve cents an hour twenty dollars a month"),
    ("-$50, ~$40, $100+", "minus fifty dollars about forty dollars one hundred plus dollars"),
    ("some $50's", "some fifties"),
    ("₿2, ₩1000, 50¢", "two bitcoins one thousand won fifty cents"),
]
DATES = [
    ("5/13/2013 and 13/5/2013", "may thirteenth twenty thirteen and may thirteenth twenty thirteen"),
    ("2013-05-13", "may thirteenth twenty thirteen"),
    ("13.05.2013", "may thirteenth twenty thirteen"),
    ("12/9/11", "december ninth twenty eleven"),
    ("on May 5, 2013", "on may fifth twenty thirteen"),
    ("5 May 2013, the 5 June", "the fifth of may twenty thirteen the fifth of june"),
    ("on 5th May", "on fifth of may"),
    ("Sept. 11th, Dec 25", "september eleventh december twenty fifth"),
    ("in 1999, in 2005, in 2013", "in nineteen ninety nine in two thousand five in twenty thirteen"),
    ("2010-2012, 2019-21", "twenty ten to twenty twelve twenty nineteen to twenty one"),
    ("05/2013", "may twenty thirteen"),
    ("Mon-Fri, Sat. 9am", "monday to friday saturday nine A M"),
    ("class of '09", "class of oh nine"),
]
TIMES = [
    ("at 10:30, 10:00, 10:05", "at ten thirty ten o'clock ten oh five"),
    ("3am, 3 am, 3:15pm, 3 p.m.", "three A M three A M three fifteen P M three P M"),
    ("15h, 15h30", "fifteen hours fifteen thirty"),
    ("9-5, 9am-5pm, 8:30-4", "nine to five nine A M to five P M eight thirty to four"),
    ("at 0730, 1500 hours", "at oh seven thirty fifteen hundred hours"),
    ("2:45ish", "two forty five ish"),
    ("3.50pm", "three fifty P M"),
    ("1:02:03", "one oh two three"),
]
UNITS = [
    ("5'11\" and 6'2 and 6'", "five foot eleven and six foot two and six feet"),
    ('a 12" pizza', "a twelve inch pizza"),
    ("60mph, 20kg, 5 kg", "sixty miles an hour twenty kilos five kilos"),
    ("5 °C, 72°F, 90°", "five degrees celsius seventy two degrees fahrenheit ninety degrees"),
    ("a 5 lb dog of 5 lbs", "a five pound dog of five pounds"),
    ("5m tall, 30 m/s", "five meters tall thirty meters a second"),
    ("20 m², 5km²", "twenty square meters five square kilometers"),
    ("10-15% and 5-6 lbs", "ten to fifteen percent and five to six pounds"),
    ("3x a day, 3x/week", "three times a day three times a week"),
    ("2x4, 1280x720, 1080p", "two by four twelve eighty by seven twenty ten eighty P"),
    ("4K, 16GB, 2700k", "four K sixteen gigabytes two thousand seven hundred K"),
    ("5 in a row", "five in a row"),
]
RANGES = [
    ("5-10 of them, 5 - 10", "five to ten of them five to ten"),
    ("2 to 3-ish", "two to three ish"),
    ("50-50 and 3-0", "fifty fifty and three to zero"),
    ("1-on-1", "one on one"),
]
CODES = [
    ("v2.0, 1.2.3, iOS 7.1", "version two point zero one point two point three ios seven point one"),
    ("192.168.0.1", "one hundred ninety two dot one hundred sixty eight dot zero dot one"),
    ("555-1234", "five five five one two three four"),
    ("(555) 123-4567", "five hundred fifty five one two three four five six seven"),
    ("206-456-0661", "two zero six four five six zero six six one"),
    ("PS5, MP3s, iPhone 5s", "P S five M P threes iphone five S"),
    ("COVID-19, B2B, H1N1", "covid nineteen B two B H one N one"),
    ("room 237, flight 1549, GTX 1080", "room two thirty seven flight fifteen forty nine G T X ten eighty"),
    ("No. 5, #1, no.1", "number five number one number one"),
    ("call 911 and 24/7", "call nine one one and twenty four seven"),
]
ROMAN = [
    ("Henry VIII and Louis XIV", "henry the eighth and louis the fourteenth"),
    ("Chapter IV, Part III, GTA V", "chapter four part three G T A five"),
    ("World War II", "world war two"),
    ("and I said Malcolm X", "and I said malcolm X"),
    ("an IV drip", "an I V drip"),
    ("Rocky IV", "rocky four"),
    ("Elizabeth I was", "elizabeth the first was"),
    ("Elizabeth I think", "elizabeth I think"),
]
ABBREVIATIONS = [
    ("Dr. Smith, Mr. Jones vs. Mrs. Lee", "doctor smith mister jones versus missus lee"),
    ("on Elm St. near St. Paul", "on elm street near saint paul"),
    ("St Louis and Mt Everest", "saint louis and mount everest"),
    ("e.g. this, i.e. that, etc.", "for example this that is that et cetera"),
    ("w/ me w/o him b/c of it", "with me without him because of it"),
    ("a few hrs, mins and yrs", "a few hours minutes and years"),
    ("Gen. Lee and no. then", "general lee and no then"),
]
ACRONYMS = [
    ("NASA said, HR and IT and FAQ", "nasa said H R and I T and F A Q"),
    ("the FBI, two DVDs, the DM's", "the F B I two D V dees the D ems"),
    ("U.S. and Ph.D. and AT&T", "U S and P H D and A T and T"),
    ("THIS IS WHY IT FAILED", "this is why it failed"),
]
SHORTHAND = [
    (
        "AITA or WIBTA? NTA, YTA, ESH",
        "am I the jerk or would I be the jerk not the jerk you're the jerk everyone's the jerk",
    ),
    ("TIFU, OP. TL;DR no", "today I messed up O P long story short no"),
    ("my MIL, FIL, SIL and BIL", "my mother in law father in law sister in law and brother in law"),
    ("my SO and my DH", "my partner and my husband"),
    ("I was SO mad", "i was so mad"),
    ("my DD and DS", "my daughter and D S"),
    ("DH said my DW", "my husband said my wife"),
    ("his gf's bff and my BF", "his girlfriend's best friend and my boyfriend"),
    ("FWIW, IIRC, AFAIK, tbh", "for what it's worth if I recall correctly as far as I know to be honest"),
    ("ETA: fixed. Her ETA is 5", "edit fixed her E T A is five"),
    (
        "I (28F), him [30M], (M30) and F28",
        "i twenty eight female him thirty male thirty male and twenty eight female",
    ),
    ("my son (8M) and (28 F)", "my son eight male and twenty eight female"),
    ("F1 and 5m", "F one and five meters"),
    ("great idea /s", "great idea"),
    ("LPT: ask. DAE think", "life pro tip ask does anyone else think"),
    ("b4 u go gr8 2nite", "before you go great tonight"),
    ("no prob, prob not", "no problem probably not"),
]
INTERNET = [
    ("see https://www.example.com/a/b?c=d now", "see example dot com now"),
    ("http://24.media.tumblr.com/x_1.jpg", "a link"),
    ("mail me@example.com or bob.smith@mail", "mail an email address or an email address"),
    ("r/AskReddit and /r/tifu by u/some_one", "R slash ask reddit and R slash T I F U by a user"),
    ("@someone #AskReddit #1", "a user ask reddit number one"),
    ("open report.pdf", "open report dot P D F"),
    ("C:\\Windows\\x.dll", "a link"),
    ("[this thread](http://a.example.com/x_y) here", "this thread here"),
]
FEELINGS = [
    ("haha 😂 :) <3 xD ^_^ ¯\\_(ツ)_/¯ (╯°□°)╯︵ ┻━┻", "haha"),
    ("yes😂no", "yes no"),
    ("I ❤ you", "i love you"),
    ("soooo goooood, nooooo needs", "so good no needs"),
    ("NEEEEDS and tellling", "needs and telling"),
    ("8) eight", "eight eight"),
    ("XP and D: no", "X P and D no"),
]
CENSORED = [
    ("you f*** idiot, that sh*t", "you bleep idiot that bleep"),
    ("sh!t b!tch f@ck a$$hole", "bleep bleep bleep bleep"),
    ("he is ****ing [redacted]", "he is bleep bleep"),
    ("P@ssword and me@home", "P ssword and me home"),
    ("squeak**squeak", "squeak squeak"),
    ("deleted and removed", "deleted and removed"),
]
MARKUP = [
    ("*This* is **really** ~~bold~~ __text__", "this is really bold text"),
    ("&gt;quoted &amp; &lt;b&gt;bold&lt;/b&gt; &amp;#x200B; end", "quoted and bold end"),
    ('say <break time="1s"/> it <emphasis level="strong">now</emphasis>', "say it now"),
    ('<speak><prosody rate="slow">slow</prosody></speak>', "slow"),
    ("hey <manager> told me", "hey manager told me"),
    (">!spoiler!< and `code`", "spoiler and code"),
    ("a\u200bb c\u0007d \u202eevil", "ab cd evil"),
    ("caf\u00e9 na\u00efve \U0001d4f1\U0001d4f2", "café naïve hi"),
    ("p\u0430yp\u0430l привет 漢字", "paypal"),
    ("Z\u0351\u0352\u0353a\u0354lgo", "zalgo"),
]
PARTS = [
    ("MS Office, and Ms Miller", "M S office and miss miller"),
    ("a 400 sq foot room", "a four hundred square foot room"),
    ("Pt. 3, then pt two", "part three then part two"),
    ("a 12 pt font", "a twelve pt font"),
]
JOINTS = [
    ("he/she and mother-in-law", "he or she and mother in law"),
    ("wait...what end.Next", "wait what end next"),
    ("rock'n'roll y'all'd've", "rock'n'roll y'all'd've"),
    ("Ctrl+Alt+Del", "ctrl alt del"),
    ("husband(/bf?)", "husband boyfriend"),
    ("him & her = 50 @ 5", "him and her equals fifty at five"),
]
FAMILIES = {
    "numbers": NUMBERS, "ordinals": ORDINALS, "fractions": FRACTIONS, "money": MONEY, "dates": DATES, "times": TIMES,
    "units": UNITS, "ranges": RANGES, "codes": CODES, "roman": ROMAN, "abbreviations": ABBREVIATIONS,
    "acronyms": ACRONYMS, "shorthand": SHORTHAND, "internet": INTERNET, "feelings": FEELINGS, "censored": CENSORED,
    "markup": MARKUP, "joints": JOINTS, "parts": PARTS,
}  # fmt: skip
CASES = [(family, *case) for family, cases in FAMILIES.items() for case in cases]


@pytest.mark.parametrize(("family", "written", "spoken"), CASES)
def test_english_is_read_as_a_person_would(family: str, written: str, spoken: str) -> None:
    assert said(written).lower() == spoken.lower(), family


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ('"Really," I (28F) asked — was it Dr. Who?', "really, I, twenty eight female, asked, was it doctor who?"),
        ("Call 206-456-0661 now", "call two zero six, four five six, zero six six one now."),
        ("vitamin C. It works, J. Smith", "vitamin C. it works, J smith."),
        ("wait...what", "wait, what."),
        ("What?! No!!! Yes;", "what? no! yes."),
    ],
)  # fmt: skip
def test_punctuation_becomes_the_rest_it_asks_for(written: str, spoken: str) -> None:
    assert voiced(written) == spoken
