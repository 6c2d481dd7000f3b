"""Scripts for the scene tests: small fictions, and whatever a test writes itself."""

from __future__ import annotations

import re

from vidgen_assets.artifacts.scripts import Line, Part, Script

LANDLORD = """
Last spring my landlord changed the locks while I was at work. My key did not fit, and my dog was still
inside. I called him from the porch and he told me to read my lease. So I slept in my car that night, and I
was furious. The next morning I sat in the library and read every page of that lease with a lawyer. Then I
found one line on the last page that he had forgotten. He had to pay a month of rent for every day the door
stayed locked. We met in court three weeks later. The judge laughed out loud and told him to pay me twelve
thousand dollars. In the end I bought my dog a very expensive bed.
"""
GRANDMOTHER = """
My grandmother baked a cake for every neighbor on our street. When she died last winter I was alone in her
kitchen. I found a letter in the cookie jar with my name on it. She asked me to bake the cakes myself. On
the first morning I burned all of them and cried. But an old man from next door knocked and brought me
flour. He smiled and said she had once saved his life. Since then I bake every Sunday, and nobody on our
street is alone.
"""
OFFICE = """
I work in tech support for a large company. One day a user called and said her computer was broken. I asked
her to restart it and she yelled at me. She told my boss that I was rude. Suddenly she gasped and went quiet
on the phone. The monitor was not plugged in. My boss laughed until he cried, and I got a bonus.
"""


def script_of(
    body: str, hook: str = "", call: str = "What would you have done? Tell me in the comments."
) -> Script:
    """A script of these sentences, at 172 words a minute."""
    lines: list[Line] = []
    parts: tuple[tuple[Part, str], ...] = (("hook", hook), ("body", body), ("call_to_action", call))
    for part, text in parts:
        for sentence in re.split(r"(?<=[.!?])\s+", " ".join(text.split())):
            if sentence:
                lines.append(Line(part=part, text=sentence))
    words = sum(len(line.text.split()) for line in lines)
    return Script(language="en", lines=tuple(lines), estimate_ms=round(words / 172 * 60_000))
