"""The words of forums as data: shorthand, misspellings, and what sentences about a post look like.

A new habit of writing is one more entry here; what is done with the tables is `forum.py`'s.
"""

from __future__ import annotations

from vidgen_assets.scripts.word_lists import word_list


def _pairs(text: str) -> dict[str, str]:
    """Read "wrong = right; wrong = right"."""
    entries = (entry.split(" = ") for entry in " ".join(text.split()).split(";") if entry.strip())
    return {wrong.strip(): right.strip() for wrong, right in entries}


RELATIVES = _pairs(
    """
    MIL = mother-in-law; FIL = father-in-law; BIL = brother-in-law; SIL = sister-in-law;
    DIL = daughter-in-law; SO = partner; DH = husband; DW = wife; LO = little one; GF = girlfriend;
    BF = boyfriend; BFF = best friend; BM = ex; FH = fiancé; STBX = soon-to-be ex;
    STBXH = soon-to-be ex-husband; STBXW = soon-to-be ex-wife; gf = girlfriend; bf = boyfriend;
    bff = best friend; hubby = husband; OH = other half;
    """
)

# Whole words in any case; a key in capitals is only meant in capitals.
WORDS = _pairs(
    """
    bc = because; b/c = because; b/f = boyfriend; g/f = girlfriend; 1/2 = half; 1/3 = a third;
    1/4 = a quarter; 3/4 = three quarters; cuz = because; coz = because; w/o = without; w/ = with;
    ppl = people; thru = through; tho = though; altho = although; u = you; ur = your;
    urself = yourself; r = are; pls = please; plz = please; thx = thanks; bday = birthday;
    b-day = birthday; convo = conversation; rn = right now; gonna = going to; gotta = have to;
    wanna = want to; kinda = kind of; sorta = sort of; dunno = don't know; lemme = let me;
    gimme = give me; alot = a lot; idk = I don't know; idc = I don't care; wtf = what on earth;
    omg = oh my god; omfg = oh my god; jk = just kidding; aka = also known as; AKA = also known as;
    DM'd = messaged; AITA = am I wrong; AITAH = am I wrong; WIBTA = would I be wrong;
    WIBTAH = would I be wrong; TIFU = I messed up; NTA = not in the wrong; YTA = in the wrong;
    ESH = everyone is in the wrong; NAH = nobody is in the wrong; SAHM = stay-at-home mom;
    SAHD = stay-at-home dad; WFH = work from home; PTO = paid leave;
    LDR = long-distance relationship; FWB = friend with benefits; OP = the person who posted it;
    ISP = internet provider;
    """
)

# Shorthand that adds nothing when spoken: it goes, with its comma.
FILLERS = tuple(
    word_list(
        """
        tbh tbf ngl imo imho iirc afaik fwiw btw fyi lol lmao lmfao rofl haha hahaha hehe smh smdh fml
        amirite idek ffs
        """
    )
)

# Spelling of quick typing; keys are whole words in any case.
MISSPELT = _pairs(
    """
    dont = don't; doesnt = doesn't; didnt = didn't; cant = can't; wont = won't; wouldnt = wouldn't;
    couldnt = couldn't; shouldnt = shouldn't; isnt = isn't; wasnt = wasn't; arent = aren't;
    werent = weren't; hasnt = hasn't; havent = haven't; hadnt = hadn't; aint = ain't; im = I'm;
    ive = I've; i'm = I'm; i've = I've; i'd = I'd; i'll = I'll; i = I; thats = that's;
    whats = what's; theres = there's; hes = he's; shes = she's; theyre = they're; theyve = they've;
    theyd = they'd; youre = you're; youve = you've; youll = you'll; lets = let's;
    wouldve = would've; couldve = could've; shouldve = should've; definately = definitely;
    definatly = definitely; seperate = separate; recieve = receive; recieved = received;
    untill = until; alright = all right; tommorow = tomorrow; tomorow = tomorrow; wierd = weird;
    freind = friend; beleive = believe; suprised = surprised; suprise = surprise;
    embarassed = embarrassed; embarassing = embarrassing; rediculous = ridiculous;
    miniuets = minutes; minuets = minutes; saftey = safety; realy = really; probaly = probably;
    basicly = basically; finaly = finally; actualy = actually; imediately = immediately;
    immediatly = immediately; arguement = argument; occured = occurred; begining = beginning;
    anyways = anyway; noone = no one; eachother = each other; infront = in front; aswell = as well;
    atleast = at least; incase = in case; everytime = every time; florescent = fluorescent;
    exited = excited; probly = probably; prolly = probably; godamn = goddamn; woah = whoa;
    should of = should have; could of = could have; would of = would have; must of = must have;
    might of = might have; okay doke = okey-doke; o.k = okay;
    """
)

