"""Words that tell what a sentence does: feelings, turns, time, talk, action, and what is only opinion.

Data for weighing sentences, naming moods and scoring hooks; no rule lives here.
"""

from __future__ import annotations

import re

from vidgen_assets.scripts.word_lists import word_list

STOP_WORDS = frozenset(
    word_list(
        """
        a an the and or but if so than then that this these those there here i me my mine we us our you
        your he him his she her it its they them their who whom which what when where why how to of in
        on at by for from with without about into over under after before as is am are was were be been
        being do does did doing have has had having will would can could shall should may might must not
        no nor only just very really too also even still again all any some more most other such own
        same out up down off get got getting go going went come came one two i'm i've i'd i'll it's
        that's he's she's they're we're don't didn't doesn't isn't wasn't can't couldn't won't wouldn't
        because while like well now back way thing things something anything everything said say says
        told tell asked ask know knew think thought make made take took let put see saw day time today
        messed tifu by
        """
    )
)

FEELINGS: dict[str, str] = {
    "scared": (
        r"scared|terrif\w+|afraid|panic\w*|frighten\w*|horrif\w+|horror|dread\w*|"
        r"fear\w*|nervous\w*|anxi\w+|freak\w* out|"
        r"creep\w*|petrified|shaking|trembl\w+|paranoi\w+|worried|heart (?:stopped|"
        r"sank|raced|pounding)|blood ran cold"
    ),
    "sad": (
        r"sad\w*|cried|crying|tears?|heartbr\w+|devastat\w+|griev\w+|grief|lonely|"
        r"depress\w+|miserable|hurt|died|dead|death|"
        r"funeral|cancer|passed away|lost (?:him|her|my)|ashamed|guilt\w*|sorry|"
        r"regret\w*|broke (?:down|my heart)|sobb\w+"
    ),
    "angry": (
        r"angr\w+|furious\w*|mad|pissed|rage\w*|livid|outrag\w+|yell\w*|scream\w*|"
        r"shout\w*|fuming|hate\w*|swear\w*|swore|threat\w*|"
        r"slam\w*|insult\w*|rude\w*|stormed|irate|ballistic|cuss\w*|curs(?:ed|ing)"
    ),
    "shock": (
        r"shock\w*|stunned|speechless|gasp\w*|couldn't believe|can't believe|"
        r"unbelievabl\w+|jaw (?:dropped|hit)|suddenly|out of nowhere|"
        r"froze|frozen|astonish\w*|dumbfounded|flabbergasted|bewildered|surpris\w+|"
        r"what on earth|wide eyes|stared|turned (?:white|pale)"
    ),
    "happy": (
        r"happ(?:y|ily|ier|iest)|laugh\w*|smil\w+|glad|joy\w*|love[ds]?|relie\w+|"
        r"grin\w*|excit\w+|awesome|wonderful|delight\w*|proud\w*|"
        r"thrilled|hug\w*|thank\w*|celebrat\w+|cheer\w*|giggl\w*|hilarious|best day"
    ),
    "smug": (
        r"smug\w*|smirk\w*|revenge|karma|served (?:him|her|them)|justice|satisf\w+|"
        r"victor\w+|triumph\w*|gotcha|got what|malicious\w*|"
        r"priceless|petty|sweetest|last laugh"
    ),
    "embarrassed": r"embarrass\w*|mortif\w+|humiliat\w+|awkward\w*|blush\w*|red[- ]faced|cringe\w*|"
    r"face(?:palm|desk)\w*",
}
FEELING = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in FEELINGS.items()}

