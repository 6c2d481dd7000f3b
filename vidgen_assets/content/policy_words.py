"""What the policy looks for, as data: patterns with weights, one list a rule, and the sum at which it strikes.

A weight of 3 strikes alone; 1 needs company. Counting distinct patterns, not mentions, keeps one repeated
harmless word ("sex" in a biology lesson) from adding up. Patterns are lower case and read lower-case text. The rules that use these lists are in safety.py.
"""

from __future__ import annotations

Weighted = tuple[tuple[float, str], ...]

ADULT: Weighted = (
    (
        3,
        r"orgasm\w*|masturbat\w*|jerk(?:ed|ing)? (?:it |him|my|him)?(?:self )?off|jack(?:ed|ing)? (?:it |my ?self )?off|fapp?(?:ed|ing)",
    ),
    (
        3,
        r"blow ?jobs?|hand ?jobs?|rim ?jobs?|deep ?throat\w*|cunnilingus|fellatio|oral sex|anal sex|giv(?:e|ing|en|es) (?:him )?head|69-?ing|sexual paraphernalia|butt ?(?:plug|sex)\w*",
    ),
    (
        3,
        r"vibrators?|dildos?|fleshlights?|sex toys?|sex shops?|adult (?:stores?|shops?|toys?|films?|videos?)|bondage|bdsm|gimp suit",
    ),
    (
        3,
        r"porn\w*|hentai|onlyfans|camgirls?|strip ?clubs?|strippers?|prostitut\w*|hookers?|escorts? service|brothels?",
    ),
    (
        3,
        r"nudes|nude (?:pic\w*|photo\w*|selfie\w*)|dick ?pics?|naked (?:pic\w*|photo\w*|selfie\w*|body)|sext(?:s|ed|ing)|nsfw",
    ),
    (
        3,
        r"threesomes?|foursomes?|orgy|orgies|gang ?bang\w*|cumm?(?:ing|ed|s|shot)?|ejaculat\w*|jizz\w*|semen|spunk",
    ),
    (
        3,
        r"boners?|erections?|hard-?on|morning wood|horny|clitoris|clit|vaginas?|penis(?:es)?|scrotum|testicles?|foreskin|labia",
    ),
    (
        3,
        r"doggy ?style|missionary position|cowgirl position|kinky|kinks?|fetish\w*|foreplay|libidos?|wet dreams?",
    ),
    (
        3,
        r"rap(?:ed|ist|ists|ing)|gang ?rape|molest\w*|sexual(?:ly)? (?:assault|abus)\w*|incest\w*|p(?:a)?edophil\w*|child porn",
    ),
    (
        3,
        r"(?:my|his|her|your|their) (?:own |big |huge |hard |entire |whole |wet |bare )?(?:dick|cock|pussy|tits|titties|boobs)",
    ),
    (
        3,
        r"fuck(?:ed|ing)? (?:my|his|her) (?:wife|girlfriend|boyfriend|husband|brains?|gf|bf|sister|mom|mother)|sleeping with (?:her|him|the guy)",
    ),
    (
        2.5,
        r"(?:had|having|have) (?:\w+ ){0,2}sex|sex (?:with (?:him|her|my|me)|life|drive|tape)|making love|get(?:ting)? laid|hook(?:ed|ing)? up with (?:a|this|him|her|some)|one-?night stand|in bed with",
    ),
    (
        1.5,
        r"condoms?|lube|lingerie|viagra|tampons?|thongs?|g-?string|genitals?|crotch|groin|private parts|butt cheeks?|sexual\w*|seduc\w*|virginity",
    ),
    (
        1.5,
        r"naked|nude|topless|undress\w*|(?:clothes|pants|panties|bra|underwear) (?:off|down|were off)|balls deep|moan(?:ed|ing)",
    ),
    (
        1.5,
        r"tits|titties|boobs|pussy|nipples?|cleavage|panties|slut\w*|whores?|milfs?|sexy|sex|sexed|hot and heavy|make ?out|making out",
    ),
    (
        1,
        r"spice things up|in the bedroom|in the mood|turned on|bed ?sheets|date night|bj|wank\w*|arous\w*|boob|explicit",
    ),
)
ADULT_AT = 3.0

