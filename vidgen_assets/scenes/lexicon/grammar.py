"""Closed classes of English, and the figures of speech that must not be taken at their word."""

from __future__ import annotations

from vidgen_assets.scenes.lexicon.tables import words

DETERMINERS = words(
    "a an the my his her their our your this that these those another its some any every each no both "
    "whose mine what's"
)
# things whose names are always written with a capital; another capital inside a sentence is a name or a title
CAPITAL_THINGS = words(
    "iphone ipad macbook imac android honda toyota ford jeep tesla bmw prius camry civic chevy subaru "
    "volvo porsche nissan mercedes lexus mazda volkswagen corvette hyundai audi ferrari lamborghini xbox "
    "playstation nintendo netflix youtube google walmart costco starbucks mcdonalds mcdonald's wendy's "
    "uber lyft amtrak fedex amazon christmas xmas halloween thanksgiving easter bible facebook instagram "
    "snapchat tinder whatsapp spotify itunes firefox chrome outlook gmail paypal venmo vegas hollywood "
    "disney nasa nfl nba santa viagra xanax adderall tylenol aspirin ibuprofen coke pepsi gatorade kleenex "
    "febreze sharpie lego monopoly minecraft fortnite powerpoint excel wifi wi-fi internet hawaii cancun "
    "yelp roomba ikea titanic january chromebook kindle hulu hbo skittles kfc harley greyhound bitcoin "
    "ambien photoshop windows linux facebook"
)
# after one of these comes what they do: "my boss will", "the dog watched"
DOERS = words(
    "boss mom dad friend wife husband guy man woman girl boy dog cat kid son daughter brother sister manager"
)
PRONOUNS = words(
    "i you he she it we they me him us them who myself himself herself themselves someone everyone"
)
OBJECT_PRONOUNS = words("me him her us them it you myself himself herself themselves")
HE = words("he him his himself")
SHE = words("she her hers herself")
THEY = words("they them their themselves")
WE = words("we us our ours ourselves")
SUBJECTS = words("i he she they we")
POSSESSIVE = words("my his her their our")
FIRST_PERSON = words("i me my myself mine")
NOUN_PREPOSITIONS = words(
    "at on from for by in of with into under behind without inside near through like against between onto "
    "over"
)
NUMBERS = words(
    "one two three four five six seven eight nine ten eleven twelve dozen twenty thirty fifty hundred "
    "thousand few several many more most all couple pair another second third first next last"
)
NEGATIONS = words("not never no without nor neither hardly barely cannot nobody none")
AUXILIARIES = words(
    "will would can could should must may might do does did is are was were am be been being has have had "
    "gets got get says said tells told asks asked goes went just to not then and or but so if when that "
    "who which because"
)
ADVERBS = words("then just also even still never always really actually finally suddenly already immediately")
NO_ADJECTIVE = AUXILIARIES | ADVERBS | words("as than there here very too how why where while until")
COMMON_ADJECTIVES = words(
    "new old big small little huge tiny good bad nice great best worst whole entire same other own right "
    "left red blue green black white yellow pink brown grey gray golden silver hot cold warm fresh free "
    "cheap expensive fancy long short heavy large giant massive loud quiet dark bright empty full broken "
    "dirty clean wet dry real fake local nearby front back first last next final favorite favourite "
    "random strange weird angry young beautiful pretty ugly plastic metal wooden glass paper electric "
    "digital public private personal daily weekly single double extra spare used lost missing"
)

CONTRACTED = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "is"}
PRONOUNS_WITH_S = words("he she it that there what who where here how let everyone someone nobody everything")
NEGATED = {"can't": "can", "won't": "will", "ain't": "is", "shan't": "shall"}
KEEP_APOSTROPHE = words(
    "o'clock driver's new_year's ma'am y'all driver's mcdonald's wendy's mother's father's doctor's "
    "cashier's m&m's"
)
BARE_CONTRACTIONS = {
    "didnt": ["did", "not"],
    "dont": ["do", "not"],
    "wasnt": ["was", "not"],
    "cant": ["can", "not"],
    "couldnt": ["could", "not"],
    "doesnt": ["does", "not"],
    "isnt": ["is", "not"],
    "im": ["i", "am"],
    "ive": ["i", "have"],
}
HYPHENATED = words(
    "mother-in-law father-in-law sister-in-law brother-in-law son-in-law daughter-in-law in-laws t-shirt "
    "wi-fi e-mail x-ray pop-up self-checkout walkie-talkie check-up post-it carry-on drive-thru u-haul "
    "tune-up band-aid rear-ended first-aid ex-wife ex-husband ex-girlfriend ex-boyfriend co-worker "
    "step-mother step-father step-mom step-dad great-grandmother great-grandfather half-sister "
    "half-brother six-pack ping-pong fast-food five-star flip-flops check-in chain-smoking push-ups "
    "push-up cd-rom ice-cream one-star high-voltage porta-potty red-eye to-do"
)
ABBREVIATIONS = words("mr. mrs. ms. dr. st. vs. etc. e.g. i.e. no. approx. jr. sr. a.m. p.m.")

