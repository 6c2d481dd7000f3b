"""English shorthand as data: what forums, chats and clerks write for what a person would say.

A new habit of writing is one more entry; `words.py` decides when an entry applies.
"""

from __future__ import annotations

from vidgen_assets.audio.wording.tables import pairs, words

ABBREVIATIONS = pairs(
    """
    mr = mister | mrs = missus | ms = miss | mx = mix | dr = doctor | prof = professor | sgt = sergeant
    lt = lieutenant | capt = captain | jr = junior | sr = senior | vs = versus | v.s = versus
    etc = et cetera | e.g = for example | eg = for example | i.e = that is | ie = that is
    approx = approximately | dept = department | govt = government | gov't = government | blvd = boulevard
    a.m = A M | p.m = P M | am/pm = A M or P M | pm/am = P M or A M | u.s = U S | u.s.a = U S A | u.k = U K | d.c = D C
    ph.d = P H D | phd = P H D | p.s = P S | m.d = M D | b.s = B S | hwy = highway | bldg = building
    appt = appointment | appts = appointments | mgmt = management | mgr = manager | asst = assistant
    acct = account | atty = attorney | intl = international | univ = university | esp = especially
    incl = including | avg = average | misc = miscellaneous | pkg = package | qty = quantity | min's = minutes
    hrs = hours | mins = minutes | secs = seconds | yrs = years | wks = weeks | lbs = pounds | tbsp = tablespoon
    tsp = teaspoon | yr = year | rd = road | inc = incorporated | ltd = limited | corp = corporation
    nr = near | req'd = required | int'l = international | nat'l = national | 'til = till | 'n = and | 'n' = and
    w/ = with | w/o = without | w/out = without | w/e = whatever | w/in = within | b/c = because | b/w = between
    sq = square | c/o = care of | s/o = shout out | n/a = not applicable | a/c = A C | o/t = overtime | y/n = yes or no
    d/c = discharge | p/t = part time | f/t = full time | r/n = right now | @ = at
    and/or = and or | his/hers = his or hers | ok = okay | o.k = okay | kk = okay
    24/7 = twenty four seven | 24/7/365 = twenty four seven three sixty five | 50/50 = fifty fifty
    911 = nine one one | 404 = four oh four | 9/11 = nine eleven | 9-1-1 = nine one one | 7-11 = seven eleven
    7-eleven = seven eleven | 101 = one oh one | 411 = four one one | 420 = four twenty | 360 = three sixty
    180 = one eighty | 1099 = ten ninety nine | 401k = four oh one K | 401(k = four oh one K
    20/20 = twenty twenty | 80/20 = eighty twenty
    bc = because | cuz = because | coz = because | b4 = before | btwn = between | tho = though | thru = through
    altho = although | thot = thought | ppl = people | peeps = people | u = you | ur = your | r = are
    pls = please | plz = please | thx = thanks | thnx = thanks | tmrw = tomorrow | tmr = tomorrow
    2moro = tomorrow | 2morrow = tomorrow | 2nite = tonight | 2day = today | prolly = probably | prob = probably
    probs = probably | def = definitely | rly = really | srsly = seriously | obv = obviously | obvs = obviously
    abt = about | bfore = before | gr8 = great | l8r = later | m8 = mate | h8 = hate | w8 = wait | 4ever = forever
    4eva = forever | some1 = someone | any1 = anyone | every1 = everyone | no1 = no one | str8 = straight
    bday = birthday | b-day = birthday | convo = conversation | sched = schedule | legit = legit
    hw = homework | uni = uni | s/he = he or she | (s)he = he or she | y'all = y'all | o'clock = o'clock
    wtf = what the heck | omg = oh my god | omfg = oh my gosh | lol = laughing out loud | lolol = laughing
    lmao = laughing | lmfao = laughing | rofl = laughing | roflmao = laughing | idk = I don't know
    idc = I don't care | idgaf = I don't care | ily = I love you | imo = in my opinion
    imho = in my humble opinion | imao = in my opinion | tbh = to be honest | tbf = to be fair
    ngl = not gonna lie | btw = by the way | fyi = for your information | iirc = if I recall correctly
    iirr = if I remember right | afaik = as far as I know | afaict = as far as I can tell | fwiw = for what it's worth
    irl = in real life | smh = shaking my head | nvm = never mind | jk = just kidding | j/k = just kidding
    asap = as soon as possible | aka = also known as | a.k.a = also known as | ianal = I am not a lawyer
    ymmv = your mileage may vary | otoh = on the other hand | tmi = too much information | icymi = in case you missed it
    lmk = let me know | hmu = hit me up | ttyl = talk to you later | brb = be right back | bbl = be back later
    afk = away from the keyboard | ftfy = fixed that for you | iow = in other words | wrt = with regard to
    ikr = I know, right | istg = I swear to god | ffs = for crying out loud | stfu = be quiet | gtfo = get out
    fml = my life is over | jfc = oh my goodness | nbd = no big deal | ofc = of course | ppls = people
    tia = thanks in advance | tyvm = thank you very much | wth = what the heck | wyd = what are you doing
    tl;dr = long story short | tldr = long story short | tl:dr = long story short | tl,dr = long story short
    tl;dnr = long story short | tl/dr = long story short | tl-dr = long story short | t;dr = long story short
    tl;drs = summaries | tldrs = summaries | tl:dnr = long story short | tlrd = long story short
    bf = boyfriend | gf = girlfriend | bfs = boyfriends | gfs = girlfriends | bff = best friend
    bffs = best friends | exbf = ex boyfriend | exgf = ex girlfriend | stbx = soon to be ex
    stbxh = soon to be ex husband | stbxw = soon to be ex wife
    aita = am I the jerk | aitah = am I the jerk | wibta = would I be the jerk | wibtah = would I be the jerk
    ywbta = you would be the jerk | ywnbta = you would not be the jerk | aitj = am I the jerk
    tifu = today I messed up | eli5 = explain like I'm five | nsfw = not safe for work | sfw = safe for work
    lpt = life pro tip | ulpt = unethical life pro tip | slpt = terrible life pro tip | lpts = life pro tips
    wi-fi = wifi | y/o = year old | y.o = year old | e-mail = email | e-mails = emails | t-shirt = T shirt
    t-shirts = T shirts
    jnmil = mother in law | fwb = friend with benefits | mfw = my face when | tfw = that feeling when
    ltr = long term relationship | ldr = long distance relationship | rn = right now
    dont = don't | didnt = didn't | wasnt = wasn't | isnt = isn't | doesnt = doesn't | couldnt = couldn't
    wouldnt = wouldn't | shouldnt = shouldn't | hasnt = hasn't | havent = haven't | hadnt = hadn't
    arent = aren't | werent = weren't | aint = ain't | thats = that's | whats = what's | im = I'm | ive = I've
    hes = he's | shes = she's | theyre = they're | theyve = they've | youre = you're | youve = you've
    theres = there's | wheres = where's | heres = here's | whos = who's | itll = it'll | youll = you'll
    theyll = they'll | id've = I'd have | would've = would've | dunno = don't know | wanna = want to
    """
)
"""Read as these words whatever their case (keys in lower case, inner full stops kept)."""

