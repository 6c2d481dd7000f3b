"""Days of ranked posts to have ideas about: fiction made for these tests."""

from __future__ import annotations

from typing import Any

from vidgen_assets.artifacts import JudgedPost, Post, RankedPost, Verdict
from vidgen_assets_tests.scripts.stories import BALCONY, DESK, SPANISH, post_of

OK = Verdict(allowed=True, rule="ok", why="")

FERRY = """\
Last winter I worked on the night ferry as a cook. One night a man came into the kitchen at two in the morning and
asked me for a birthday cake. I told him that the kitchen was closed. He said that his daughter was turning five on the
far shore, and that the ferry was late because of the ice.

I looked at the clock. We had one hour. I found flour, eleven eggs and a tin of pears. The captain came down because of
the smell, and I thought that he would fire me. He tied on an apron instead. The engineer brought a welding torch for
the sugar on top. By three o'clock there were nine of us around that cake.

We landed at four. The whole crew walked off the ship in a line, and the captain carried the cake. The little girl was
asleep on a bench with her coat on. She opened her eyes and said, "Are you all my father's friends?" The captain said
yes. He has gone to every birthday since.
"""
LIBRARY = """\
I stole a book from the library when I was nine. It was about a boy who builds a boat. We lived in the car that winter,
and I never finished it, because my mother drove us away in the night. Last month my work took me back to that town. I
put on a clean shirt and I counted the fine, twenty-seven years at ten cents a day. The librarian was very old. I put
the book on the desk and said, "I'm afraid this is late." She opened it and looked at the stamp. Then she pulled a card
out of a drawer, and it had my name on it. She had kept it for twenty-seven years. "Did he finish the boat?" she asked.
I told her that I didn't know. She sat down next to me at the radiator, and we read the end together.
"""
PARROT = """\
My neighbour went on holiday and I fed her parrot. She said that he never talks. On the first night I dropped a pan on
my foot and I shouted a word. On the second day the parrot said the word. On the third day he said it whenever the phone
rang. I played him an opera for a week, all day, to make him forget. My neighbour came home on Sunday with her mother,
who is a nun. The phone rang. I held my breath. The parrot looked at all of us and sang the whole word, in Italian
style, for eleven seconds. The nun put down her suitcase. Then she laughed so hard that she had to sit down on the
stairs. Now she calls every Sunday, and she always asks for the parrot first.
"""
KEYS = """\
I dropped my keys down a drain in front of the police station. I lay down on the street with a magnet on a
string. A young cop came out and asked me what I was fishing for. I told him the truth. He went inside and came
back with a longer string. Then his boss came out and asked us both the same question. Ten minutes later there
were six of them lying on the road with their arms in the drain. A woman walked past and asked who had died. We
pulled out two bicycle bells, a spoon and a set of false teeth. My keys were in my other pocket. I have never
told them. I still bring them cake on Fridays.
"""


def ranked(rank: int, post: Post, language: str = "en", total: float = 0.8) -> RankedPost:
    """Put a post on a rank of its day."""
    judged = JudgedPost(
        post=post, language=language, words=len(post.body.split()), scores=(), total=total, verdict=OK
    )
    return RankedPost(rank=rank, judged=judged, total=total, reasons=())


def day(**changes: Any) -> tuple[RankedPost, ...]:
    """A day of six good stories, one in Spanish, and one that is too short."""
    told = (
        ("balcony", BALCONY, "TIFU by locking myself out on the balcony", "tifu"),
        ("ferry", FERRY, "The night the whole ferry baked a cake", "MadeMeSmile"),
        ("library", LIBRARY, "I went back to pay my library fine after twenty-seven years", "stories"),
        ("parrot", PARROT, "TIFU by teaching my neighbour's parrot a word", "tifu"),
        ("keys", KEYS, "TIFU by dropping my keys down a drain", "tifu"),
        ("desk", DESK, '"It only goes up!"', "talesfromtechsupport"),
        ("short", "I fell. It hurt.", "TIFU by falling", "tifu"),
    )
    posts = [
        ranked(rank, post_of(body, title, id=name, community=community), total=0.9 - 0.05 * rank)
        for rank, (name, body, title, community) in enumerate(told, start=1)
    ]
    spanish = ranked(8, post_of(SPANISH, "Perdí las llaves", id="llaves"), "es", 0.3)
    return (*posts, spanish)