PLURALS = {
    "children": "child", "kids": "kid", "mice": "mouse", "teeth": "tooth", "feet": "foot",
    "knives": "knife", "wives": "wife", "lives": "life", "loaves": "loaf", "leaves": "leave",
    "wolves": "wolf", "shelves": "shelf", "men": "man", "women": "woman", "policemen": "policeman",
    "glasses": "glasses", "pants": "pants", "jeans": "jeans", "clothes": "clothes", "scissors": "scissors",
    "news": "news", "series": "series", "bus": "bus", "gas": "gas", "christmas": "christmas",
    "boss": "boss", "class": "class", "glass": "glass", "this": "this", "always": "always",
    "thieves": "thief", "calves": "calf", "halves": "half", "geese": "goose", "movies": "movie",
    "cookies": "cookie", "selfies": "selfie", "hoodies": "hoodie", "brownies": "brownie", "pies": "pie",
    "ties": "tie", "calories": "calorie", "zombies": "zombie", "veggies": "veggie", "groceries": "grocery",
}  # fmt: skip

IRREGULAR = {
    "drove": "drive", "driven": "drive", "ate": "eat", "eaten": "eat", "drank": "drink", "drunk": "drunk",
    "flew": "fly", "flown": "fly", "slept": "sleep", "bought": "buy", "sold": "sell", "paid": "pay",
    "rang": "ring", "rung": "ring", "sang": "sing", "sung": "sing", "swam": "swim", "ran": "run",
    "wrote": "write", "written": "write", "broke": "break", "broken": "break", "stole": "steal",
    "stolen": "steal", "threw": "throw", "thrown": "throw", "woke": "wake", "woken": "wake", "fell": "fall",
    "fallen": "fall", "hid": "hide", "hidden": "hide", "left": "leave", "caught": "catch",
    "taught": "teach", "thought": "think", "knew": "know", "known": "know", "said": "say", "told": "tell",
    "heard": "hear", "saw": "see", "seen": "see", "felt": "feel", "found": "find", "lost": "lose",
    "won": "win", "met": "meet", "sent": "send", "spent": "spend", "lent": "lend", "built": "build",
    "burnt": "burn", "bit": "bite", "bitten": "bite", "blew": "blow", "blown": "blow", "froze": "freeze",
    "frozen": "freeze", "shook": "shake", "stood": "stand", "sat": "sit", "wore": "wear", "torn": "tear",
    "tore": "tear", "swore": "swear", "gave": "give", "given": "give", "took": "take", "taken": "take",
    "brought": "bring", "dreamt": "dream", "fought": "fight", "kept": "keep", "led": "lead", "lit": "light",
    "made": "make", "read": "read", "rode": "ride", "ridden": "ride", "shot": "shoot", "shut": "shut",
    "spat": "spit", "swept": "sweep", "wept": "weep", "wed": "wed", "began": "begin", "begun": "begin",
    "chose": "choose", "did": "do", "done": "do", "went": "go", "gone": "go", "grew": "grow",
    "held": "hold", "hung": "hang", "hurt": "hurt", "laid": "lay", "lied": "lie", "put": "put",
    "set": "set", "quit": "quit", "stuck": "stick", "struck": "strike", "stank": "stink",
    "understood": "understand", "overheard": "overhear", "overslept": "oversleep", "withdrew": "withdraw",
    "drew": "draw", "drawn": "draw", "dug": "dig", "fled": "flee", "slid": "slide", "spun": "spin",
    "got": "get", "dying": "die", "died": "die", "lying": "lie", "tying": "tie", "tied": "tie",
    "used": "use", "married": "marry", "wedding": "wedding", "building": "building", "meeting": "meeting",
    "evening": "evening", "morning": "morning", "nothing": "nothing", "something": "something",
    "anything": "anything", "everything": "everything", "during": "during", "need": "need", "feed": "feed",
    "fed": "feed", "speed": "speed", "indeed": "indeed", "bled": "bleed", "wound": "wound",
    "bring": "bring", "king": "king", "thing": "thing", "sing": "sing", "spring": "spring",
    "string": "string", "sting": "sting", "swing": "swing", "wing": "wing", "bed": "bed", "red": "red",
    "shed": "shed", "hundred": "hundred", "naked": "naked", "wicked": "wicked", "tired": "tired",
    "parking": "parking", "wiring": "wiring", "clothing": "clothing", "hiring": "hire", "fired": "fired",
    "booking": "book", "types": "types", "texted": "text", "shopping": "shopping", "suing": "sue",
    "sued": "sue",
}  # fmt: skip