STOPPED = words(
    "mr mrs ms mx dr prof sgt lt capt jr sr vs etc approx dept govt blvd inc ltd corp avg misc incl esp e.g i.e eg "
    "acct asst mgr hwy bldg univ tel ext fig vol pp pg ch pt"
)
"""Abbreviations whose full stop does not end the sentence."""

DOTTED = pairs(
    """
    st = street | mt = mount | apt = apartment | ave = avenue | gen = general | col = colonel | co = company
    est = established | rev = reverend | min = minutes | max = maximum | hr = hour | ft = feet | lbs = pounds
    sec = seconds | fig = figure | vol = volume | pg = page | pp = pages | ch = chapter | ext = extension
    tel = telephone | no = number | nos = numbers | ln = lane | pl = place | sq = square | hon = honorable
    pt = part | gov = governor | sen = senator | rep = representative | pres = president | cmdr = commander
    det = detective
    """
)
"""Only with their full stop in the middle of a sentence ("Elm St. was", not "apt")."""
BEFORE_A_NAME = words("gen col rev gov sen rep pres cmdr det hon mt capt")
BEFORE_A_NUMBER = words("no nos fig vol pg pp ch ext tel sec apt pt")
AFTER_A_NUMBER = words("min max hr ft lbs sec sq")

DAYS = pairs(
    "mon = monday | tue = tuesday | tues = tuesday | wed = wednesday | weds = wednesday | thu = thursday\n"
    "thur = thursday | thurs = thursday | fri = friday | sat = saturday | sun = sunday"
)

