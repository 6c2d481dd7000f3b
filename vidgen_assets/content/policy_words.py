"""What the policy looks for: patterns with weights, one list a rule, and the sum at which the rule strikes.

A weight of 3 strikes alone; 1 needs company. Counting distinct patterns, not mentions, keeps one repeated
harmless word ("sex" in a biology lesson) from adding up. Patterns are lower case and read lower-case text.
The rules that use these lists are in safety.py.
"""

from __future__ import annotations

Weighted = tuple[tuple[float, str], ...]

ADULT: Weighted = (
    (
        3,
        r"orgasm\w*|masturbat\w*|jerk(?:ed|ing)? (?:it |him|my|him)?(?:self )?off|jack(?:ed|"
        r"ing)? (?:it |my ?self )?off|fapp?(?:ed|ing)",
    ),
    (
        3,
        r"blow ?jobs?|hand ?jobs?|rim ?jobs?|deep ?throat\w*|cunnilingus|fellatio|oral sex|anal sex|"
        r"giv(?:e|ing|en|es) (?:him )?head|69-?ing|sexual paraphernalia|butt ?(?:plug|sex)\w*",
    ),
    (
        3,
        r"vibrators?|dildos?|fleshlights?|sex toys?|sex shops?|adult (?:stores?|shops?|toys?|films?|"
        r"videos?)|bondage|bdsm|gimp suit",
    ),
    (
        3,
        r"porn\w*|hentai|onlyfans|camgirls?|strip ?clubs?|strippers?|prostitut\w*|hookers?|"
        r"escorts? service|brothels?",
    ),
    (
        3,
        r"nudes|nude (?:pic\w*|photo\w*|selfie\w*)|dick ?pics?|naked (?:pic\w*|photo\w*|selfie\w*|"
        r"body)|sext(?:s|ed|ing)|nsfw",
    ),
    (
        3,
        r"threesomes?|foursomes?|orgy|orgies|gang ?bang\w*|cumm?(?:ing|ed|s|shot)?|ejaculat\w*|"
        r"jizz\w*|semen|spunk",
    ),
    (
        3,
        r"boners?|erections?|hard-?on|morning wood|horny|clitoris|clit|vaginas?|penis(?:es)?|scrotum|"
        r"testicles?|foreskin|labia",
    ),
    (
        3,
        r"doggy ?style|missionary position|cowgirl position|kinky|kinks?|fetish\w*|foreplay|libidos?|"
        r"wet dreams?",
    ),
    (
        3,
        r"rap(?:ed|ist|ists|ing)|gang ?rape|molest\w*|sexual(?:ly)? (?:assault|abus)\w*|incest\w*|"
        r"p(?:a)?edophil\w*|child porn",
    ),
    (
        3,
        r"(?:my|his|her|your|their) (?:own |big |huge |hard |entire |whole |wet |bare )?(?:dick|cock|"
        r"pussy|tits|titties|boobs)",
    ),
    (
        3,
        r"fuck(?:ed|ing)? (?:my|his|her) (?:wife|girlfriend|boyfriend|husband|brains?|gf|bf|sister|"
        r"mom|mother)|sleeping with (?:her|him|the guy)",
    ),
    (
        2.5,
        r"(?:had|having|have) (?:\w+ ){0,2}sex(?! ed)|sex (?:with (?:him|her|my|me)|life|drive|tape)|"
        r"making love|get(?:ting)? laid|hook(?:ed|ing)? up with (?:a|this|him|her|some)|"
        r"one-?night stand|in bed with",
    ),
    (
        1.4,
        r"condoms?|lube|lingerie|viagra|tampons?|thongs?|g-?string|genitals?|crotch|groin|"
        r"private parts|butt cheeks?|sexual\w*|seduc\w*|virginity",
    ),
    (
        1.4,
        r"naked|nude|topless|undress\w*|(?:clothes|pants|panties|bra|underwear) (?:off|down|were off)|"
        r"balls deep|moan(?:ed|ing)",
    ),
    (
        1.4,
        r"tits|titties|boobs|pussy|nipples?|cleavage|panties|slut\w*|whores?|milfs?|sexy|sex|sexed|"
        r"hot and heavy|make ?out|making out",
    ),
    (
        1,
        r"spice things up|in the bedroom|in the mood|turned on|bed ?sheets|date night|bj|wank\w*|"
        r"arous\w*|boob|explicit",
    ),
)
ADULT_AT = 3.0