TURN = re.compile(
    r"\b(?:suddenly|all of a sudden|out of nowhere|just then|at that (?:moment|point)|"
    r"that's when|that was when|this is when|"
    r"then I (?:saw|heard|noticed|realized|realised|remembered|felt|found)|turns out|"
    r"turned out|it hit me|it dawned|"
    r"I (?:realized|realised|noticed|discovered|found out|remembered|looked down|"
    r"looked up|froze)|little did I know|until (?:I|he|she|they|one)|"
    r"but then|the next thing I (?:know|knew)|before I (?:knew|could)|instead of|when "
    r"I (?:opened|turned|looked|got there|came back)|"
    r"to my (?:horror|surprise|dismay)|oh no|uh oh|oops|whoops|wrong|unfortunately|lo "
    r"and behold|behold|and there (?:he|she|it|they) (?:was|were|is)|"
    r"guess (?:what|who)|worst part|best part|kicker|icing on the cake|by the time|"
    r"caught|busted|fired|arrested|crash\w*|"
    r"exploded|fire|blood|police|cops|911|ambulance|hospital|quit|broke|smash\w*|"
    r"ruined|deleted|locked|lost|stole|naked)\b",
    re.IGNORECASE,
)
STRONG = re.compile(
    r"\b(?:punch\w*|attack\w*|assault\w*|knife|gun|weapon|blood\w*|scream\w*|fight\w*|"
    r"fought|threat\w*|kill\w*|chas(?:ed|es|ing)|crash\w*|exploded?|burst|fell|"
    r"collaps\w*|smack\w*|slap\w*|kick\w*|knock\w*|grab\w*|flames?|smoke|sirens?|"
    r"handcuff\w*|jail|prison|emergency|unconscious|dead|died|naked|"
    r"spill\w*|flood\w*|shatter\w*|electrocut\w*|stab\w*|shot|robb\w*|stolen|sued?|"
    r"lawsuit|banned|expelled|evict\w*|slammed|smashed|ripped|destroyed|divorce\w*)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b(?:(?:this|that|the next|the following|yesterday|last|one|the other|on) "
    r"(?:morning|evening|night|day|afternoon|week|month|year|summer|winter)|"
    r"\d+ (?:years?|months?|weeks?|days?|hours?|minutes?) (?:ago|later|after|earlier)|"
    r"(?:a few|several|two|three|four|five|couple of) "
    r"(?:years?|months?|weeks?|days?|hours?|minutes?) (?:ago|later|after)|yesterday|"
    r"tonight|today|last night|fast forward|when I was|back in|"
    r"years ago|a while back|recently|finally|eventually|afterwards?|meanwhile|by "
    r"then|later|soon|then one day|one day|one time|once)\b",
    re.IGNORECASE,
)
_DID = word_list(
    """
    ate began bent bit bled blew bought broke brought built burst came caught chose crept cut dealt
    dove drank drew drove fed fell felt fled flew flung forgot fought found froze gave got grew heard
    held hid hit hung hurt kept knelt laid lay led left lent let lit lost made met paid put quit ran
    rang read rode rose said sang sat saw sent set shook shot shut slammed slept slid snuck sold spat
    spent split spoke sprang spun stole stood struck stuck swam swept swore swung taught tore threw
    told took went wept woke won wore wound wrote
    """
)
_DOES = word_list(
    """
    goes comes gets says tells sees takes gives makes walks looks asks turns pulls pushes calls tries
    starts stops hands points picks puts grabs opens leaves runs sits stands throws screams yells
    storms walk look ask turn pull grab open run tell hear see feel get start decide realize notice
    call knock hand pushes drops hits
    """
)
ACTION = re.compile(
    r"\b(?:I|he|she|they|we|it|who|and|then|just|the \w+|my \w+|[A-Z][a-z]+)\s+"
    r"(?:then |just |immediately |quickly |slowly |finally |also )?"
    rf"(?:{'|'.join((*_DID, *_DOES))}|"
    r"(?!used|need|worked|lived|wanted|liked|hated|loved|owned|ed\b)\w{2,}ed)\b"
)
HABIT = re.compile(
    r"\b(?:usually|often|always|every (?:day|week|time|night|morning|year|month)|"
    r"sometimes|generally|normally|typically|would always|used to|most (?:people|"
    r"customers|of the time)|"
    r"a lot of (?:people|customers)|on a (?:daily|regular) basis|tend to|some people|"
    r"people (?:are|always|never|like|who)|customers (?:are|who|always)|"
    r"in general|from time to time|never (?:ever )?(?:understand|understood))\b",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"\b(?:I(?: really)? (?:was|am) (?:just |so )?(?:astonished|amazed|baffled|speechless)|can't even "
    r"(?:see|imagine|begin|believe)|I (?:don't|do not|didn't|can't|cannot|will never|never) (?:understand|"
    r"get why|know why|see how|blame)|in my opinion|seriously|I mean|moral of the story|lesson learned|"
    r"the lesson|people (?:suck|are stupid|these days)|faith in humanity|some people|I hope|hopefully|"
    r"what is wrong with|who does that|who even|I (?:hate|love) (?:people|when|my job|this|it when)|"
    r"should(?:n't)? be (?:illegal|allowed|a law)|you (?:know|see|can|would|should|might|could|have "
    r"to|need to|get|may)\b.*\byour?\b|does any(?:one|body)|any(?:one|body) else|what would you|have "
    r"you ever|am I right|don't get me wrong|it's not like|on the bright side|I'm (?:pretty |so )?sure|"
    r"I'll (?:probably )?(?:never|always)|learn(?:ed)? (?:my|from|a|the)|let that be|just goes to "
    r"show|such is life|oh well|that's (?:life|all)|rant)\b",
    re.IGNORECASE,
)
BACKGROUND = re.compile(
    r"\b(?:(?:I|we)(?:'m| am| was| were|'ve been| have been| had been)? (?:work|works|"
    r"worked|working|live|lived|a student|in high school|in college|employed|started "
    r"working|used to work|"
    r"sharing|married|dating|together)|my (?:husband|wife|girlfriend|boyfriend|"
    r"partner|boss|roommate|family|mom|dad|brother|sister|son|daughter|best friend)|"
    r"when I was|years old|back in|moved (?:in|to)|I'm \d\d)\b",
    re.IGNORECASE,
)
CRUDE = re.compile(
    r"\b(?:penis|cock|dick|vagina|pussy|cum|jizz|semen|masturbat\w+|jerk(?:ed|ing) "
    r"off|porn\w*|dildo|blow ?job\w*|deep throat\w*|anal|anus|boner|erection|orgasm\w*|"
    r"tits|boobs?|clit\w*|whore|slut\w*|hooker\w*|poop\w*|shit(?:s|ting|ted)?|"
    r"diarrhea|vomit\w*|puk\w+|turd\w*|feces|pee|peed|piss(?:ing)?|fart\w*|nipple\w*|"
    r"condom\w*|sex)\b",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"[$€£]\s?\d|\b\d[\d,.]*\s?(?:dollars|bucks|euros?|pounds|grand|k\b|%|percent)", re.IGNORECASE
)
NUMBER = re.compile(r"\b\d[\d,.:]*\b")
SPEECH = re.compile(r'"[^"]{2,}"')


def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning: lower case, without endings and function words."""
    words = re.findall(r"[a-zà-ÿ][a-zà-ÿ'-]+", text.lower())
    return frozenset(stem(word) for word in words if word not in STOP_WORDS and len(word) > 2)


def stem(word: str) -> str:
    """Return a word without its commonest English endings; equal for "lock", "locks", "locked", "locking"."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word
