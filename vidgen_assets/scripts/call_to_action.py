"""The last line: a question that fits this story, so that an answer comes to mind by itself.

Owns the table of questions, from the most particular to the most general; the story's own words choose.
No question is asked that the story does not raise.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

FOLLOW = {
    "en": "Follow for another true story tomorrow.",
    "es": "Sígueme para otra historia real mañana.",
    "fr": "Abonne-toi pour une autre histoire vraie demain.",
    "de": "Folge mir für die nächste wahre Geschichte.",
    "it": "Seguimi per un'altra storia vera domani.",
    "pt": "Siga para mais uma história real amanhã.",
    "nl": "Volg voor nog een waar verhaal morgen.",
    "ja": "フォローして、明日の話も聞いてください。",
    "zh": "关注我，明天再讲一个真实的故事。",
}
QUESTIONS = {
    "es": ("¿Qué habrías hecho tú?", "¿Alguna vez te ha pasado algo así?", "¿Cómo habrías reaccionado tú?"),
    "fr": ("Qu'est-ce que tu aurais fait?", "Ça t'est déjà arrivé?", "Tu aurais réagi comment?"),
    "de": ("Was hättest du getan?", "Ist dir so etwas schon einmal passiert?", "Wie hättest du reagiert?"),
    "it": ("Tu cosa avresti fatto?", "Ti è mai successa una cosa così?", "Tu come avresti reagito?"),
    "ja": (
        "あなたなら、どうしましたか？",
        "あなたにも、こんなことがありましたか？",
        "あなたなら、何と言いましたか？",
    ),
    "zh": ("如果是你，你会怎么做？", "你遇到过这样的事吗？", "换成你，你会说什么？"),
    "pt": ("O que você teria feito?",),
    "nl": ("Wat had jij gedaan?",),
}


@dataclass(frozen=True)
class Raises:
    """Words by which a story raises a question, how often they must come, and the questions, equals."""

    words: re.Pattern[str]
    times: int
    questions: tuple[str, ...]
    only_end: bool = False


def _raises(words: str, times: int, *questions: str, only_end: bool = False) -> Raises:
    return Raises(re.compile(rf"\b(?:{words})\b", re.IGNORECASE), times, questions, only_end)


# From the most particular to the most general; an earlier row wins against a later one that fits as well.
_TABLE = (
    _raises(
        r"am I wrong|in the wrong(?!\s\w)|would I be wrong",
        1,
        "So, was I wrong?",
        "Be honest: who was wrong here?",
    ),
    _raises(
        "I (?:also )?quit|I walked out|my resignation|my two weeks",
        1,
        "Would you have quit too?",
        "Would you have walked out, or stayed?",
        only_end=True,
    ),
    _raises(
        "(?:got|was|be|been|getting) fired|fired me|lost my job",
        1,
        "Did I deserve to lose my job over that?",
        "Would you have fired me for that?",
    ),
    _raises("wedding|bride|groom|bridesmaids?", 2, "What would you have done at that wedding?"),
    _raises(
        "apologi[sz]ed?|said (?:he|she|they) (?:was|were) sorry|forgave|forgive",
        1,
        "Would you have accepted that apology?",
        "Could you forgive that?",
        only_end=True,
    ),
    _raises(
        "divorced?|cheat(?:ed|ing)|affair|broke up|dumped",
        1,
        "Would you have stayed?",
        "Would you have forgiven that?",
    ),
    _raises(
        "died|dead|death|funeral|cancer|passed away|grief|cried|crying|heaven|grave",
        2,
        "Who did this make you think of?",
        "Who would you have told first?",
    ),
    _raises(
        r"shoplift\w*|stole|steal|stealing|thief|robbed|robbery|robber",
        2,
        "Would you have called the police, or let it go?",
        "What would you have done in my place?",
    ),
    _raises(
        "backups?|deleted|wiped",
        2,
        "When did you last make a backup?",
        "What is the worst thing you ever deleted?",
    ),
    _raises(
        "server|database|production|script|sysadmin|network",
        2,
        "What is the most expensive mistake you ever saw at work?",
        "Would you have slept that night?",
    ),
    _raises(
        "customers?|cashier|refund|register|cigarettes|discount",
        1,
        "What would you have said to that customer?",
        "How would you have handled that customer?",
        "What is the strangest thing a customer ever asked you?",
    ),
    _raises(
        "computers?|laptop|password|reboot|internet|monitor|printer|router|modem|"
        "software|tech support|users?|keyboard|RAM|wifi|mouse",
        2,
        "Could you have stayed calm on that call?",
        "Who is that person where you work?",
        "What is the strangest thing anyone ever asked you about a computer?",
    ),
    _raises(
        "managers?|boss|supervisor|corporate",
        2,
        "What would you have told that boss?",
        "Have you ever had a boss like that?",
        only_end=True,
    ),
    _raises(
        r"toilet|bathroom|fart\w*|poop\w*|restroom|shit\w*|vomit\w*",
        2,
        "What is the most embarrassing thing that ever happened to you? Be honest.",
        "Would you have told anyone about this?",
    ),
    _raises(
        "dog|puppy|cat|kitten|hamster|parrot|rabbit",
        3,
        "What would you have done with that {word}?",
        "Could you have stayed mad at that {word}?",
    ),
    _raises(
        "(?:first|second|blind) date|crush|asked (?:him|her) out",
        1,
        "Would you have gone on another date after that?",
        "What was your worst date?",
    ),
    _raises("mother-in-law|father-in-law|in-laws", 1, "How do you get along with your in-laws?"),
    _raises(
        "thank-you|thanked|hugged|kindness|smiled|nurse|stranger|gift|grateful",
        3,
        "Who was kind to you when it counted?",
        "Would you have done the same?",
    ),
    _raises(
        "roommates?|flatmate|dorm",
        2,
        "Would you still live with me after that?",
        "What is the worst thing a roommate ever did to you?",
    ),
    _raises(
        "neighbou?rs?|landlord",
        2,
        "What would you have said to that neighbor?",
        "Do you have a neighbor like that?",
    ),
    _raises(
        "teacher|professor|school|class|exam|college|classmates?|homework|lecture",
        2,
        "What was your most embarrassing moment at school?",
        "What would you have done in that class?",
    ),
    _raises(
        r"girlfriend|boyfriend|fianc\w+|wife|husband|partner",
        3,
        "How would you have reacted in my place?",
        "What would you have done in my place?",
    ),
    _raises(
        "mom|mum|mother|dad|father|parents?|grandpa|grandmother",
        3,
        "How would your parents have taken it?",
        "What is the worst thing your parents ever caught you doing?",
    ),
    _raises(
        "texted|texts?|message|snapchat|facebook|photos?|pictures?",
        2,
        "Have you ever sent something to the wrong person?",
        "Would you ever look at your phone the same way?",
    ),
    _raises(
        "drunk|vodka|beers?|party|hangover|whiskey|tequila|stoned|weed",
        2,
        "What is the worst thing you ever did at a party?",
        "Would you have stayed for another one?",
    ),
    _raises(
        "cops?|police|officer|arrested|handcuffs",
        2,
        "What would you have told the police?",
        "Would you have called the police too?",
    ),
    _raises(
        "car|drove|driving|highway|traffic|truck|bike|ticket",
        3,
        "Has that ever happened to you on the road?",
        "What would you have done behind that wheel?",
    ),
    _raises(
        "burn(?:ed|t|ing)?|flames?|oven|stove|microwave|cook(?:ed|ing)?|kitchen|pan",
        2,
        "What is your worst kitchen disaster?",
        "Have you ever set off an alarm like that?",
    ),
    _raises(
        "hospital|ambulance|doctor|stitches|surgery|bleeding|bled|vet|wound|bruises?",
        2,
        "What is the dumbest way you ever got hurt?",
        "Have you ever had a scare like that?",
    ),
    _raises(
        "airport|flight|plane|train|hotel|vacation|trip",
        2,
        "What is the worst thing that ever happened to you on a trip?",
    ),
    _raises(
        "store|shop|sales|retail|pizza|restaurant|bar|waiter|waitress|guests?",
        2,
        "Could you have kept a straight face?",
        "What is the strangest thing you ever saw at work?",
    ),
    _raises(
        r"money|[$]\d+|dollars|bill|rent|lottery",
        2,
        "What would you have done with that money?",
        "Would you have paid?",
    ),
    _raises(
        "ghost|haunted|creepy|woods|basement|shadow|footsteps|terrified",
        2,
        "Would you have stayed there that night?",
        "How would you explain it?",
    ),
    _raises("lied|lie|secret|truth", 2, "Would you have told the truth?"),
    _raises(r"embarrass\w*|awkward|humiliat\w+|mortif\w+", 1, "What is your most embarrassing moment?"),
    _raises(
        "messed up", 1, "What is the worst way you messed up this year?", "Have you ever messed up like that?"
    ),
)
_GENERAL = (
    "What would you have done?",
    "Has anything like that ever happened to you?",
    "How would you have reacted?",
)


def call_to_action(kind: str, language: str, story: Sequence[str], key: str, variant: int = 0) -> str:
    """Return the closing line for a story's sentences, "" when the channel wants none.

    `key` (a post's id) and `variant` choose among equal questions, so that two videos a day differ.
    """
    if kind == "none" or not story:
        return ""
    if kind == "follow":
        return FOLLOW.get(language, FOLLOW["en"] if language == "en" else "")
    if language != "en":
        asked = QUESTIONS.get(language, ("",))
        return asked[(random.Random(f"call to action {key}").randrange(60) + variant) % len(asked)]
    fitting = questions(story)
    chosen = random.Random(f"call to action {key}").randrange(60) + variant
    first = fitting[0]
    return first[chosen % len(first)] if variant < len(first) else fitting[min(variant, len(fitting) - 1)][0]


def questions(story: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of questions a story raises, the most fitting first; the general ones come last.

    The first sentence (the hook) and the end of a story say best what it is about: their words count double.
    """
    end = story[-max(3, len(story) // 3) :]
    fitting: list[tuple[float, int, tuple[str, ...]]] = []
    for rank, row in enumerate(_TABLE):
        hits = sum(len(row.words.findall(text)) for text in (end if row.only_end else story))
        hits += len(row.words.findall(story[0])) + sum(bool(row.words.search(text)) for text in end) // 2
        if hits >= row.times:
            word = next(match[0].lower() for text in story if (match := row.words.search(text)))
            asked = tuple(question.replace("{word}", word) for question in row.questions)
            fitting.append((min(hits, 5) * 0.6 - 0.15 * rank, rank, asked))
    fitting.sort(key=lambda fit: (-fit[0], fit[1]))
    return (*(asked for _, _, asked in fitting), _GENERAL)