GORE: Weighted = (
    (
        2,
        r"sever(?:ed|ing) (?:head|limb|arm|hand|finger)s?|decapitat\w*|disembowel\w*|dismember\w*|"
        r"mutilat\w*|entrails|intestines",
    ),
    (
        2,
        r"cut (?:\w+ )?open|skinned (?:alive|him|her)|rotting flesh|torn flesh|insides (?:in|on|were|"
        r"spill\w*)|guts spill\w*|eviscerat\w*",
    ),
    (
        1,
        r"blood (?:had )?(?:ran|run|sprayed|pooled|spurt\w*|everywhere)|pools? of blood|gor[ey]|"
        r"corpses?|gouged|throat",
    ),
)
GORE_AT = 4.0

_GROUPS = (
    r"(?:women|females|men|males|blacks?|whites?|jews|muslims|arabs|mexicans|asians|indians|"
    r"chinese|gays|lesbians|"
    r"homosexuals|trans(?:gender)?s?|immigrants|refugees|foreigners|gypsies|poles|disabled people|"
    r"christians|hindus)"
)
HATE: Weighted = (
    (
        3,
        r"nigg(?:er|a)s?|fagg?(?:ot|ots|s)?|kikes?|spics?|chinks?|gooks?|wetbacks?|trann(?:y|ies)|"
        r"dykes?|towelheads?|sandnigg\w*|raghead\w*|beaners?|coons?",
    ),
    (
        3,
        r"sub-?human\w*|untermensch\w*|breed(?:ing)? like (?:rats|rabbits|roaches|cockroaches|vermin)|"
        r"race traitors?|traitor to your own (?:blood|race|kind)",
    ),
    (
        3,
        rf"all (?:\w+ )?{_GROUPS} (?:are|is|lie|should|need|deserve)|"
        rf"every (?:single )?{_GROUPS} (?:should|is|must)",
    ),
    (
        3,
        rf"{_GROUPS} (?:are (?:\w+ )?(?:inferior|trash|stupid|incapable|scum|filth|animals|vermin|"
        rf"parasites|evil|whores|a disease)|(?:aren['\u2019]t|are not) (?:\w+ )?(?:capable|human|"
        rf"people))",
    ),
    (
        2,
        r"(?:are|were|is) (?:all )?(?:vermin|parasites?|cockroaches|a disease|a plague|lice|filth|"
        r"scum)|vermin, (?:all|every)",
    ),
    (
        2,
        r"(?:aren['\u2019]t|are not|isn['\u2019]t|not) (?:really |even |actually |truly )?(?:people|"
        r"humans?)\b(?! friendly|like)",
    ),
    (
        2,
        r"exterminat\w*|ethnic\w* cleans\w*|genocid\w*|gas (?:them|the jews)|wipe (?:them|"
        r"you) (?:all )?out|burn them out|round(?:ed)? (?:them|em) up",
    ),
    (
        2,
        r"driven? (?:them )?out of (?:the|this|our) (?:country|town|street|land)|"
        r"go back to (?:where (?:you|they) came|(?:your|their) (?:own )?(?:country|hole))|"
        r"crawl back to",
    ),
    (2, r"(?:white|racial|master) (?:supremacy|purity|race)|heil hitler|1488|kkk"),
    (
        1.5,
        r"steal(?:ing)? (?:the|our) jobs|they come over here|born thieves|put (?:down|her|them|"
        r"you) (?:like|in (?:her|their|your) place)|needs a leash|when we owned them|"
        r"only understand force",
    ),
    (
        1,
        r"dirty (?:little )?(?!dishes|laundry|clothes|look|water)\w+s? (?:brats|into|lover|off|"
        r"street)|filthy (?!rich|dishes)\w+s? (?:walked|came|moved)|smell (?:the|of) filth|"
        r"know how to deal with",
    ),
)
HATE_AT = 3.0

SELF_HARM: Weighted = (
    (
        3,
        r"suicide note|kill(?:ing)? myself (?:on|tonight|tomorrow|last|in|with|because)|(?:tried|"
        r"trying|attempted|want(?:ed)?|going|plan\w*|think\w* (?:of|about)) (?:to )?(?:kill(?:ing)?|"
        r"hang(?:ing)?|shoot(?:ing)?|drown(?:ing)?) myself(?! (?:off|laughing))",
    ),
    (
        3,
        r"(?:end|ended|ending|take|took|taking) (?:my|his|her|their) (?:own )?life|suicid(?:e|"
        r"al) (?:thoughts?|ideation|attempts?|tendenc\w*|hotline|watch)|(?:am|was|been|"
        r"feel\w*) suicidal",
    ),
    (
        3,
        r"cut(?:ting)? myself again|self-?harm\w*|slit(?:ting)? my (?:wrists?|throat)|hang myself|"
        r"overdos(?:e|ed|ing) on (?:pills|my)|swallow\w* (?:a|the) bottle of (?:pills|sleeping)",
    ),
    (
        3,
        r"(?:don['\u2019]?t|do not|didn['\u2019]?t) want to (?:live|be alive|wake up)(?! (?:in|with|"
        r"at|here|there|near|next))|better off (?:if (?:i|we) (?:was|were) dead|without me|dead)",
    ),
    (
        3,
        r"(?:commit(?:ted|ting)?|attempt(?:ed|ing)?|contemplat\w+) suicide|killed (?:him|her)self|"
        r"hanged (?:him|her)self|shot (?:him|her)self in the head|anorexi\w*|bulimi\w*",
    ),
    (
        1,
        r"suicide|suicidal|want(?:ed)? to die(?! of (?:embarrass|laugh|shame))|counted (?:my|"
        r"the) pills|end it all|razor ?blades?|no reason to live",
    ),
)
SELF_HARM_AT = 2.0

