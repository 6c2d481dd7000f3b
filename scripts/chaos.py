"""Kill one command at many places, resume it each time, and say what came of it: `make chaos`.

`--kills N` (120 by default), `--seed S` (or VIDGEN_CHAOS_SEED; a fresh one otherwise, which is printed), and
`--keep FOLDER` to look at the homes afterwards. The last line is the outcome as JSON; it ends with 1 when
something was lost, repeated or broken. What is counted is explained in
vidgen_assets_tests/reliability/chaos.py.
"""

import argparse
import os
import secrets
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the chaos and return the exit status."""
    sys.path.insert(0, str(PROJECT))
    from vidgen_assets_tests.reliability.chaos import Chaos, chaos_world, undisturbed
    from vidgen_assets_tests.reliability.nursery import Nursery

    arguments = _arguments()
    seed = arguments.seed or os.environ.get("VIDGEN_CHAOS_SEED") or secrets.token_hex(4)
    print(f"seed {seed}: VIDGEN_CHAOS_SEED={seed} does the same again", flush=True)
    with ExitStack() as stack:
        folder = Path(
            arguments.keep or stack.enter_context(tempfile.TemporaryDirectory(prefix="vidgen-chaos-"))
        )
        world, bystander = stack.enter_context(chaos_world(folder / "world"))
        nursery = stack.enter_context(Nursery(folder / "logs"))
        began = time.monotonic()
        reference = undisturbed(world, nursery, bystander, folder / "undisturbed")
        assets = sum(kind == "asset" for kind in reference.kinds.values())
        calls = len(reference.kinds) - assets - 1  # the command itself can be killed too
        took = time.monotonic() - began
        print(
            f"undisturbed: {assets} assets, {calls} expensive calls and upload steps, {took:.0f} s",
            flush=True,
        )
        outcome = Chaos(world, nursery, bystander, folder / "home", reference).run(arguments.kills, seed)
    for words in outcome.problems:
        print(f"PROBLEM {words}")
    print(outcome.line())
    return 0 if outcome.is_good else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=120)
    parser.add_argument("--seed", default="")
    parser.add_argument("--keep", default="")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
