"""The language of forums: what of it is cut before a story is told, and what is said in plain words.

Tables first, so that a new habit of writing is one row. `plain` takes shorthand out of a sentence so that it
reads well on screen and sounds well spoken; `is_about_the_post` tells sentences about the post itself
(sign-ons, sign-offs, edits, thanks) from sentences of the story; `split_parts` tells the body from its
edits, updates and summary. Leaves markup to `content.markup` and swearing to `content.safety`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

RELATIVES = {
    "MIL": "mother-in-law",
    "FIL": "father-in-law",
    "BIL": "brother-in-law",
    "SIL": "sister-in-law",
    "DIL": "daughter-in-law",
    "SO": "partner",
    "DH": "husband",
    "DW": "wife",
    "LO": "little one",
    "GF": "girlfriend",
    "BF": "boyfriend",
    "BFF": "best friend",
    "BM": "ex",
    "FH": "fiancé",
    "STBX": "soon-to-be ex",
    "STBXH": "soon-to-be ex-husband",
    "STBXW": "soon-to-be ex-wife",
    "gf": "girlfriend",
    "bf": "boyfriend",
    "bff": "best friend",
    "hubby": "husband",
    "OH": "other half",
}

# Whole words in any case, unless the key is written in capitals: then only in capitals.
WORDS = {
    "bc": "because",
    "b/c": "because",
    "b/f": "boyfriend",
    "g/f": "girlfriend",
    "1/2": "half",
    "1/3": "a third",
    "1/4": "a quarter",
    "3/4": "three quarters",
    "cuz": "because",
    "coz": "because",
    "w/o": "without",
    "w/": "with",
    "ppl": "people",
    "thru": "through",
    "tho": "though",
    "altho": "although",
    "u": "you",
    "ur": "your",
    "urself": "yourself",
    "r": "are",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "bday": "birthday",
    "b-day": "birthday",
    "convo": "conversation",
    "rn": "right now",
    "gonna": "going to",
    "gotta": "have to",
    "wanna": "want to",
    "kinda": "kind of",
    "sorta": "sort of",
    "dunno": "don't know",
    "lemme": "let me",
    "gimme": "give me",
    "alot": "a lot",
    "idk": "I don't know",
    "idc": "I don't care",
    "wtf": "what on earth",
    "omg": "oh my god",
    "omfg": "oh my god",
    "jk": "just kidding",
    "aka": "also known as",
    "AKA": "also known as",
    "DM'd": "messaged",
    "AITA": "am I wrong",
    "AITAH": "am I wrong",
    "WIBTA": "would I be wrong",
    "WIBTAH": "would I be wrong",
    "TIFU": "I messed up",
    "NTA": "not in the wrong",
    "YTA": "in the wrong",
    "ESH": "everyone is in the wrong",
    "NAH": "nobody is in the wrong",
    "SAHM": "stay-at-home mom",
    "SAHD": "stay-at-home dad",
    "WFH": "work from home",
    "PTO": "paid leave",
    "LDR": "long-distance relationship",
    "FWB": "friend with benefits",
    "OP": "the person who posted it",
    "ISP": "internet provider",
}

# Shorthand that adds nothing when spoken: it goes, with its comma.
FILLERS = (
    "tbh", "tbf", "ngl", "imo", "imho", "iirc", "afaik", "fwiw", "btw", "fyi", "lol", "lmao", "lmfao", "rofl",
    "haha", "hahaha", "hehe", "smh", "smdh", "fml", "amirite", "idek", "ffs",
)  # fmt: skip

# Spelling of quick typing; keys are lower case and matched as whole words.
MISSPELT = {
    "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "wont": "won't",
    "wouldnt": "wouldn't", "couldnt": "couldn't", "shouldnt": "shouldn't", "isnt": "isn't", "wasnt": "wasn't",
    "arent": "aren't", "werent": "weren't", "hasnt": "hasn't", "havent": "haven't", "hadnt": "hadn't",
    "aint": "ain't", "im": "I'm", "ive": "I've", "i'm": "I'm", "i've": "I've", "i'd": "I'd", "i'll": "I'll",
    "i": "I", "thats": "that's", "whats": "what's", "theres": "there's", "hes": "he's", "shes": "she's",
    "theyre": "they're", "theyve": "they've", "theyd": "they'd", "youre": "you're", "youve": "you've",
    "youll": "you'll", "lets": "let's", "wouldve": "would've", "couldve": "could've", "shouldve": "should've",
    "definately": "definitely", "definatly": "definitely", "seperate": "separate", "recieve": "receive",
    "recieved": "received", "untill": "until", "alright": "all right", "tommorow": "tomorrow",
    "tomorow": "tomorrow", "wierd": "weird", "freind": "friend", "beleive": "believe", "suprised": "surprised",
    "suprise": "surprise", "embarassed": "embarrassed", "embarassing": "embarrassing", "rediculous": "ridiculous",
    "miniuets": "minutes", "minuets": "minutes", "saftey": "safety", "realy": "really", "probaly": "probably",
    "basicly": "basically", "finaly": "finally", "actualy": "actually", "imediately": "immediately",
    "immediatly": "immediately", "arguement": "argument", "occured": "occurred", "begining": "beginning",
    "anyways": "anyway", "noone": "no one", "eachother": "each other", "infront": "in front",
    "aswell": "as well", "atleast": "at least", "incase": "in case", "everytime": "every time",
    "florescent": "fluorescent", "exited": "excited", "probly": "probably", "prolly": "probably",
    "godamn": "goddamn", "woah": "whoa", "should of": "should have", "could of": "could have", "would of": "would have",
    "must of": "must have", "might of": "might have", "okay doke": "okey-doke", "o.k": "okay",
}  # fmt: skip

# words that are spelled right and are the wrong ones: told by the word after or before them
_CONFUSED = tuple(
    (re.compile(wrong), right)
    for wrong, right in (
        (r"\b([Ii])ts (?=(?:a|an|the|not|just|been|like|so|really|only|my|all|too|very|going|time|because|about|almost|getting|hard|still|always)\b)", r"\1t's "),
        (r"\b([Yy])our (?=(?:a|an|the|not|going|gonna|just|so|being|welcome|kidding|right|wrong|joking|fired|lucky)\b(?! (?:hand|side|arm|leg|mind)))", r"\1ou're "),
        (r"\b(more|less|rather|better|worse|bigger|faster|older|younger|other|longer|higher|lower) then\b", r"\1 than"),
        (r"\b(?<!used )to (?=(?:far|much|many|late|cold|hot|big|small|hard|bad|soon|fast|expensive|long|loud|drunk|tired|scared|busy) (?:from|to|for|of|and|money|time|people|trouble|mind)\b)", "too "),
        (r"\b[Cc]ause (?=(?:I|he|she|they|we|it|there|the|my|you|I'm|he's|she's)\b)", "because "),
        (r"\b(?:[Tt]hey) (?=(?:guy|man|woman|lady|girl|customer|manager|boss|kid)\b)", "the "),
        (r"\bloose (?=(?:my|his|her|your|the|it|a) )", "lose "),
        (r"\bof of\b", "of"),
        (r"\bpeoples (?=[a-z]+s\b)", "people's "),
    )
)
_AGE = r"(?:\d{2}\s?/?\s?(?:[MmFf]|NB|nb|[Mm]ale|[Ff]emale)|(?:[MmFf]|NB)\s?/?\s?\d{2})"
_AGE_TAG = re.compile(rf"\s*[(\[]\s*{_AGE}\s*[)\]]")
_CHILD_TAG = re.compile(
    r"\b(my|our|his|her|their) (son|daughter|kid|child|brother|sister|nephew|niece|cousin)\s*"
    r"[(\[]\s*(?:[MmFf]\s?)?(\d|1[0-7])\s*(?:[MmFf]|yo|y/o)?\s*[)\]]",
    re.IGNORECASE,
)
_SELF_TAG = re.compile(rf"\bI(?:'m| am)?\s*[,(\[]?\s*(?:a\s)?[(\[]?\s*(?:(\d{{2}})\s?[MmFf]|[MmFf]\s?(\d{{2}}))\b\s*[)\]]?,?\s*")
_BARE_AGE = re.compile(r"(?<=\w),?\s\d{2}[MmFf]\b,?")
_LIKE_THIS = re.compile(r"\s*(?:\^|>|&lt;|&gt;)?(?:\bD[:;=]|[:;=]-?[)(DPpO/\\|3*]+|<3|\^_?\^|-_+-|>[._-]<|xD+|T_T|=\||:'\()(?=\s|$|[.,!])")
_SUBREDDIT = re.compile(r"(?<![\w/])/?r/\w+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w/])/?u/[\w-]+", re.IGNORECASE)
_LINK = re.compile(r"[(\[]?\s*(?:https?://|www\.)\S+\s*[)\]]?")
_READER = re.compile(r"^(?:(?:yes|well|so|okay|ok|oh|hey|hi|hello)[, ]+)?(?:reddit(?:ors)?|guys|folks|everyone|y'all)\s*[,!:]\s*", re.I)
_READER_END = re.compile(r",?\s+(?:reddit|redditors|folks|y'all|you guys)(?=[.!?]*$)", re.I)

_ABOUT = re.compile(
    "|".join(
        (
            r"^\W*(?:this is )?(?:my )?(?:a )?throw[\s-]?away\b", r"\bthrowaway (?:account|because|for|since)\b",
            r"\b(?:long[\s-]?time|been) (?:a )?lurk", r"\blurker\b", r"\bfirst[\s-]time post", r"\bfirst post\b",
            r"\bon mobile\b", r"\b(?:from|using) (?:my|a) (?:phone|mobile)\b.*\b(?:format|sorry|excuse)",
            r"\b(?:sorry|apolog\w+|excuse|forgive|pardon)\b.*\b(?:formatting|format|length|long|wall of text|grammar|spelling|english|"
            r"typos?|mistakes|rambl\w+|rant|layout|ahead of time|in advance)\b",
            r"\benglish is(?:n'?t| not)? (?:my|not my)\b", r"\bnon[\s-]?native\b.*\bspeaker\b",
            r"\bobligatory\b", r"\bmandatory\b.*\b(?:this|not)\b",
            r"^\W*(?:so )?(?:this|it|actually|now this) (?:actually |technically )?(?:didn'?t|did not|wasn'?t|was not) (?:actually |technically |exactly )?"
            r"(?:happen )?(?:today|happen today)\b[^,]*$", r"^\W*(?:necessary |required )?(?:not|wasn'?t) (?:actually )?today\b[^,]{0,30}$",
            r"\bthanks? (?:you )?(?:\w+ ){0,3}(?:for|to)\b.*\b(?:gold|silver|award|reading|support|upvote|comment|advice|responses?|"
            r"replies|kind words|everyone|sharing|letting me)", r"\bthank you (?:all|everyone|reddit|kind)\b", r"^\W*thanks(?: everyone| all| guys)?[.! ]*$",
            r"\b(?:front page|upvot\w*|downvot\w*|karma|cake ?day|repost\w*|subreddit|sub-reddit|reddit\w*|imgur|this sub|crosspost\w*)\b",
            r"^\W*(?:hi|hello|hey|greetings|howdy|what'?s up|what is up)\b[^.?]{0,40}[.!?,]*$",
            r"\b(?:here goes|here we go|buckle up|strap in|story ?time|grab (?:some|your) popcorn|get comfy|bear with me|"
            r"hold on ?to your|without further ado|on to the (?:\w+ )?stor\w+|let'?s begin|let us begin|sit back)\b",
            r"\bhope (?:you|y'all|this|my story) (?:all )?(?:\w+ ){0,2}(?:enjoy\w*|lik\w+|interest\w+|entertain\w+|made)",
            r"\b(?:if|since|glad) you(?:'ve| have)?(?: all| guys)? (?:enjoyed|liked|made it|read|got) (?:this|that|these|it|far)",
            r"\bI'?ll (?:add|post|share|update|write|tell) (?:more|you more|another|others|some more|an update)",
            r"\blet me know\b", r"\bask me any", r"\bAMA\b", r"\bwall of text\b", r"\bpost(?:ed|ing)? (?:this|it) (?:here|on|in|to|under)\b",
            r"\b(?:this|my) (?:post|submission|story|title)\b.*\b(?:long|short|typo|misleading|sorry|first|interesting|removed|title)\b",
            r"\bpic(?:ture)?s? (?:for )?(?:proof|attached|below|here|of it here)\b", r"\bproof (?:here|below|in)\b", r"^\W*\(?proof\b",
            r"\b(?:title|headline) (?:says|explains|pretty much says|sums)\b", r"^\W*(?:as|like) (?:the|my) title\b",
            r"\bedit(?:ed)?\b ?(?:\d|for|:|to add|-|because)", r"^\W*edit", r"\btl;?\s?dr\b", r"^\W*(?:the )?end\W*$", r"^\W*fin\W*$",
            r"\bnames? (?:have been |has been |are |were )?(?:changed|made up|fake|redacted|altered)\b", r"\bfake names?\b", r"\bnot (?:his|her|their) real name",
            r"\bbut I digress\b", r"\bI digress\b", r"^\W*(?:side|quick) ?note\b", r"\bforgive me if\b.*\b(?:wrong|post|sub)",
            r"\bI (?:don'?t|do not) (?:even |really )?know where to (?:begin|start)\b", r"\bwhere (?:do|to|should) I (?:begin|start)\b",
            r"\b(?:some|a (?:bit|little) of?|little|bit of|brief|quick) (?:background|backstory|back story|context|history)\b[^,:]{0,30}$",
            r"^\W*(?:background|backstory|back story|context|preface|disclaimer|backround|for context)\W*$",
            r"\b(?:my|a|the) (?:last|previous|other|earlier) post\b", r"\blurk(?:ed|ing)?\b", r"\bsubmi(?:t|tted|tting)\b.*\b(?:comment|post|stories|here)\b", r"\btitle of this\b", r"^\W*(?:preface|tifu ?update)\b",
            r"\b(?:seen|read|heard) (?:a lot of |all |some of |so many |many )?(?:the |these |your )?(?:other )?(?:posts|stories|tales) (?:on |here|in |from |about |like|lately)",
            r"\b(?:reading|read) (?:through )?(?:all )?(?:the|these|your|other|some|a) (?:\w+ )?(?:posts|stories|tales|story)\b",
            r"\b(?:thought|figured) I(?:'?d| would| should) (?:share|post|add|contribute|tell|give)", r"\bI(?:'?ll| will| would like to|'?d like to| want to| wanted to| have to) share\b",
            r"\b(?:reminded|made) me (?:of (?:this|a|my|one)|want to|think of) .*\b(?:story|tale|share|post)\b",
            r"\b(?:another|first|second|next|my|this|a short|short|quick|here'?s a|here is a|following) (?:\w+ ){0,2}(?:story|tale|tales|stories) (?:comes|for you|from me|time|about|begins|is (?:about|from|my)|starts|I have)\b.{0,60}$",
            r"^\W*(?:this is|here(?:'s| is)) (?:just )?(?:a|my|one|another|the) (?:\w+,? ){0,5}(?:story|tale|one)\b[^,]{0,40}$",
            r"\b(?:feel|feels) (?:good|better) to (?:get|share|tell|vent)\b", r"\b(?:gripe|rant|vent) post\b",
            r"\bfellow (?:retailers|redditors|techs|workers)\b", r"\b(?:cue|insert) (?:\w+ ){0,2}(?:music|facepalm|here)\b",
            r"\bI'?m (?:also )?(?:going to|gonna) (?:try to )?(?:keep|make) (?:this|it) (?:short|brief|quick)", r"\blong story short\W*$",
            r"\bfor those (?:of you )?(?:who|that|wondering|asking|unfamiliar|not)\b", r"\bfor (?:anyone|everyone) (?:who|asking|wondering)\b",
            r"\b(?:here'?s|attached is|obligatory) (?:a |the )?(?:pic|picture|photo|link|video|image)\b", r"\blink(?:ed)? (?:to|below|here|in)\b",
            r"\b(?:this|that|it) (?:will|is going to|may|might) (?:be|get) (?:a )?(?:long|lengthy|bit long|buried)\b", r"\bmy apologies\b",
            r"\bsuggest(?:ed|ions?)? (?:me )?(?:to )?post(?:ing)?\b", r"\bcomments? (?:below|section|here)\b", r"\bdon'?t want (?:to|this) .*\b(?:identif|trace|doxx)",
            r"\bthat forum\b", r"\bI (?:just )?(?:have|need|want|had|gotta) (?:to )?(?:vent|rant|spill|get (?:this|it) off)\b", r"^\W*no pun\b", r"\bthis face\W*$",
            r"\b(?:to|me) (?:post|posting|write|type|share) this\b", r"\b(?:I|things) (?:I )?read here\b", r"\bif you (?:haven'?t|didn'?t|don'?t) (?:get|seen|know|catch)\b", r"\bnot (?:exactly|really|quite) (?:retail|tech ?support|a)\b.*\bbut\b",
            r"^\W*(?:sorry|apologies)\b[^.]{0,24}$", r"^\W*update\W*$", r"\byou(?:'re| are) all calling\b",
        )
    ),
    re.IGNORECASE,
)  # fmt: skip

# An introduction that is cut off the front of a sentence that goes on to tell something.
_LEAD_IN = re.compile(
    r"^(?:(?:wrong|wow|nope|yep)[,!. ]+so\s+(?=\w)|(?:okay|ok|alright|all right|so|well|anyway|anyways|now|yeah|yep|right|um|uh|hmm|oh)[,. ]+(?:so |then |here'?s the thing[,:] )?(?=\w)"
    r"|(?:long story short|tl;?dr|side ?note|quick note|for context|for (?:some )?background|some (?:background|context)(?: first)?|"
    r"a little (?:background|back ?story|context)|back ?story|background|context|basically|needless to say|"
    r"to (?:make|cut) a (?:very )*long story short\b[^,]{0,150}|I don'?t know about (?:you|every\w+|anyone)\b[^,]{0,50}, but(?=\s)|let me (?:just )?(?:start|preface|begin|explain) (?:this )?(?:by saying|briefly explain|off by saying)?(?: that)?|"
    r"I should (?:also )?(?:mention|note|add|say)(?: here)?(?: that)?|it(?:'s| is) (?:important|worth) (?:to note|noting|mentioning)(?: that)?|"
    r"as (?:I was saying|mentioned before|I said(?: before)?|you can imagine|you might imagine|you may know|stated)|"
    r"for those (?:of you )?(?:who|that) (?:don'?t|do not|didn'?t|aren'?t) (?:know|familiar|aware)[^,]{0,20}|like I said(?: before)?|"
    r"mind you|to be honest|to be fair|honestly|I must (?:say|admit)|I have to (?:say|admit)(?: that)?|just so you know|obviously|anyway|so yeah|"
    r"moral of the story|the moral of the story(?: is)?|(?:this (?:happened|was) )?obligatory[^,]{0,40})\s*[,:;-]+\s*)",
    re.IGNORECASE,
)  # fmt: skip

_EDIT = re.compile(r"^\W*(?:small |quick |big |final |last |another |obligatory )?(?:edit(?:ed|s|ing)?|eta)\b(?!ing\b)\s*(?:\d+|again|#\d+|one|two|i+)?\W*(?::|-|\s|$|\()", re.I)
_EDIT_STRICT = re.compile(r"^\W*(?:\w+ )?(?:EDIT(?:ED)?|ETA)\b", re.I)
_UPDATE = re.compile(r"^\W*(?:small |quick |big |final |last |another |mini )?update\b\s*(?:\d+|#\d+|again)?\s*[\])]*\s*(?:[:.\-!]|$)", re.I)
_SUMMARY = re.compile(r"^\W*(?:the )?(?:tl;?\s?:?\s?d(?:n)?r|too long;? didn'?t read|tldr|in short|short version)\b\W*(?:version|summary)?\W*", re.I)
_SUMMARY_INSIDE = re.compile(r"(?<=[.!?)\"'\s])\W*\btl\s?[;:,]?\s?dr\b\s*[:;\-\u2013.]*\s*", re.I)
_HEADING = re.compile(r"^\W*(?:(?:#?\d{1,3}|[ivx]{1,4}|part \w+|story \w+|(?:first|second|third|fourth|last) (?:one|story))\b[.):\s-]*)", re.I)


@dataclass(frozen=True)
class Parts:
    """A body told apart: story paragraphs by their number, the author's summary, and the updates."""

    story: tuple[tuple[int, str], ...]
    summary: str
    updates: tuple[tuple[int, str], ...]