CAPITALS_ONLY = pairs(
    """
    SO = partner | TIL = today I learned | AMA = ask me anything | MIL = mother in law | FIL = father in law
    SIL = sister in law | BIL = brother in law | DIL = daughter in law | MILs = mothers in law | DH = husband
    DW = wife | DS = son | DD = daughter | LO = little one | LOs = little ones | OH = other half | SOs = partners
    OP = O P | IT = I T | US = U S | AM = A M | PM = P M | ID = I D | YTA = you're the jerk | NTA = not the jerk
    ESH = everyone's the jerk | AH = jerk | ONS = one night stand | NC = no contact | LC = low contact
    DAE = does anyone else | CMV = change my view | ITT = in this thread | YSK = you should know
    OOP = the original poster | WW1 = world war one | WW2 = world war two | WWI = world war one
    WWII = world war two | IMO = in my opinion | NE1 = anyone | GOAT = greatest of all time | IDEK = I don't even know
    OK = okay | ETA = edit | PSA = P S A | POV = P O V | BS = B S | NAH = nah | AF = as heck | ITA = I totally agree
    RIP = rest in peace | AC = A C | DOB = date of birth | DL = D L | PTO = P T O | OMW = on my way | HS = high school
    """
)
"""Ordinary words, or nothing, in small letters; these meanings only when written in capitals."""
SHOUTABLE = words("SO IT US AM TIL AH OH RIP GOAT NAH BS LO AC HS OK ITA IMO")
"""Of those, the ones that are plain words in a line that shouts."""
NEED_AN_OWNER = words("SO OH DS DD LO DW DH NC LC")
"""Of those, the ones that mean a person only after a possessive ("my SO"); else they are letters or words."""

POSSESSIVES = words("my your his her our their an the old ex new future current dear darling")

MADE_BY_MS = words(
    "Access DOS Excel Office Outlook Paint Project PowerPoint Publisher SQL Teams Windows Word Works"
)
"""After "MS" these make it Microsoft's initials, and no title."""

LETTER_PLURALS = pairs(
    "A = ays | B = bees | C = seas | D = dees | E = ease | F = effs | G = gees | H = aitches | I = eyes\n"
    "J = jays | K = kays | L = ells | M = ems | N = ens | O = ohs | P = peas | Q = cues | R = ars | S = esses\n"
    "T = tees | U = yous | V = vees | W = double yous | X = exes | Y = whys | Z = zees"
)
"""How a letter sounds with an s after it: a voice would read "Vs" as versus."""

INITIALISMS = words(
    "AC ADHD AI API ATM AV BA BBC BBQ BMI CCTV CD CEO CFO CIA CNN COO CPA CPR CPU CS CTO CV DA DIY DJ DM DMV DNA "
    "DOA DOB DOS DUI DVD EA ECE EKG EMT EPA ER ESL ESP ESPN EU EV FAQ FBI FDA FM GPA GPS GTA GUI HBO HDMI HIV HOA HR "
    "HTML HVAC IBM ICU IE IOU DPI IDS SSID QAM IP IPA IQ IRA IRC IRS ISP IV IVF JFK KFC LA LAPD LED MA MBA MIT MRI "
    "MVP NBA NCO NDA"
    "NES NFL NGO NHL NHS NPC NSA NY NYC NYPD OCD OD OEM OPSEC OS OTC PA PC PDA PDF PE PHP PSA PTA PTO PTSD QA RA "
    "RAF RPG RV SAS SMS SNES SOB SOP SOS SSN STD STI SUV TA TSA TV UFO UI UK UN UPC UPS URL USA USB USPS UV VA VCR VHS "
    "VIP VP VPN WC WWE WWW XL XXL ABC AA AAA EMS IED IUD IBS PMS UTI DOT ETA EOD AP AOL MSN NSFL ICQ OEM ISO"
)
"""Capitals whose letters are named, also where a vowel would let them pass for a word."""

# Letters that really are double in a word, so that "goooood" is not read as "god".
DOUBLE_LETTERED = words(
    "good too soon cool food mood room school fool look book took tooth boo woo hoo zoo noon moon see need been free "
    "freedom "
    "feel week three sleep deep sweet keep meet street seen well all tell hell hello kill will fell full really call "
    "ball small tall still boss miss kiss less pass glass off stuff happy funny sorry little better aww ooh shh hmm "
    "brr grr mmm eww add odd wedding hurry awesomeness seriously class press yell pretty freeze beer green root loop "
    "creepy cheese bloody wood door floor poor blood flood proof shoot poop mommy daddy puppy kitty yummy silly dull"
)
