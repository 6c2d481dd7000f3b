"""How a provider knows a question again: the key that is sent with a paid call.

A call whose answer was kept is never made again (call_cache.py). What is left is the moment between an answer
sent and an answer kept: a process that dies there asks again, under the same key, and a provider or gateway
that honours `Idempotency-Key` gives the same answer without charging for it twice. Others ignore the header.
"""

from __future__ import annotations

import hashlib

from resources.call_cache import canonical_json

HEADER = "Idempotency-Key"


def idempotency_key(question: object) -> str:
    """Return the key of a JSON-able question: the same after a crash, another one for anything else."""
    return f"vidgen-{hashlib.sha256(canonical_json(question)).hexdigest()[:40]}"