def split_parts(paragraphs: Sequence[str]) -> Parts:
    """Tell the story's paragraphs from the summary (TL;DR), the updates and the edits, which are dropped.

    An edit at the end of a post takes everything after it along; one at its beginning only its paragraph.
    """
    story: list[tuple[int, str]] = []
    updates: list[tuple[int, str]] = []
    summary: list[str] = []
    mode = "story"
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.strip()
        inside = None if _SUMMARY.match(text) else _SUMMARY_INSIDE.search(text)
        if inside:
            summary.append(text[inside.end() :])
            text = text[: inside.start()].strip()
        early = sum(len(kept.split()) for _, kept in story) < 40
        if _EDIT_STRICT.match(text) and _EDIT.match(text):
            mode = "story" if early else "edit"
            continue
        if _UPDATE.match(text):
            mode = "update"
            text = _UPDATE.sub("", text).strip()
        elif _SUMMARY.match(text):
            summary.append(_SUMMARY.sub("", text))
            continue
        if mode == "update" and text:
            updates.append((number, text))
        elif mode == "story":
            story.append((number, text))
    return Parts(tuple(story), " ".join(part for part in summary if part).strip(), tuple(updates))


def is_heading(paragraph: str) -> bool:
    """Tell whether a paragraph only announces the next: a number, a few words without an end."""
    text = paragraph.strip()
    if not text or text[-1] in ".!?\"'):,;" and not re.fullmatch(r"\W*\d+\W*", text):
        return False
    words = text.split()
    return len(words) <= 7 and ":" not in text and (bool(_HEADING.match(text)) or text.istitle() or len(words) <= 4)


