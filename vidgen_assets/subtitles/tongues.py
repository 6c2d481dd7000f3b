"""What captions have to know of a language: which words belong together, and how fast it is read.

Small tables of function words, by language. A language without one is broken at its punctuation and by length.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True)
class Tongue:
    """The words of a language that a break depends on, in lower case, without punctuation.

    `determiners` never end a line: they belong to their noun. `leaders` (prepositions, conjunctions, auxiliaries,
    subject pronouns) should not. `openers` begin a new phrase: good to break before. `particles` and `objects`
    (give / up, told / me) belong to the verb before them. `bound` are words that stay with the one before them
    when that is one of a few ("lot / of", "used / to"). `titles` go with a name, `units` with the number before
    them, `months` with one on either side. `read_chars_s` is comfortable reading beside listening, `most_chars_s`
    too fast. In a language with `capital_nouns` two capitals in a row are no name.
    """

    determiners: frozenset[str] = frozenset()
    leaders: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    bound: Mapping[str, frozenset[str]] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    read_chars_s: float = 17.0
    most_chars_s: float = 25.0
    capital_nouns: bool = False


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = Tongue(
    determiners=_set("a an the my your his our their its every each no another some any this these those"),
    leaders=_set(
        "her that of to in on at by for with from into onto upon over under about after before between through "
        "during without within against toward towards behind and or but so if as than because when while who "
        "whose which where what how why i he she we they you it was were is are am be been being had has have "
        "would could should will can may might must do does did not never very really just too quite almost "
        "only even still also i'm i've i'd i'll he's he'd he'll she's she'd she'll we're we've we'd we'll "
        "they're they've they'd they'll you're you've you'd you'll it's it'll that's there's who's what's don't "
        "doesn't didn't can't couldn't won't wouldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't "
        "let's get got make made let my"
    ),
    openers=_set(
        "and but so because when while who which that then if or until before after where although though "
        "since unless to in on at for with from into about like without during instead"
    ),
    particles=_set("up out off away back down over around along ago too either though anymore"),
    objects=_set("me him them us it myself himself herself themselves yourself"),
    bound={
        "of": _set(
            "lot lots one some most all any kind sort type couple bunch front out because instead rest each none few "
            "many much ahead top side piece pair cup end part number half full think thought speaking care tired"
        ),
        "to": _set(
            "used going want wanted wants wanting need needed needs have had has having got try tried trying able "
            "about supposed ought next due close according thanks decided started happened allowed managed asked "
            "told seems seemed like liked love loved gonna refused forced up"
        ),
        "at": _set(
            "look looked looking looks stare stared staring yell yelled yelling least all laughed smiled"
        ),
        "for": _set("except waiting wait looking look asked asking pay paid paying"),
        "with": _set("up deal along"),
        "than": _set("more less better worse rather other older younger bigger"),
        "as": _set("well soon long far much such same"),
        "ago": _set("years year days day weeks week months month hours hour minutes while"),
        "old": _set("years year months weeks days"),
        "other": _set("each the every any"),
    },
    titles=_set("mr mrs ms miss dr prof st sir lady aunt uncle captain officer"),
    units=_set(
        "dollars bucks cents euros pounds percent % years year months month weeks week days day hours hour "
        "minutes minute seconds miles feet inches pounds lbs kilos degrees million billion thousand hundred "
        "am pm a.m p.m o'clock times people km kg cm mm ml gb mb"
    ),
    months=_set(
        "january february march april may june july august september october november december jan feb mar apr "
        "jun jul aug sep sept oct nov dec"
    ),
)
FRENCH = Tongue(
    determiners=_set(
        "le la les l' un une des du de d' au aux mon ma mes ton ta tes son sa ses notre nos votre vos leur "
        "leurs ce cet cette ces chaque quelques plusieurs"
    ),
    leaders=_set(
        "à de en dans sur sous avec sans pour par vers chez entre contre depuis pendant et ou mais donc car ni que "
        "qu' qui dont où si comme quand lorsque je j' tu il elle on nous vous ils elles me m' te t' se s' ne n' "
        "y suis es est sommes êtes sont étais était étaient ai as a avons avez ont avais avait avaient été très "
        "plus moins trop pas bien tout toute c'est c' il y n'est n'a j'ai j'étais qu'il qu'elle"
    ),
    bound={"de": _set("beaucoup peu plus moins trop assez tant près loin lors besoin envie"), "a": _set("y")},
    openers=_set(
        "et mais donc car ou que qui dont où quand lorsque si parce puis alors pour dans sur avec sans à"
    ),
    titles=_set("m mme mlle dr pr monsieur madame"),
    units=_set("euros euro € % ans an mois semaines jours heures heure minutes secondes km kg cm fois pour"),
    months=_set("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    read_chars_s=18.0,
)
SPANISH = Tongue(
    determiners=_set(
        "el la los las un una unos unas lo del al mi mis tu tus su sus nuestro nuestra nuestros nuestras este "
        "esta estos estas ese esa esos esas aquel aquella cada algún ningún"
    ),
    leaders=_set(
        "a de en con sin por para sobre entre desde hasta hacia según y e o u pero sino que si como cuando donde "
        "quien porque yo tú él ella nosotros ellos ellas me te se nos le les he has ha hemos han había habían soy "
        "es son era eran fue fueron está están estaba muy más menos no ni ya"
    ),
    openers=_set("y pero o que porque cuando donde quien si como aunque mientras para en con sin por a de"),
    titles=_set("sr sra srta dr dra don doña"),
    units=_set(
        "euros euro dólares pesos € % años año meses semanas días horas hora minutos segundos km kg veces"
    ),
    months=_set("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    read_chars_s=18.0,
)
GERMAN = Tongue(
    determiners=_set(
        "der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner dein deine sein "
        "seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren euer eure kein keine keinen "
        "dieser diese dieses diesen diesem jeder jede jedes jeden im am zum zur vom beim ins ans"
    ),
    leaders=_set(
        "in an auf aus bei mit nach von zu um für durch gegen ohne über unter vor hinter neben zwischen seit und "
        "oder aber denn sondern dass weil wenn als ob wie ich du er sie es wir man habe hast hat haben hatte "
        "hatten bin bist ist sind war waren wird werden wurde wurden kann konnte muss musste will wollte soll "
        "nicht sehr ganz so zu noch nur schon"
    ),
    openers=_set(
        "und aber oder denn sondern dass weil wenn als ob der die das während obwohl damit bis mit für in"
    ),
    titles=_set("herr frau dr prof"),
    units=_set("euro dollar € % jahre jahr monate wochen tage stunden stunde minuten sekunden uhr km kg mal"),
    months=_set("januar februar märz april mai juni juli august september oktober november dezember"),
    read_chars_s=18.0,
    capital_nouns=True,
)
ITALIAN = Tongue(
    determiners=_set(
        "il lo la i gli le l' un uno una un' del dello della dei degli delle al allo alla ai agli alle nel nello "
        "nella nei nelle sul sulla dal dalla mio mia miei mie tuo tua suo sua suoi sue nostro nostra questo questa "
        "questi queste quel quella ogni"
    ),
    leaders=_set(
        "a ad da di in con su per tra fra senza sopra sotto verso e ed o ma che chi se come quando dove perché io "
        "tu lui lei noi voi loro mi ti si ci vi ne ho hai ha abbiamo hanno avevo aveva avevano sono è era erano "
        "ero stato molto più meno non c'è già anche"
    ),
    openers=_set("e ma o che perché quando dove se come mentre anche per in con senza da di a"),
    titles=_set("sig sig.ra dott signor signora"),
    units=_set("euro dollari € % anni anno mesi settimane giorni ore ora minuti secondi km kg volte"),
    months=_set(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
    ),
    read_chars_s=18.0,
)
# read by the character, twice as wide: what is counted is half-widths, as everywhere in the cues
JAPANESE = Tongue(read_chars_s=15.0, most_chars_s=24.0)
CHINESE = Tongue(read_chars_s=16.0, most_chars_s=24.0)
OTHER = Tongue()
TONGUES = {
    "en": ENGLISH, "fr": FRENCH, "es": SPANISH, "de": GERMAN, "it": ITALIAN, "ja": JAPANESE, "zh": CHINESE,
}  # fmt: skip


@lru_cache(maxsize=64)
def tongue_of(language: str) -> Tongue:
    """Return what is known of a language ("en-GB" is English); OTHER when nothing is."""
    base = language.replace("_", "-").split("-")[0].lower()
    return TONGUES.get({"cmn": "zh"}.get(base, base), OTHER)