_HER = r"(?:her|him|them|this (?:\w+ ){0,2}(?:girl|guy|woman|man|person|kid|idiot|cashier))"
HARASSMENT: Weighted = (
    (
        3,
        rf"(?:spam|dox+|brigade|swat) {_HER}\b|let['\u2019]?s (?:all )?(?:bully|spam|dox+|ruin|destroy|"
        rf"get) {_HER}|(?:help me|go and) (?:destroy|bully|ruin|message|spam) {_HER}",
    ),
    (
        2,
        r"(?:find|found|post|here['\u2019]?s) (?:out )?where (?:she|he|they|this \w+) lives?|(?:her|"
        r"his) (?:account|address|number|name) in the comments|post (?:bad )?reviews with (?:her|"
        r"his) name",
    ),
    (
        2,
        rf"(?:follow(?:ed|ing)?|stalk(?:ed|ing)?) {_HER} (?:home|everywhere|to (?:her|his) car|around)|"
        rf"know which window|pictures of (?:her|his) (?:own )?front door|wait(?:ing|"
        rf"ed)? outside (?:of )?(?:her|his) (?:office|house|work)",
    ),
    (
        2,
        rf"(?:break|smash|kick in|slash) (?:his|her) (?:legs|face|teeth|tyres|tires|windows)|"
        rf"make {_HER} (?:sorry|cry every|leave|pay for|suffer)|sorry (?:she|he) was ever born",
    ),
    (
        1.5,
        rf"call {_HER} at night|tell {_HER} (?:that )?nobody|made (?:\w+ )?new accounts|bully\b|"
        rf"send pizzas?|quits? the school|lose (?:her|his) job|end(?:s|ed)? up on the street",
    ),
    (
        1,
        r"(?:ruin|destroy) (?:her|his) life|worthless|pathetic|disgusting liar|ugly(?:,)? (?:fat|"
        r"stupid)|stupid (?:cow|bitch)|the ugly|she should be made to feel|(?:she|he) blocked me",
    ),
)
HARASSMENT_AT = 4.0

SPAM: Weighted = (
    (
        2,
        r"(?:use|with) (?:the |my )?(?:promo |discount )?code [a-z0-9]{4,}|first (?:week|month) free|"
        r"100% (?:guaranteed|free)|no experience needed|limited (?:places|offer|time only)",
    ),
    (
        2,
        r"made \$[\d,]+ (?:in|a|per) (?:one |a |my )?(?:first )?(?:day|week|month)|work from home and|"
        r"passive income|dm me for|click (?:here|the link)|(?:just )?visit (?:a link|https?)",
    ),
    (
        1,
        r"(?:buy|order) now|subscribe to my|check out my (?:channel|store|shop|etsy|onlyfans)|"
        r"free trial|crypto\w* giveaway|whatsapp me|telegram me|tell all (?:of )?your friends",
    ),
    (1, r"!!![^\x00]{0,400}!!![^\x00]{0,400}!!!"),
)
SPAM_AT = 3.0

INJECTION = (
    r"ignore (?:all |any )?(?:of )?(?:the |your )?(?:previous|prior|above|"
    r"earlier) (?:instructions|prompts?|rules)|disregard (?:all |the )?(?:previous|above|prior)|"
    r"you are now (?:dan|an? (?:ai|unrestricted|jailbroken))|(?:print|reveal|show|"
    r"repeat) (?:me )?your (?:system )?(?:prompt|instructions|api keys?)|system prompt|"
    r"new task:|as an ai (?:language )?model|developer mode (?:enabled|on)|jailbreak|"
    r"the post above is approved|scores? 100 out of 100|"
    r"(?:do not|don['\u2019]t) follow (?:the |your )?(?:system|previous)|publish this as public"
)