def is_numbered(paragraph: str) -> bool:
    """Tell whether a paragraph begins with a story's number: "#1", "2.", "Story 3:"."""
    return bool(re.match(r"^\W*(?:#\s?\d+|\d{1,2}[.):]\s|\d{1,2}\s*$|(?:story|part) (?:\d|one|two|three))", paragraph, re.I))


def is_update(sentence: str) -> bool:
    """Tell whether a sentence announces itself as an update."""
    return bool(_UPDATE.match(sentence))


def is_about_the_post(sentence: str) -> bool:
    """Tell whether a sentence speaks of the post, the forum or its readers instead of telling the story."""
    return bool(_ABOUT.search(sentence)) or not any(map(str.isalpha, sentence))


def plain(sentence: str) -> str:
    """Return the sentence without forum shorthand: plain on screen, plain when spoken. Idempotent."""
    text = _LINK.sub("", sentence).replace("*", "")
    text = "".join(character for character in text if unicodedata.category(character) not in ("So", "Sk", "Co"))
    text = re.sub(r"\S*[\u0ca0\u76ca\u5f61]\S*|[\ufe0e\ufe0f\u200d]", "", text)
    if text.startswith("(") and text.rstrip(".!? ").endswith(")") and text.count("(") == 1:
        text = text.replace("(", "").replace(")", "")
    text = _LIKE_THIS.sub("", text)
    text = _HANDLE.sub("someone", text)
    text = _READER_END.sub("", _READER.sub("", text))
    text = _SUBREDDIT.sub("that forum", text)
    text = _ages(text)
    text = re.sub(r"\b(\d{1,2})\s?(?:yo|y/o|yr old|year old|yrs old)\b(?=\s+[a-z])", r"\1-year-old", text)
    text = _fillers(text)
    text = _shorthand(text)
    for wrong, right in _CONFUSED:
        text = wrong.sub(right, text)
    text = _MISSPELT_RE.sub(_respell, text)
    return _with_subject(tidied(text))


