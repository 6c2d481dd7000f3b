"""Sixteen neighbouring samples at once: vector code numba would not find by itself, written out for LLVM.

Interpolating along a row reads each sample's two neighbours at a place that advances by one almost always.
Asked for a loop over places LLVM gathers them one by one; here they are two plain loads. LLVM makes of it what
the processor has (SSE2, AVX2, AVX-512, NEON), the arithmetic is integer and the same everywhere.

numba keeps compiled kernels by the time kernels.py was changed: whoever changes this file changes that one too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.extending import intrinsic

LANES = 16


def _lerp_lanes(
    typing: Any, row: Any, at: Any, weights: Any, out: Any, to: Any
) -> tuple[Any, Callable[[Any, Any, Any, Any], Any]]:
    """Write out[to + n] = row[at + n] + (row[at + n + 1] - row[at + n]) * weights[to + n] for 16 n, rounded.

    `row` is int32 in 8.8, `weights` uint32 of 256, `out` uint8. Sixteen samples of each, and a seventeenth of
    `row`, must be there: nothing is checked.
    """

    def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        numbers = ir.VectorType(ir.IntType(32), LANES)
        row_at, weights_at, out_at = (
            context.make_array(signature.args[place])(context, builder, arguments[place]).data
            for place in (0, 2, 3)
        )

        def loaded(base: Any, index: Any) -> Any:
            value = builder.load(builder.bitcast(builder.gep(base, [index]), numbers.as_pointer()))
            value.align = 4
            return value

        def every(number: int) -> Any:
            return ir.Constant(numbers, [number] * LANES)

        place, target = arguments[1], arguments[4]
        first = loaded(row_at, place)
        second = loaded(row_at, builder.add(place, ir.Constant(place.type, 1)))
        step = builder.mul(builder.sub(second, first), loaded(weights_at, target))
        value = builder.add(builder.add(builder.shl(first, every(8)), step), every(32768))
        bytes_ = ir.VectorType(ir.IntType(8), LANES)
        narrow = builder.trunc(builder.lshr(value, every(16)), bytes_)
        kept = builder.store(narrow, builder.bitcast(builder.gep(out_at, [target]), bytes_.as_pointer()))
        kept.align = 1
        return context.get_dummy_value()

    return types.void(row, types.uintp, weights, out, types.uintp), code


lerp_lanes = cast(Callable[..., None], intrinsic(_lerp_lanes))