GORE: Weighted = (
    (2, r"sever(?:ed|ing) (?:head|limb|arm|hand|finger)s?|decapitat\w*|disembowel\w*|dismember\w*|mutilat\w*|entrails|intestines"),
    (2, r"cut (?:\w+ )?open|skinned (?:alive|him|her)|rotting flesh|torn flesh|insides (?:in|on|were|spill\w*)|guts spill\w*|eviscerat\w*"),
    (1, r"blood (?:had )?(?:ran|run|sprayed|pooled|spurt\w*|everywhere)|pools? of blood|gor[ey]|corpses?|gouged|throat"),
)  # fmt: skip
GORE_AT = 4.0

_GROUPS = (
    r"(?:women|females|men|males|blacks?|whites?|jews|muslims|arabs|mexicans|asians|indians|chinese|gays|lesbians|"
    r"homosexuals|trans(?:gender)?s?|immigrants|refugees|foreigners|gypsies|poles|disabled people|christians|hindus)"
)
HATE: Weighted = (
    (3, r"nigg(?:er|a)s?|fagg?(?:ot|ots|s)?|kikes?|spics?|chinks?|gooks?|wetbacks?|trann(?:y|ies)|dykes?|towelheads?|sandnigg\w*|raghead\w*|beaners?|coons?"),
    (3, r"sub-?human\w*|untermensch\w*|breed(?:ing)? like (?:rats|rabbits|roaches|cockroaches|vermin)|race traitors?|traitor to your own (?:blood|race|kind)"),
    (3, rf"all (?:\w+ )?{_GROUPS} (?:are|is|lie|should|need|deserve)|every (?:single )?{_GROUPS} (?:should|is|must)"),
    (3, rf"{_GROUPS} (?:are (?:\w+ )?(?:inferior|trash|stupid|incapable|scum|filth|animals|vermin|parasites|evil|whores|a disease)|(?:aren['\u2019]t|are not) (?:\w+ )?(?:capable|human|people))"),
    (2, r"(?:are|were|is) (?:all )?(?:vermin|parasites?|cockroaches|a disease|a plague|lice|filth|scum)|vermin, (?:all|every)"),
    (2, r"(?:aren['\u2019]t|are not|isn['\u2019]t|not) (?:really |even |actually |truly )?(?:people|humans?)\b(?! friendly|like)"),
    (2, r"exterminat\w*|ethnic\w* cleans\w*|genocid\w*|gas (?:them|the jews)|wipe (?:them|you) (?:all )?out|burn them out|round(?:ed)? (?:them|em) up"),
    (2, r"driven? (?:them )?out of (?:the|this|our) (?:country|town|street|land)|go back to (?:where (?:you|they) came|(?:your|their) (?:own )?(?:country|hole))|crawl back to"),
    (2, r"(?:white|racial|master) (?:supremacy|purity|race)|heil hitler|1488|kkk"),
    (1.5, r"steal(?:ing)? (?:the|our) jobs|they come over here|born thieves|put (?:down|her|them|you) (?:like|in (?:her|their|your) place)|needs a leash|when we owned them|only understand force"),
    (1, r"dirty (?:little )?(?!dishes|laundry|clothes|look|water)\w+s? (?:brats|into|lover|off|street)|filthy (?!rich|dishes)\w+s? (?:walked|came|moved)|smell (?:the|of) filth|know how to deal with"),
)  # fmt: skip
HATE_AT = 3.0

SELF_HARM: Weighted = (
    (3, r"suicide note|kill(?:ing)? myself (?:on|tonight|tomorrow|last|in|with|because)|(?:tried|trying|attempted|want(?:ed)?|going|plan\w*|think\w* (?:of|about)) (?:to )?(?:kill(?:ing)?|hang(?:ing)?|shoot(?:ing)?|drown(?:ing)?) myself(?! (?:off|laughing))"),
    (3, r"(?:end|ended|ending|take|took|taking) (?:my|his|her|their) (?:own )?life|suicid(?:e|al) (?:thoughts?|ideation|attempts?|tendenc\w*|hotline|watch)|(?:am|was|been|feel\w*) suicidal"),
    (3, r"cut(?:ting)? myself again|self-?harm\w*|slit(?:ting)? my (?:wrists?|throat)|hang myself|overdos(?:e|ed|ing) on (?:pills|my)|swallow\w* (?:a|the) bottle of (?:pills|sleeping)"),
    (3, r"(?:don['\u2019]?t|do not|didn['\u2019]?t) want to (?:live|be alive|wake up)(?! (?:in|with|at|here|there|near|next))|better off (?:if (?:i|we) (?:was|were) dead|without me|dead)"),
    (3, r"(?:commit(?:ted|ting)?|attempt(?:ed|ing)?|contemplat\w+) suicide|killed (?:him|her)self|hanged (?:him|her)self|shot (?:him|her)self in the head|anorexi\w*|bulimi\w*"),
    (1, r"suicide|suicidal|want(?:ed)? to die(?! of (?:embarrass|laugh|shame))|counted (?:my|the) pills|end it all|razor ?blades?|no reason to live"),
)  # fmt: skip
SELF_HARM_AT = 2.0