def without_lead_in(sentence: str) -> str:
    """Return the sentence without "So,", "Long story short," and the like at its front."""
    for _ in range(3):
        shorter = _LEAD_IN.sub("", sentence, count=1)
        if shorter == sentence or len(shorter.split()) < 3:
            return sentence
        sentence = capitalized(shorter)
    return sentence


def capitalized(text: str) -> str:
    """Return the text with its first letter as a capital, behind quotation marks too."""
    match = re.match(r"[\"'(\[]*", text)
    at = match.end() if match else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def tidied(text: str) -> str:
    """Return the text without what cutting leaves behind: doubled commas, empty brackets, loose spaces."""
    text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,.;:!?])(?=\s|$|\")", r"\1", text)
    text = re.sub(r",\s*(?=[,.;:!?])(?!\.\.\.)", "", text)
    return re.sub(r"^[,;:.\-\s]+(?=\w)", "", text)


_NO_SUBJECT = re.compile(
    r"^(?:(?:So|And|Then|Anyway|Well),?\s+)?(?P<verb>(?:Had|Got|Went|Came|Woke|Walked|Decided|Told|Asked|Started|Worked|Was|Didn't|Couldn't|Wasn't|Hadn't|Drove|Ran|Tried|Took|Called|"
    r"Bought|Found|Saw|Heard|Felt|Sat|Thought|Figured|Realized|Realised|Looked|Opened|Grabbed|Don't know|Been)\b(?= (?!by\b|up by\b|in half))(?<!Didn't)(?<!Couldn't)(?<!Wasn't)|(?:Didn't|Couldn't|Wasn't)(?= (?:have|know|even|believe|think|want|feel|sure|paying|expecting|really|see|notice)\b))"
)