_IDIOMS = """
180 degrees|360 degrees|3rd party|90 degrees|a big stink|a bird told me|a blank check|a circus|a couple of|
a deal breaker|a ghost of|a ghost town|a good read|a huge stink|a little late|a piece of cake|a screw loose|
a slice of life|a tall glass|a walk in the park|above board|across the board|afraid so|afraid that|
against her will|against his will|against my will|against the clock|against their will|air dirty laundry|
alarm bells|all bets are off|all eyes on|all over the map|all over the place|all over the world|
all the credit|almost died|along the lines|along those lines|am afraid that|am happy to|american dream|
an arm and a leg|an eye on|an eye opener|apple mail|apple of|apple store|apple support|apples and oranges|
are toast|around the clock|arrested development|as a guest of|as a matter of fact|as well|ask for it|
at all costs|at first sight|at hand|at heart|at large|at present|at the drop of a hat|at the end of the day|
at this point|at will|at your service|baby steps|back burner|back in the day|back story|backstab|bad apple|
bad apples|bad blood|bad job|bad news|bad sign|ball is in her court|ball is in his court|ball park|ballpark|
bank on|banking on|barking up the wrong tree|battery died|be happy to|be my guest|bear fruit|bear in mind|
bear with me|beat around the bush|beat the clock|beating around the bush|beauty queen|bee in her bonnet|
beg your pardon|behind the scenes|below the belt|best of both worlds|bet that|bet you|big apple|big box|
big cheese|big deal|big fan|big fish|big picture|big screen|bigger fish to fry|bird's eye|birthday suit|
bit the bullet|bite my tongue|bite sized|bite the bullet|blame game|bless her heart|bless his heart|
bless you|blew it|blew me off|blew my mind|blew off|blink of an eye|blood bath|blood boil|blood boiling|
blood is thicker|blood pressure|blood related|blood relative|blow him off|blow it|blow me off|blow my mind|
blow off steam|blow over|blow the whistle|blowing her off|blowing him off|blowing me off|blowing off|
blown out of the water|blows me off|board of directors|book it|booked it|boot camp|bored to death|
bottle it up|bottled up|bottom line|bought into|box store|boy am|boy are|boy did|boy do|boy does|boy had|
boy has|boy is|boy oh boy|boy was|boy were|man and my|man do|man did|man was i|brain dead|
brain fart|brain storm|brainstorm|bread and butter|break a leg|break the bank|break the ice|break the news|
bring down the house|bring home the bacon|bring to the table|broke the ice|broke the news|broken record|
brother in arms|brother printer|brought down the house|bucket list|bug her|bug him|bug me|bugged|bugged me|
bugging|bugging me|bugs me|bull in a china shop|bullshit|burn bridges|burned bridges|burning bridges|
burst into laughter|burst into tears|burst out|burst out laughing|bursting into tears|bursts out|
bursts out laughing|bush|but wait|butter up|butterflies in my stomach|buy into|buy time|buying time|
by and large|by hand|by heart|by my side|by surprise|by the book|by the skin of my teeth|by the time|
by the way|cake walk|call bs|call it a day|call it quits|call me a|call me an|call names|call out|
call the shots|called her a|called her names|called him a|called him names|called it a day|called it quits|
called me a|called me an|called me names|called names|called out|called the shots|called us a|called you a|
calling me a|calling me an|calling the shots|calls me a|came clean|came out of the closet|can not bear|
can not win|cannot win|capri sun|car died|cat got her tongue|cat got his tongue|cat got my tongue|
cat got your tongue|cat out of the bag|catch my eye|caught my eye|caught red handed|chain of command|
chain of events|chain reaction|change my mind|change of heart|change your tune|changed her mind|
changed his mind|changed my mind|charge of|check in|check in on|check on|check out the|check out this|
checked in on|checked on|checked out|checking in|checking on|checks out|cherry on top|cherry pick|
chicken out|chickened out|clean bill|clean cut|clean slate|clock in|clock out|clocked in|clocked out|
close call|close the door on|cold call|cold feet|cold hearted|cold shoulder|cold turkey|come clean|
come into play|comic relief|common ground|computer died|contempt of court|cool as a cucumber|cool heels|
cost an arm and a leg|couch potato|could not bear|could not believe my eyes|couple days|couple hours|
couple minutes|couple months|couple more|couple of|couple times|couple weeks|couple years|court of law|
cousin of|cousin to|cover story|crazy about|crazy train|credit for|credit where|cross my heart|
cross the line|crossed my mind|crossed the line|crossed wires|crown jewel|cry baby|cry for help|cry wolf|
crybaby|crying out loud|crystal clear|cup of tea|curve ball|curveball|customer service voice|cut a rug|
cut corners|cut in front|cut the mustard|cut to the chase|cutting corners|dairy queen|dark horse|
day in court|day job|dead beat|dead center|dead end|dead giveaway|dead in her tracks|dead in his tracks|
dead in my tracks|dead in the eye|dead in the eyes|dead inside|dead last|dead line|dead on|dead on arrival|
dead quiet|dead serious|dead set|dead set on|dead silent|dead stop|dead tired|dead wrong|deal breaker|
dealing with|dealt with|death glare|death stare|deer in the headlights|degrees and|device driver|
device drivers|devil's advocate|did my job|did not mind|die for|die hard|die inside|die of embarrassment|
die of laughter|died inside|died laughing|died of embarrassment|dies inside|dirty laundry|do my job|
do not judge|do not mind|dog eat dog|doing my job|dollar menu|door to door|double check|down the road|
down to earth|drama queen|dream come true|dream job|dressed to kill|dressing down|drive home the|
drive me crazy|drive me mad|drives me crazy|drives me insane|drives me nuts|drives me up the wall|
driving me crazy|driving me insane|driving me nuts|drop dead|drop dead gorgeous|drop in the bucket|
drop the ball|drop the bomb|dropped the ball|dropped the bomb|drops the bomb|drove me crazy|drove me insane|
drove me mad|drove me nuts|dust bunnies|dust bunny|dying inside|dying laughing|dying to|eagle eye|
eagle scout|early bird|easy as pie|eat your heart out|egg me on|egg on|egg on my face|ego trip|elbow grease|
elephant in the room|end game|end of story|end of the line|end of the world|error of my ways|every cloud|
every man|eye for an eye|eye roll|eye to eye|eyes on|f bomb|face the music|face to face|fair enough|
fair game|fair play|fair share|fair to say|fake news|fan of|fans of|far cry|father time|feel sorry|
field tech|fill his shoes|final straw|fire away|fire off|fire up|fired back|fired off|fired up|fires up|
first hand|first of all|first step|fish out of water|fit the bill|five star|fix up|fixed up|fixing up|
flesh and blood|flushed face|flushed red|fly on the wall|food for thought|foot in the door|foot the bill|
for a spell|for crying out loud|for fear|for fun|for good measure|for profit|for the birds|for the record|
for your money|form of|forms of|free of charge|free trial|free will|friend of mine|friends with benefits|
from the bottom of my heart|front and center|full house|full of beans|fully loaded|fun fact|funeral march|
gaining ground|gamble on|game changer|game face|game over|game plan|gave credit|gave it a shot|
gave me a hand|get a kick out of|get some sleep|get the memo|get the picture|get wires crossed|ghost me|
ghost server|ghost town|ghosted|ghosting|ghosts me|girl power|give credit|give it a shot|give me a hand|
given up the ghost|glad to|glass ceiling|glass half full|go bananas|go nuts|god bless you|going nuts|
good deal of|good grief|good hands|good job|good news|good sign|good sport|got the memo|got under|
grain of salt|graveyard shift|great deal|great job|great news|gritted teeth|ground rules|guard down|
guilt trip|guilt tripped|guilt tripping|guilt trips|guinea pig|guinea pigs|had a ball|hair out|half baked|
hammer home|hand in hand|hand me down|hand over|handed over|hands down|hands full|hands off|hands on|
happily ever after|happy hour|happy to|happy with the|hats off|have a ball|head in the clouds|
head over heels|heart of gold|heart of the|heart out|heart sank|heart stopped|heart to heart|
heat of the moment|heated up|heats up|heavy handed|heavy session|heavy traffic|hey baby|high horse|
hit and miss|hit it off|hit me like|hit me that|hit me up|hit on|hit or miss|hit rock bottom|hit the books|
hit the brakes|hit the dirt|hit the fan|hit the ground running|hit the gym|hit the hay|hit the jackpot|
hit the nail on the head|hit the road|hit the sack|hit the spot|hits me like|hits on|hits the dirt|
hits the fan|hitting it off|hitting on|hold water|hold your horses|holiday season|horse shit|hot dog|
hot mess|hot potato|hot under the collar|hot wheels|house money|house of cards|how on earth|huge fan|
human shield|hung up on|i am afraid|i am not buying|i bet|i fear|icing on the cake|if the shoe fits|
in a jam|in a nutshell|in a perfect world|in charge|in check|in cold|in cold blood|in court order|
in deep water|in front|in front of|in good hands|in her head|in her shoes|in his head|in his shoes|
in hot water|in light of|in mind|in my book|in my eyes|in my head|in my shoes|in stock|in store for|
in tears|in the blink of an eye|in the doghouse|in the eye|in the eyes|in the first place|in the headlights|
in the heat of|in the long run|in the long term|in the meantime|in the mood|in the nick of time|
in the running|in the same boat|in the spot|in the way|in the works|in the world|in tow|in your shoes|
insane amount|is packed|is toast|it hit me|jack of all trades|jam packed|jam session|jaw dropped|
jaw hit the floor|jet lag|jet lagged|jet of|job well done|joke is on|joke was on|jokes aside|
judge a book by its cover|judge me|judging me|jump on the bandwagon|jump ship|jump the gun|
jump to conclusions|jumped the gun|keep an eye|keep an eye on|keep in check|keep in mind|
keep it under your hat|keep my cool|keeping an eye|kept an eye|key component|key components|key factor|
key part|key point|key to|kick out of|kick the bucket|kicked the bucket|kicked the habit|kill for|kill me|
kill time|killed it|killed me|killing it|killing me|killing time|kind of|king size|lady luck|laptop died|
last couple|last laugh|last straw|laugh it off|laughing stock|leap of faith|leave her alone|leave him alone|
leave it alone|leave me alone|leave them alone|left alone|left me alone|let alone|let off steam|
let the cat out of the bag|lie through his teeth|light hearted|light of day|light up|light years|lights up|
like a dog|like clockwork|like mad|like wildfire|line forms|listen son|lit up|loaded question|lock eyes|
lock of hair|locked eyes|long and short|long island|long shot|long story|long story short|
look me in the eye|looked flushed|looked me in the eye|loose cannon|lose any sleep|lose my cool|
lose my mind|lose sleep|lost any sleep|lost ground|lost her mind|lost his mind|lost my cool|lost my mind|
lost my train of thought|lost sleep|loud and clear|low hanging fruit|low key|made a scene|made fun of|
made my day|made sense|made up my mind|make a scene|make a stink|make fun of|make my blood boil|make my day|
make sense|makes sense|making a scene|making fun of|man made|man up|mans up|mark a|mark for|mark my words|
mean the world|mean time|means the world|melting pot|menu bar|million dollar question|mind you|miss my stop|
miss out|miss the boat|missed out|missed the boat|missed the bus|missing link|moon over|mother fucking|
mother nature|mother of|motherboard is|mountain dew|mouth of|music to my ears|musical chairs|musical theory|
my cup of tea|my dream|my guard|my heart sank|my jaw dropped|my job is to|my phone had died|my two cents|
nail biting|nail it|nailed it|nearly died|neck of the woods|never mind|news to me|next couple|next step|
nice job|night owl|no big deal|no brainer|no dice|no fear|no joke|no man|no matter|no sign of|no sorry|
no surprise|non profit|not a fan|not a ghost of|not buying it|not fair|not my cup of tea|nuts about|
of course|off guard|off key|off the chain|off the charts|off the hook|off the record|oh baby|oh boy|oh man|
old hat|old man winter|old navy|old school|old timer|old timers|on a scale|on board|on cloud nine|on earth|
on guard|on hand|on my mind|on my side|on my watch|on one hand|on sale now|on the ball|on the fly|
on the hook|on the job|on the mark|on the money|on the other hand|on the record|on the road to|
on the same page|on the side|on the spot|on thin ice|on top of|once in a blue moon|one for the books|
one man|open book|open the door to|opens the door|opportunity knocks|out loud|out of hand|out of her mind|
out of his mind|out of line|out of my mind|out of my way|out of stock|out of the blue|out of the box|
out of the closet|out of the picture|out of the way|out of the woods|out of this world|out the door|
over my dead body|over the moon|over the phone|own flesh and blood|own man|own the place|owns the place|
pack it in|pack of lies|paid a visit|paid attention|paid off|paid the price|paint a picture|paint the town|
paints a picture|paper thin|paper trail|part of the woods|party pooper|past couple|pay a visit|
pay attention|pay off|pay the price|paying attention|pays attention|pays off|peace of mind|
penny for your thoughts|perfect storm|phone died|phone dies|photo shoot|pick my brain|picked up on|
pickup order|picture it|picture perfect|picture this|pictured|pie in the sky|piece of cake|piece of my mind|
piece of the pie|piece of work|pig out|piggy back|piggyback|pipe down|pipe dream|pipe up|piped up|pipes up|
piss me off|piss off|pissed|pissed me off|pissed off|pisses me off|pissing me off|plain text|play along|
play ball|play by play|play dead|play dumb|play it cool|play the victim|play with fire|played along|
played dumb|played the victim|played with fire|playing the victim|playing with fire|plays along|plug away|
poke fun|poker face|poker faced|power move|power over|power through|power trip|power window|power windows|
present day|present itself|presents itself|price match|progress bar|pull her weight|pull his weight|
pull my leg|pull the plug|pull their weight|pull up|pulled the plug|pulled up|pulling his weight|
pulling my hair|pulling my leg|pulls up|punch in|punch out|punched in|pushing paper|put on the map|
queen size|radio shack|rain check|raining cats and dogs|raise an alarm|raise the bar|ran by|ran errands|
ran into|ran out of|ran through|rang a bell|rapid fire|rat race|read between the lines|read my mind|
read the room|ready for pickup|real deal|real world|really flushed|red flag|red flags|red handed|
rest of the world|right hand|right hand man|right of way|ring a bell|rings a bell|rock bottom|rock star|
rock the boat|rocket science|rocket surgery|role play|roll my eyes|roll the dice|rolled her eyes|
rolled his eyes|rolled my eyes|rolls her eyes|rolls his eyes|rotten apple|rug pulled|rules of the game|
run a business|run by|run down|run errands|run for your money|run into|run of the mill|run out of|
run through|running a bit late|running a business|running a little late|running errands|running into|
running joke|running low|running out of|runs a business|runs into|sad to say|safe bet|safe to say|
salt of the earth|same boat|saved by the bell|saw the light|scale from|scale of|scared straight|
scared to death|screen name|screw it|screw loose|screw over|screw that|screw this|screw up|screw you|
screwed over|screwed up|screwing up|screws up|search party|second hand|see eye to eye|see the light|
sell me on|sell out|set the record straight|sharpest tool in the shed|ship has sailed|ship shape|
shipped off|shit hit the fan|shit hits the fan|shocker|shoot down|shoot me|shoot the breeze|shooting for|
shop talk|short story|shot down|shot in the dark|shout out|shoutout|show her the door|showed him the door|
shower her with|showered with|sick and tired|sick as a dog|sick of|sick to death|sight for sore eyes|
sign me up|sign of|sign off|sign up|signed in|signed off|signed up|signing in|signing up|signs in|signs of|
sister company|sister site|sister store|skin in the game|sleep on it|sleeping with the fishes|slept on it|
small potatoes|smart cookie|smash hit|smell a rat|smoke and mirrors|smoking gun|snack packs|
snow ball effect|snowball effect|snowed in with work|so to speak|sold me|sold on|sold out|some form of|
something fishy|sorry for|sorry sir|sorry to bother|sorry to hear|sort of|sour grapes|speak of the devil|
speed dial|spice up|spill the beans|spilled the beans|squeaky clean|stab in the back|stabbed in the back|
stabbed me in the back|stand my ground|stand out|stands out|star of the show|start menu|steal the show|
step back|step by step|step down|step in|step one|step two|step up|stepped in|steps to|stick to my guns|
stick to your guns|stock up|stole the show|stood my ground|stood out|stopped dead|stops dead|
straight from the horse's mouth|straight in the eye|suction cup|sudden death|sugar baby|sugar coat|
sugar daddy|sugarcoat|sun burnt out|sup baby|surprise visit|sweep it under the rug|sweet tooth|
swept under the rug|take a shot at|take a stab|take credit|take it as|take it to heart|take place|
take steps|take with a grain of salt|takes a stab|takes credit|takes the cake|taking a stab|taking credit|
taking place|tea party|team player|tear my hair|test the waters|that hit me|that's how the cookie crumbles|
the ball is in|the credit|the elephant in the room|the front|the joke was on|the last straw|the man himself|
the name of the game|the other side|the party line|the place|the stars aligned|the whole nine yards|
the whole shebang|thick skin|think outside the box|third party|threw a fit|threw a tantrum|
threw in the towel|threw me off|through gritted teeth|throw a fit|throw a tantrum|throw cold water|
throw in the towel|throw me off|throw shade|throw the book at|throwing a fit|throws a fit|tie the knot|
tied the knot|time and again|time investment|time is money|tip of|tip of the iceberg|tip toe|tip toes|
tippy toes|tired of|to be fair|to death|to die for|to her credit|to his credit|to my heart's content|
to my surprise|to the letter|toast to|toast too|took a shot at|took a stab|took by storm|took charge|
took credit|took it as|took place|took steps|took the cake|tool bag|tool bar|tooth and nail|top dog|
tough cookie|track record|trade mark|traffic jam|train of thought|tree hugger|trial and error|trial by fire|
trial run|trip over|trip up|tripped over|turn a blind eye|turn the tables|turned a blind eye|
turned the tables|two cents|type of|types of|under my skin|under the bus|under the rug|under the table|
under the weather|underdog|up a storm|up and running|up front|upfront|upper hand|wake up call|
walk her through|walk him through|walk in the park|walk me through|walk on eggshells|walk them through|
walk you through|walked her through|walked him through|walked me through|walked them through|
walking distance|walking her through|walking him through|walking me through|walking on eggshells|
walks of life|warning bells|was packed|was toast|wash my hands of|wassup baby|watch a|watch like a hawk|
watch my|watch out|watch the|watch your|watched a|watching a|water under the bridge|weak link|
wear many hats|weather the storm|weigh up|weighing up|weight off|weight off my shoulders|well read|
went bananas|went nuts|were toast|what a surprise|what on earth|when pigs fly|white as a sheet|who on earth|
whole ball of wax|whole world|why on earth|wild goose chase|win over|win some|win win|window of opportunity|
window of time|window shopping|wired to|with all my heart|won over|wonder the|wonders for|word document of|
word of mouth|work it out|work out|worked out|working out|works out|world of difference|world to me|
worth a shot|would not mind|you bet|you can bank on it
""".replace("\n", "")
IDIOMS = frozenset(idiom.strip() for idiom in _IDIOMS.split("|") if idiom.strip())
LONGEST_IDIOM = max(len(idiom.split()) for idiom in IDIOMS)

STOP = words("""
    sometimes turn turned turns itself thought started start because went stood walked walk whole
    completely looked would a an the and or but so if then than that this these those i me my mine we us
    our you your he him his she her hers they them their it its is was were be been am are do did does
    done have has had will could should can may might must not no yes as at by for from in into of off
    on onto out over under up down to with about after before again all any both each few more most
    other some such only own same too very just now here there when where why how what who which while
    until against between through during get got go gone going come came make made take took put say
    said tell told ask asked know knew think see saw want like let keep kept back right left one two
    three first last next new old good great big little long high low way thing things something nothing
    anything everything time day week month year years part kind sort even still never always ever
    really actually well also around away look looking leave give gave given use used try tried find
    found feel felt much many lot lots bit quite rather every am being ll ve re isn didn don doesn wasn
    couldn someone somebody anyone everyone else yet though although maybe perhaps need needed ok okay
    um uh oh hey
    """)