_HER = r"(?:her|him|them|this (?:\w+ ){0,2}(?:girl|guy|woman|man|person|kid|idiot|cashier))"
HARASSMENT: Weighted = (
    (3, rf"(?:spam|dox+|brigade|swat) {_HER}\b|let['\u2019]?s (?:all )?(?:bully|spam|dox+|ruin|destroy|get) {_HER}|(?:help me|go and) (?:destroy|bully|ruin|message|spam) {_HER}"),
    (2, r"(?:find|found|post|here['\u2019]?s) (?:out )?where (?:she|he|they|this \w+) lives?|(?:her|his) (?:account|address|number|name) in the comments|post (?:bad )?reviews with (?:her|his) name"),
    (2, rf"(?:follow(?:ed|ing)?|stalk(?:ed|ing)?) {_HER} (?:home|everywhere|to (?:her|his) car|around)|know which window|pictures of (?:her|his) (?:own )?front door|wait(?:ing|ed)? outside (?:of )?(?:her|his) (?:office|house|work)"),
    (2, rf"(?:break|smash|kick in|slash) (?:his|her) (?:legs|face|teeth|tyres|tires|windows)|make {_HER} (?:sorry|cry every|leave|pay for|suffer)|sorry (?:she|he) was ever born"),
    (1.5, rf"call {_HER} at night|tell {_HER} (?:that )?nobody|made (?:\w+ )?new accounts|bully\b|send pizzas?|quits? the school|lose (?:her|his) job|end(?:s|ed)? up on the street"),
    (1, r"(?:ruin|destroy) (?:her|his) life|worthless|pathetic|disgusting liar|ugly(?:,)? (?:fat|stupid)|stupid (?:cow|bitch)|the ugly|she should be made to feel|(?:she|he) blocked me"),
)  # fmt: skip
HARASSMENT_AT = 4.0

SPAM: Weighted = (
    (2, r"(?:use|with) (?:the |my )?(?:promo |discount )?code [a-z0-9]{4,}|first (?:week|month) free|100% (?:guaranteed|free)|no experience needed|limited (?:places|offer|time only)"),
    (2, r"made \$[\d,]+ (?:in|a|per) (?:one |a |my )?(?:first )?(?:day|week|month)|work from home and|passive income|dm me for|click (?:here|the link)|(?:just )?visit (?:a link|https?)"),
    (1, r"(?:buy|order) now|subscribe to my|check out my (?:channel|store|shop|etsy|onlyfans)|free trial|crypto\w* giveaway|whatsapp me|telegram me|tell all (?:of )?your friends"),
    (1, r"!!![^\x00]{0,400}!!![^\x00]{0,400}!!!"),
)  # fmt: skip
SPAM_AT = 3.0

INJECTION = (
    r"ignore (?:all |any )?(?:of )?(?:the |your )?(?:previous|prior|above|earlier) (?:instructions|prompts?|rules)|disregard (?:all |the )?(?:previous|above|prior)|"
    r"you are now (?:dan|an? (?:ai|unrestricted|jailbroken))|(?:print|reveal|show|repeat) (?:me )?your (?:system )?(?:prompt|instructions|api keys?)|system prompt|"
    r"new task:|as an ai (?:language )?model|developer mode (?:enabled|on)|jailbreak|the post above is approved|scores? 100 out of 100|"
    r"(?:do not|don['\u2019]t) follow (?:the |your )?(?:system|previous)|publish this as public"
)