def _with_subject(text: str) -> str:
    """Give "Had a funny day at work." its subject back; a question or someone else's deed stays as it is."""
    if re.match(r"(?:Wake up|Walk (?:in|out|up|back|over)|Get (?:home|to|back|up|out)|Go (?:to|back|home|in|up)|Knock on|Decide to|Run (?:to|back|out)|Head (?:to|back|home|over))\b", text):
        if text.endswith(".") and len(text.split()) >= 5 and not re.search(r"\byour?\b", text):
            return "I " + text[0].lower() + text[1:]
    match = _NO_SUBJECT.match(text)
    if not match or text.rstrip('"').endswith("?") or re.search(r"\b(?:she|he|they)\b", " ".join(text.split()[:8])):
        return text
    verb = match["verb"]
    said = "I've been" if verb == "Been" else "I " + verb[0].lower() + verb[1:]
    return text[: match.start("verb")] + said + text[match.end("verb") :]


def _ages(text: str) -> str:
    text = _CHILD_TAG.sub(lambda match: f"{match[1]} {match[3]}-year-old {match[2]}", text)
    text = _SELF_TAG.sub(_self_age, text)
    text = _AGE_TAG.sub("", text)
    return _BARE_AGE.sub("", text)


def _self_age(match: re.Match[str]) -> str:
    age = match[1] or match[2]
    rest = match.string[match.end() :]
    if rest[:1] in ".!?":
        return f"I'm {age}"
    goes_on = re.match(r"(?:am|have|had|was|been|got|work|live|and|just|recently|used|my|'ve|went|met)\b", rest)
    if goes_on and goes_on[0] == "and":
        return f"I'm {age}, "
    return f"I'm {age}, and I " if goes_on and goes_on[0] != "my" else f"I'm {age}, "