# Words that are spelled right and are the wrong ones, told by their neighbours: (pattern, what it becomes).
CONFUSED = (
    (
        r"\b([Ii])ts (?=(?:a|an|the|not|just|been|like|so|really|only|my|all|too|very|"
        r"going|time|because|about|almost|getting|hard|still|always)\b)",
        r"\1t's ",
    ),
    (
        r"\b([Yy])our (?=(?:a|an|the|not|going|gonna|just|so|being|welcome|kidding|"
        r"right|wrong|joking|fired|lucky)\b(?! (?:hand|side|arm|leg|mind)))",
        r"\1ou're ",
    ),
    (
        r"\b(more|less|rather|better|worse|bigger|faster|older|younger|other|longer|higher|lower) then\b",
        r"\1 than",
    ),
    (
        r"\b(?<!used )to (?=(?:far|much|many|late|cold|hot|big|small|hard|bad|soon|"
        r"fast|expensive|long|loud|drunk|tired|scared|busy) (?:from|to|for|of|and|"
        r"money|time|people|trouble|mind)\b)",
        "too ",
    ),
    (r"\b[Cc]ause (?=(?:I|he|she|they|we|it|there|the|my|you|I'm|he's|she's)\b)", "because "),
    (r"\b(?:[Tt]hey) (?=(?:guy|man|woman|lady|girl|customer|manager|boss|kid)\b)", "the "),
    (r"\bloose (?=(?:my|his|her|your|the|it|a) )", "lose "),
    (r"\bof of\b", "of"),
    (r"\bpeoples (?=[a-z]+s\b)", "people's "),
)

