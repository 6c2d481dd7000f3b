"""What vidgen itself says in a video and beside it, in every language a story is told in.

Owns the wording of cards, credits, disclosures and dates; English is what a language without a row gets. What
is asked at the end of a story is call_to_action.py's; stories are never translated.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple


class Phrasebook(NamedTuple):
    """One language's words. In braces stand what is filled in: `{author}`, `{place}`, `{day}`, `{month}`, `{year}`.

    `asks` are patterns of a closing question with its short form for a card; `comments` and `follow` are words
    that send a viewer there. `small` are words too common to be a tag.
    """

    usual: str
    to_comments: str
    to_follow: str
    comments: str
    follow: str
    asks: tuple[tuple[str, str], ...]
    disclosure: str
    gone: str
    brief: str
    script: str
    by: str
    based_on: str
    nameless: str
    date: str
    months: tuple[str, ...] = ()
    thousand: tuple[int, str] = (1000, "k")
    point: str = ","
    small: str = ""


_ENGLISH = Phrasebook(
    usual="What would you do?",
    to_comments="Tell me in the comments",
    to_follow="Follow for more",
    comments=r"\bcomments?\b|\btell (?:me|us)\b|\blet (?:me|us) know\b",
    follow=r"\bfollow\b|\bsubscribe\b",
    asks=(
        (r"\bwho (?:was|is|'s) (?:in the )?(?:wrong|right)\b", "Who was wrong?"),
        (r"\bwas i wrong\b|\bam i wrong\b|\bwas i the\b|\bam i the\b|\bin the wrong\b", "Was I wrong?"),
        (r"\bwhat would you have done\b", "What would you have done?"),
        (r"\bwould you\b|\bwhat would\b", "What would you do?"),
        (r"\bever (?:happened|had|met|seen|done)\b|\bhappened to you\b", "Ever happened to you?"),
        (r"\bwhat do you think\b|\bthoughts\b", "What do you think?"),
        (r"\byour (?:worst|best|funniest|weirdest|own)\b|\byour story\b", "What's your story?"),
        (r"\bfollow\b|\bsubscribe\b", "Follow for more"),
    ),
    disclosure="The voice and the pictures in this video are computer generated.",
    gone="(the post is no longer online)",
    brief="An original brief",
    script="An original script",
    by=" by {author}",
    based_on="Based on a story by {author} on {place}",
    nameless="a user who left no name",
    date="{day} {month} {year}",
    months=tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
    point=".",
)
_BOOKS = {
    "en": _ENGLISH,
    "fr": Phrasebook(
        usual="Et toi, tu ferais quoi\u00a0?",
        to_comments="Dis-le en commentaire",
        to_follow="Abonne-toi pour la suite",
        comments=r"\bcommentaires?\b|\bdis-moi\b|\bdites-moi\b",
        follow=r"\babonne",
        asks=((r"\babonne", "Abonne-toi pour la suite"), (r"\baurais[- ]tu|tu aurais", "Qu'aurais-tu fait\u00a0?")),
        disclosure="La voix et les images de cette vidéo sont générées par ordinateur.",
        gone="(la publication n'est plus en ligne)",
        brief="Un sujet original",
        script="Une histoire originale",
        by=" de {author}",
        based_on="D'après une histoire de {author} sur {place}",
        nameless="un membre anonyme",
        date="{day} {month} {year}",
        months=tuple("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()),
        small="alors après aussi autre autres avait avais avant avec avoir cette chaque comme dans depuis "
        "donc elle elles encore entre était étais faire fait jamais juste leur leurs mais même moins notre nous "
        "parce pendant plus pour puis quand quelqu quelque quelques sans sont soudain sous suis tous tout toute "
        "toutes très vers votre vous maintenant devant derrière chez",
    ),
    "es": Phrasebook(
        usual="¿Tú qué harías?",
        to_comments="Cuéntamelo en los comentarios",
        to_follow="Sígueme para más",
        comments=r"\bcomentarios?\b|\bcuéntame\b|\bdime\b",
        follow=r"\bsígueme\b|\bsuscríbete\b",
        asks=((r"\bsígueme\b|\bsuscríbete\b", "Sígueme para más"), (r"habrías hecho", "¿Qué habrías hecho tú?")),
        disclosure="La voz y las imágenes de este vídeo están generadas por ordenador.",
        gone="(la publicación ya no está en línea)",
        brief="Un tema original",
        script="Una historia original",
        by=" de {author}",
        based_on="Basado en una historia de {author} en {place}",
        nameless="alguien sin nombre",
        date="{day} {month} {year}",
        months=tuple("ene feb mar abr may jun jul ago sep oct nov dic".split()),
        small="dijo dice dije preguntó "
        "algo ahora antes aquel aquella aunque cada casi como cómo con cuando cuándo desde después donde "
        "ella ellos entonces entre eran esta está estaba este esto había hasta luego menos mientras mismo mucho "
        "nada nunca otra otro para pero poco porque puede quien quién sido siempre sino sobre solo también tanto "
        "tenía tiene toda todo todos usted unos vamos",
    ),
    "de": Phrasebook(
        usual="Was würdest du tun?",
        to_comments="Schreib es in die Kommentare",
        to_follow="Folge mir für mehr",
        comments=r"\bkommentar",
        follow=r"\bfolge?\b|\babonnier",
        asks=((r"\bfolge mir\b|\babonnier", "Folge mir für mehr"), (r"hättest du", "Was hättest du getan?")),
        disclosure="Stimme und Bilder dieses Videos sind computergeneriert.",
        gone="(der Beitrag ist nicht mehr online)",
        brief="Ein eigenes Thema",
        script="Eine eigene Geschichte",
        by=" von {author}",
        based_on="Nach einer Geschichte von {author} auf {place}",
        nameless="jemandem ohne Namen",
        date="{day}. {month} {year}",
        months=tuple("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.".split()),
        small="sagte stand "
        "aber alle allein alles also andere auch beim bereits bevor dann daran dass dein deine denn dich "
        "diese diesem diesen dieser dieses doch dort durch eine einem einen einer eines etwas euch eure ganz "
        "gegen habe haben hatte hatten hier ihre ihrem ihren ihrer immer jede jeden jeder jetzt kein keine keinen "
        "kommt machen mein meine meinem meinen meiner mich nach nicht nichts noch oder ohne schon sehr sein seine "
        "seit selbst sich sind über unter viel vier wann warum weil wenn werden wieder wird wohl wurde zwei",
    ),
    "it": Phrasebook(
        usual="E tu, cosa faresti?",
        to_comments="Scrivilo nei commenti",
        to_follow="Seguimi per altre storie",
        comments=r"\bcommenti?\b|\bdimmi\b|\braccontami\b",
        follow=r"\bseguimi\b|\biscriviti\b",
        asks=((r"\bseguimi\b|\biscriviti\b", "Seguimi per altre storie"), (r"avresti fatto", "Tu cosa avresti fatto?")),
        disclosure="La voce e le immagini di questo video sono generate al computer.",
        gone="(il post non è più online)",
        brief="Un argomento originale",
        script="Una storia originale",
        by=" di {author}",
        based_on="Da una storia di {author} su {place}",
        nameless="un utente anonimo",
        date="{day} {month} {year}",
        months=tuple("gen feb mar apr mag giu lug ago set ott nov dic".split()),
        small="detto disse gridato "
        "adesso alla alle allora altra altro anche ancora appena avete aveva avevo avuto bene casa che chi "
        "come con così cosa dalla della delle dello dopo dove ecco erano essere fatto fino hanno loro mentre meno "
        "mio molto nella nelle nello niente nostra nostro ogni ormai perché però poco poi prima proprio qualche "
        "quando quanto quella quello questa questo sempre senza solo sono sopra sotto stata stato sulla tanto "
        "tutta tutti tutto",
    ),
    "ja": Phrasebook(
        usual="あなたならどうする？",
        to_comments="コメントで教えてください",
        to_follow="フォローして次の話へ",
        comments="コメント|教えて",
        follow="フォロー|チャンネル登録",
        asks=(("フォロー|チャンネル登録", "フォローして次の話へ"),),
        disclosure="この動画の音声と画像はコンピューターで生成されています。",
        gone="（元の投稿は削除されています）",
        brief="オリジナルの企画",
        script="オリジナルの物語",
        by="（{author}）",
        based_on="{place}の{author}さんの投稿より",
        nameless="匿名",
        date="{year}年{month}月{day}日",
        thousand=(10_000, "万"),
        point=".",
    ),
    "zh": Phrasebook(
        usual="换成你，会怎么做？",
        to_comments="在评论里告诉我",
        to_follow="关注我，听下一个故事",
        comments="评论|告诉我",
        follow="关注|订阅",
        asks=(("关注|订阅", "关注我，听下一个故事"),),
        disclosure="本视频的配音和画面由计算机生成。",
        gone="（原帖已不在）",
        brief="原创选题",
        script="原创故事",
        by="（{author}）",
        based_on="改编自 {place} 上 {author} 的帖子",
        nameless="匿名用户",
        date="{year}年{month}月{day}日",
        thousand=(10_000, "万"),
        point=".",
    ),
}  # fmt: skip


def phrasebook(language: str) -> Phrasebook:
    """Return a language's words; English where there are none."""
    return _BOOKS.get(language.replace("_", "-").split("-")[0].lower(), _ENGLISH)


def languages() -> tuple[str, ...]:
    """Return the languages there are words for."""
    return tuple(_BOOKS)


def date_text(created_ms: int, language: str = "en") -> str:
    """Return the day of a moment (ms since 1970, UTC) as the language writes it; empty for none."""
    if created_ms <= 0:
        return ""
    at, book = datetime.fromtimestamp(created_ms / 1000, UTC), phrasebook(language)
    month = book.months[at.month - 1] if book.months else str(at.month)
    return book.date.format(day=at.day, month=month, year=at.year)


def short_number(value: int, language: str = "en") -> str:
    """14213 as "14.2k", "14,2k" or "1.4万"; 999 as "999", 2100000 as "2.1M"."""
    book = phrasebook(language)
    sizes = [book.thousand] if book.thousand[0] != 1000 else [(1_000_000, "M"), book.thousand]
    for size, unit in sizes:
        if value >= size:
            tenths = value * 10 // size
            whole = tenths >= 1000 or tenths % 10 == 0
            return f"{tenths // 10}{unit}" if whole else f"{tenths // 10}{book.point}{tenths % 10}{unit}"
    return str(value)