_FILLER_RE = re.compile(rf",?\s*(?<![\w'-])(?:{'|'.join(FILLERS)})(?![\w'-])[,.!]?(?P<end>[.!?]?)", re.IGNORECASE)
_RELATIVE_RE = re.compile(
    rf"(?<![\w/-])(?P<lead>(?:my|your|his|her|our|their|the|an?|current|future|ex|old|new)[\s-]+)?(?P<word>{'|'.join(RELATIVES)})(?P<end>'?s)?(?![\w/-])"
)
_WORD_RE = re.compile(
    r"(?<![\w'/.-])(?:" + "|".join(re.escape(word) for word in sorted(WORDS, key=len, reverse=True)) + r")(?![\w'/-])",
    re.IGNORECASE,
)
_MISSPELT_RE = re.compile(
    r"(?<![\w'.@/-])(?:" + "|".join(re.escape(word) for word in sorted(MISSPELT, key=len, reverse=True)) + r")(?![\w'@/-])",
    re.IGNORECASE,
)
# these need a possessive before them, or they are something else ("SO much", "OH no", "a BF3 match")
_NEEDS_OWNER = frozenset({"SO", "OH", "LO", "BM", "FH", "DW", "DH"})


def _fillers(text: str) -> str:
    def cut(match: re.Match[str]) -> str:
        closing = re.search(r"[.!?]", match[0])
        return closing[0] if closing and match.string[match.end() :].strip() == "" else (" " if match.start() else "")

    return _FILLER_RE.sub(cut, text)


