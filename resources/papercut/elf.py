"""Just enough ELF: read what a 64-bit Linux library needs, and write a library of functions that do nothing.

For skia_loader.py. The layout follows the System V ABI (gabi 4.1, chapters 4 and 5); only little-endian
x86-64 and AArch64 are known. The written library has two load segments (headers, symbols and code; then the
dynamic section, which glibc before 2.35 writes into), a SysV hash table, no relocations and no section
headers.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
_PROGRAM = struct.Struct("<IIQQQQQQ")
_SYMBOL = struct.Struct("<IBBHQQ")
_DYNAMIC = struct.Struct("<qQ")

_PT_LOAD, _PT_DYNAMIC, _PT_GNU_STACK = 1, 2, 0x6474E551
_DT_NULL, _DT_NEEDED, _DT_HASH, _DT_STRTAB, _DT_SYMTAB, _DT_STRSZ, _DT_SYMENT, _DT_SONAME = (
    0,
    1,
    4,
    5,
    6,
    10,
    11,
    14,
)
_DT_GNU_HASH = 0x6FFFFEF5
_PAGE = 0x10000

RETURN_ZERO = {
    62: bytes.fromhex("31c0c3"),  # x86-64: xor eax, eax; ret
    183: bytes.fromhex("000080d2c0035fd6"),  # AArch64: mov x0, #0; ret
}
"""Machine code of a function that returns 0, by ELF machine number."""


class NotElf(ValueError):
    """The file is not a 64-bit little-endian ELF library, or lacks the tables that are looked for."""


@dataclass(frozen=True)
class Imports:
    """What a library asks of others: the machine it is for, the libraries it names, the symbols it lacks."""

    machine: int
    needed: tuple[str, ...]
    undefined: tuple[str, ...]


def read_imports(path: Path) -> Imports:
    """The imports of a shared library; raises NotElf."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data[:6] != b"\x7fELF\x02\x01":
            raise NotElf(f"{path.name} is not a 64-bit little-endian ELF file")
        header = _HEADER.unpack_from(data)
        machine, table, count = header[2], header[5], header[10]
        programs = [_PROGRAM.unpack_from(data, table + i * _PROGRAM.size) for i in range(count)]
        loads = [(p[3], p[2], p[5]) for p in programs if p[0] == _PT_LOAD]

        def offset(address: int) -> int:
            for start, where, length in loads:
                if start <= address < start + length:
                    return int(address - start + where)
            raise NotElf(f"{path.name}: address {address:#x} lies in no segment")

        dynamic = next((p for p in programs if p[0] == _PT_DYNAMIC), None)
        if dynamic is None:
            raise NotElf(f"{path.name} has no dynamic section")
        entries = [
            _DYNAMIC.unpack_from(data, dynamic[2] + i * _DYNAMIC.size)
            for i in range(dynamic[5] // _DYNAMIC.size)
        ]
        tags = dict(reversed(entries))
        if not {_DT_STRTAB, _DT_SYMTAB, _DT_GNU_HASH} <= tags.keys():
            raise NotElf(f"{path.name} lacks a symbol table with a GNU hash")
        strings, symbols = offset(tags[_DT_STRTAB]), offset(tags[_DT_SYMTAB])
        # The GNU hash covers defined symbols only; everything before its first one is undefined.
        first_defined = struct.unpack_from("<I", data, offset(tags[_DT_GNU_HASH]) + 4)[0]

        def text(at: int) -> str:
            return bytes(data[strings + at : data.find(b"\0", strings + at)]).decode("ascii", "replace")

        needed = tuple(text(value) for tag, value in entries if tag == _DT_NEEDED)
        names = (_SYMBOL.unpack_from(data, symbols + i * _SYMBOL.size)[0] for i in range(1, first_defined))
        return Imports(machine, needed, tuple(text(name) for name in names))


def stub_library(soname: str, symbols: Sequence[str], machine: int) -> bytes:
    """A library of that name, every symbol a function returning 0; raises NotElf for unknown machines."""
    if machine not in RETURN_ZERO:
        raise NotElf(f"no stub can be written for ELF machine {machine}")
    code = RETURN_ZERO[machine]
    strings, names = _string_table([soname, *symbols])
    table = _hash_table(len(symbols))
    symbols_at = _HEADER.size + 4 * _PROGRAM.size
    hash_at = symbols_at + (len(symbols) + 1) * _SYMBOL.size
    strings_at = hash_at + len(table)
    code_at = _aligned(strings_at + len(strings))
    data_at = _aligned(code_at + len(code))
    dynamic = {
        _DT_SONAME: names[0],
        _DT_HASH: hash_at,
        _DT_STRTAB: strings_at,
        _DT_SYMTAB: symbols_at,
        _DT_STRSZ: len(strings),
        _DT_SYMENT: _SYMBOL.size,
        _DT_NULL: 0,
    }
    data = b"".join(_DYNAMIC.pack(tag, value) for tag, value in dynamic.items())
    global_function, in_a_section = 0x12, 1
    functions = [
        _SYMBOL.pack(name, global_function, 0, in_a_section, code_at, len(code)) for name in names[1:]
    ]
    text = b"".join(
        (
            _file_header(machine),
            _programs(code_at + len(code), data_at, len(data)),
            bytes(_SYMBOL.size),
            *functions,
            table,
            strings,
        )
    )
    return (text.ljust(code_at, b"\0") + code).ljust(data_at, b"\0") + data


def _aligned(address: int) -> int:
    return -(-address // 16) * 16


def _string_table(texts: Sequence[str]) -> tuple[bytes, list[int]]:
    """All texts, each ended by a zero, and where each begins."""
    table, starts = b"\0", []
    for text in texts:
        starts.append(len(table))
        table += text.encode("ascii") + b"\0"
    return table, starts


def _hash_table(symbols: int) -> bytes:
    """One bucket with a chain over all symbols: they are looked up a hundred times, once."""
    count = symbols + 1
    chain = [0, *range(2, count), 0][:count]
    return struct.pack(f"<{3 + count}I", 1, count, min(1, symbols), *chain)


def _file_header(machine: int) -> bytes:
    ident = b"\x7fELF\x02\x01\x01" + bytes(9)
    shared, version, entry, flags = 3, 1, 0, 0
    programs_at, sections_at = _HEADER.size, 0
    sizes = (_HEADER.size, _PROGRAM.size, 4, 0, 0, 0)
    return _HEADER.pack(ident, shared, machine, version, entry, programs_at, sections_at, flags, *sizes)


def _programs(text_end: int, data_at: int, data_length: int) -> bytes:
    """Two segments, the second a page further on in memory than in the file, so that they share no page."""
    address = data_at + _PAGE
    read_execute, read_write = 5, 6
    return b"".join(
        (
            _PROGRAM.pack(_PT_LOAD, read_execute, 0, 0, 0, text_end, text_end, _PAGE),
            _PROGRAM.pack(_PT_LOAD, read_write, data_at, address, address, data_length, data_length, _PAGE),
            _PROGRAM.pack(_PT_DYNAMIC, read_write, data_at, address, address, data_length, data_length, 8),
            _PROGRAM.pack(_PT_GNU_STACK, read_write, 0, 0, 0, 0, 0, 16),
        )
    )