# What a sentence about the post, the forum or its readers looks like.
ABOUT_THE_POST = (
    r"\bhere(?:'s| is) (?:a|my|one|another) (?:\w+ ){0,3}(?:story|tale)\b",
    r"^\W*(?:this is )?(?:my )?(?:a )?throw[\s-]?away\b",
    r"\bthrowaway (?:account|because|for|since)\b",
    r"\b(?:long[\s-]?time|been) (?:a )?lurk",
    r"\blurker\b",
    r"\bfirst[\s-]time post",
    r"\bfirst post\b",
    r"\bon mobile\b",
    r"\b(?:from|using) (?:my|a) (?:phone|mobile)\b.*\b(?:format|sorry|excuse)",
    r"\b(?:sorry|apolog\w+|excuse|forgive|pardon)\b.*\b(?:formatting|format|length|"
    r"long|wall of text|grammar|spelling|english|typos?|mistakes|rambl\w+|rant|layout|"
    r"ahead of time|in advance)\b",
    r"\benglish is(?:n'?t| not)? (?:my|not my)\b",
    r"\bnon[\s-]?native\b.*\bspeaker\b",
    r"\bobligatory\b",
    r"\bmandatory\b.*\b(?:this|not)\b",
    r"^\W*(?:so )?(?:this|it|actually|now this) (?:actually |technically )?(?:didn'?t|"
    r"did not|wasn'?t|was not) (?:actually |technically |exactly )?(?:happen "
    r")?(?:today|happen today)\b[^,]*$",
    r"^\W*(?:necessary |required )?(?:not|wasn'?t) (?:actually )?today\b[^,]{0,30}$",
    r"\bthanks? (?:you )?(?:\w+ ){0,3}(?:for|to)\b.*\b(?:gold|silver|award|reading|"
    r"support|upvote|comment|advice|responses?|replies|kind words|everyone|sharing|letting me)",
    r"\bthank you (?:all|everyone|reddit|kind)\b",
    r"^\W*thanks(?: everyone| all| guys)?[.! ]*$",
    r"\b(?:front page|upvot\w*|downvot\w*|karma|cake ?day|repost\w*|subreddit|"
    r"sub-reddit|reddit\w*|imgur|this sub|crosspost\w*)\b",
    r"^\W*(?:hi|hello|hey|greetings|howdy|what'?s up|what is up)\b[^.?]{0,40}[.!?,]*$",
    r"\b(?:here goes|here we go|buckle up|strap in|story ?time|grab (?:some|your) "
    r"popcorn|get comfy|bear with me|hold on ?to your|without further ado|on to the "
    r"(?:\w+ )?stor\w+|let'?s begin|let us begin|sit back)\b",
    r"\bhope (?:you|y'all|this|my story) (?:all )?(?:\w+ ){0,2}(?:enjoy\w*|lik\w+|"
    r"interest\w+|entertain\w+|made)",
    r"\b(?:if|since|glad) you(?:'ve| have)?(?: all| guys)? (?:enjoyed|liked|made it|"
    r"read|got) (?:this|that|these|it|far)",
    r"\bI'?ll (?:add|post|share|update|write|tell) (?:more|you more|another|others|some more|an update)",
    r"\blet me know\b",
    r"\bask me any",
    r"\bAMA\b",
    r"\bwall of text\b",
    r"\bpost(?:ed|ing)? (?:this|it) (?:here|on|in|to|under)\b",
    r"\b(?:this|my) (?:post|submission|story|title)\b.*\b(?:long|short|typo|"
    r"misleading|sorry|first|interesting|removed|title)\b",
    r"\bpic(?:ture)?s? (?:for )?(?:proof|attached|below|here|of it here)\b",
    r"\bproof (?:here|below|in)\b",
    r"^\W*\(?proof\b",
    r"\b(?:title|headline) (?:says|explains|pretty much says|sums)\b",
    r"^\W*(?:as|like) (?:the|my) title\b",
    r"\bedit(?:ed)?\b ?(?:\d|for|:|to add|-|because)",
    r"^\W*edit",
    r"\btl;?\s?dr\b",
    r"^\W*(?:the )?end\W*$",
    r"^\W*fin\W*$",
    r"\bnames? (?:have been |has been |are |were )?(?:changed|made up|fake|redacted|altered)\b",
    r"\bfake names?\b",
    r"\bnot (?:his|her|their) real name",
    r"\bbut I digress\b",
    r"\bI digress\b",
    r"^\W*(?:side|quick) ?note\b",
    r"\bforgive me if\b.*\b(?:wrong|post|sub)",
    r"\bI (?:don'?t|do not) (?:even |really )?know where to (?:begin|start)\b",
    r"\bwhere (?:do|to|should) I (?:begin|start)\b",
    r"\b(?:some|a (?:bit|little) of?|little|bit of|brief|quick) (?:background|"
    r"backstory|back story|context|history)\b[^,:]{0,30}$",
    r"^\W*(?:background|backstory|back story|context|preface|disclaimer|backround|for context)\W*$",
    r"\b(?:my|a|the) (?:last|previous|other|earlier) post\b",
    r"\blurk(?:ed|ing)?\b",
    r"\bsubmi(?:t|tted|tting)\b.*\b(?:comment|post|stories|here)\b",
    r"\btitle of this\b",
    r"^\W*(?:preface|tifu ?update)\b",
    r"\b(?:seen|read|heard) (?:a lot of |all |some of |so many |many )?(?:the |these |"
    r"your )?(?:other )?(?:posts|stories|tales) (?:on |here|in |from |about |like|lately)",
    r"\b(?:reading|read) (?:through )?(?:all )?(?:the|these|your|other|some|a) (?:\w+ "
    r")?(?:posts|stories|tales|story)\b",
    r"\b(?:thought|figured) I(?:'?d| would| should) (?:share|post|add|contribute|tell|give)",
    r"\bI(?:'?ll| will| would like to|'?d like to| want to| wanted to| have to) share\b",
    r"\b(?:reminded|made) me (?:of (?:this|a|my|one)|want to|think of) .*\b(?:story|tale|share|post)\b",
    r"\b(?:another|first|second|next|my|this|a short|short|quick|here'?s a|here is a|"
    r"following) (?:\w+ ){0,2}(?:story|tale|tales|stories) (?:comes|for you|from me|"
    r"time|about|begins|is (?:about|from|my)|starts|I have)\b.{0,60}$",
    r"^\W*(?:this is|here(?:'s| is)) (?:just )?(?:a|my|one|another|the) (?:\w+,? "
    r"){0,5}(?:story|tale|one)\b[^,]{0,40}$",
    r"\b(?:feel|feels) (?:good|better) to (?:get|share|tell|vent)\b",
    r"\b(?:gripe|rant|vent) post\b",
    r"\bfellow (?:retailers|redditors|techs|workers)\b",
    r"\b(?:cue|insert) (?:\w+ ){0,2}(?:music|facepalm|here)\b",
    r"\bI'?m (?:also )?(?:going to|gonna) (?:try to )?(?:keep|make) (?:this|it) (?:short|brief|quick)",
    r"\blong story short\W*$",
    r"\bfor those (?:of you )?(?:who|that|wondering|asking|unfamiliar|not)\b",
    r"\bfor (?:anyone|everyone) (?:who|asking|wondering)\b",
    r"\b(?:here'?s|attached is|obligatory) (?:a |the )?(?:pic|picture|photo|link|video|image)\b",
    r"\blink(?:ed)? (?:to|below|here|in)\b",
    r"\b(?:this|that|it) (?:will|is going to|may|might) (?:be|get) (?:a )?(?:long|lengthy|bit long|buried)\b",
    r"\bmy apologies\b",
    r"\bsuggest(?:ed|ions?)? (?:me )?(?:to )?post(?:ing)?\b",
    r"\bcomments? (?:below|section|here)\b",
    r"\bdon'?t want (?:to|this) .*\b(?:identif|trace|doxx)",
    r"\bthat forum\b",
    r"\bI (?:just )?(?:have|need|want|had|gotta) (?:to )?(?:vent|rant|spill|get (?:this|it) off)\b",
    r"^\W*no pun\b",
    r"\bthis face\W*$",
    r"\b(?:to|me) (?:post|posting|write|type|share) this\b",
    r"\b(?:I|things) (?:I )?read here\b",
    r"\bif you (?:haven'?t|didn'?t|don'?t) (?:get|seen|know|catch)\b",
    r"\bnot (?:exactly|really|quite) (?:retail|tech ?support|a)\b.*\bbut\b",
    r"^\W*(?:sorry|apologies)\b[^.]{0,24}$",
    r"^\W*update\W*$",
    r"\byou(?:'re| are) all calling\b",
)
