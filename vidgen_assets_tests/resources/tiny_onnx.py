"""A tiny ONNX model that hums: one second's work for a test of the code that loads and runs real ones.

Written as the protobuf bytes they are, because the onnx package is a larger wheel than all of our tests.
Every id becomes 256 samples times the length scale, a sine whose frequency follows from the id, with a
little seeded noise, as the real models add theirs.
"""

from __future__ import annotations

import struct

FLOAT, INT64 = 1, 7


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes | str) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _node(op: str, inputs: str, output: str, **attributes: int) -> bytes:
    body = b"".join(_bytes(1, name) for name in inputs.split()) + _bytes(2, output) + _bytes(4, op)
    for name, value in attributes.items():
        body += _bytes(5, _bytes(1, name) + _number(3, value) + _number(20, 2))
    return _bytes(1, body)


def _constant(name: str, values: list[float] | list[int], kind: int, dims: tuple[int, ...]) -> bytes:
    raw = struct.pack(f"<{len(values)}{'f' if kind == FLOAT else 'q'}", *values)
    body = b"".join(_number(1, dim) for dim in dims) + _number(2, kind) + _bytes(8, name) + _bytes(9, raw)
    return _bytes(5, body)


def _value(field: int, name: str, kind: int, dims: tuple[int | str, ...]) -> bytes:
    shape = b"".join(_bytes(1, _number(1, dim) if isinstance(dim, int) else _bytes(2, dim)) for dim in dims)
    return _bytes(field, _bytes(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape))))


def hum(
    ids: str, others: dict[str, tuple[int, ...]], scale: str, place: int, *, noise: float = 0.02
) -> bytes:
    """Return a model that takes `ids` and float inputs `others`; the length is scale[place] times 256 an id.

    A negative place divides by scale[-place - 1] instead, as a speed does.
    """
    times = "Mul" if place >= 0 else "Div"
    index = place if place >= 0 else -place - 1
    nodes = [
        _node("Cast", ids, "as_float", to=FLOAT),
        _node("Reshape", "as_float column", "cells"),
        _node("Gather", f"{scale} index", "factor", axis=0),
        _node(times, "samples factor", "length_float"),
        _node("Cast", "length_float", "length", to=INT64),
        _node("Concat", "ones length", "repeats", axis=0),
        _node("Tile", "cells repeats", "tiled"),
        _node("Reshape", "tiled row", "held"),
        _node("CumSum", "held axis", "phase"),
        _node("Mul", "phase step", "turned"),
        _node("Sin", "turned", "tone"),
        _node("RandomNormalLike", "tone", "random"),
        _node("Mul", "random loudness", "hiss"),
        _node("Add", "tone hiss", "mixed"),
        _node("Mul", "mixed half", "audio"),
    ]
    constants = [
        _constant("column", [1, -1, 1], INT64, (3,)),
        _constant("row", [1, -1], INT64, (2,)),
        _constant("index", [index], INT64, (1,)),
        _constant("samples", [256.0], FLOAT, (1,)),
        _constant("ones", [1, 1], INT64, (2,)),
        _constant("axis", [1], INT64, (1,)),
        _constant("step", [0.002], FLOAT, (1,)),
        _constant("loudness", [noise], FLOAT, (1,)),
        _constant("half", [0.5], FLOAT, (1,)),
    ]
    inputs = [_value(11, ids, INT64, (1, "n"))] + [
        _value(11, name, FLOAT, dims) for name, dims in others.items()
    ]
    graph = b"".join(nodes) + _bytes(2, "hum") + b"".join(constants) + b"".join(inputs)
    graph += _value(12, "audio", FLOAT, (1, "m"))
    opset = _bytes(8, _bytes(1, "") + _number(2, 14))
    return _number(1, 8) + _bytes(7, graph) + opset