def _shorthand(text: str) -> str:
    def relative(match: re.Match[str]) -> str:
        lead = match["lead"] or ""
        word = match["word"]
        if word in _NEEDS_OWNER and not lead.strip().lower().endswith(("my", "your", "his", "her", "our", "their")):
            return match[0]
        end = match["end"] or ""
        return lead + RELATIVES[word] + ("s" if end == "s" else end)

    def word(match: re.Match[str]) -> str:
        said = match[0]
        full = WORDS.get(said)
        if full is None and said.lower() in WORDS and not (said.isupper() and len(said) <= 2):
            full = WORDS[said.lower()]
        if full is None:
            return said
        return capitalized(full) if match.start() == 0 else full

    text = _RELATIVE_RE.sub(relative, text)
    text = re.sub(r"\s&\s", " and ", text)
    text = re.sub(r"(?<=\w)\s*w/(?=\s?\w)", " with ", text)
    return _WORD_RE.sub(word, text)


def _respell(match: re.Match[str]) -> str:
    right = MISSPELT[match[0].lower()]
    if match[0].lower() == "lets" and not re.match(r"\s+(?:go|just|see|say|call|get|be|not|try|start|do|take)\b", match.string[match.end() :]):
        return match[0]
    if match[0].lower() == "exited" and not re.match(r"\s+(?:to|about|for|on)\b", match.string[match.end() :]):
        return match[0]
    return capitalized(right) if match[0][0].isupper() else right
