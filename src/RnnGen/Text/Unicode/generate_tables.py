#!/usr/bin/env python3
"""Writes the tables of this folder from the Unicode Character Database, version 15.0.

    python3 src/RnnGen/Text/Unicode/generate_tables.py [FOLDER]

FOLDER holds the database as Debian's package `unicode-data` installs it (/usr/share/unicode). The same database gives the same bytes.
"""
import pathlib
import sys

VERSION = "15.0.0"
CODE_POINTS = 0x110000
WIDTH = 160

# The values of WordBreak.cs, in the order of their numbers.
WORD_BREAKS = ["Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Format", "Katakana", "Hebrew_Letter", "ALetter", "Single_Quote", "Double_Quote",
               "MidNumLet", "MidLetter", "MidNum", "Numeric", "ExtendNumLet", "Regional_Indicator", "WSegSpace"]
PICTOGRAPHIC, INVISIBLE, UNSPACED = 0x20, 0x40, 0x80

# Scripts that put no spaces between words and whose characters are words of their own; Thai, Khmer and the like are known by their line breaks.
UNSPACED_SCRIPTS = {"Han", "Hiragana", "Katakana", "Bopomofo", "Nushu", "Tangut", "Khitan_Small_Script"}

# The dots between the syllables of Tibetan, which look like punctuation to the database.
UNSPACED_MARKS = {0x0F0B, 0x0F0C}

folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
here = pathlib.Path(__file__).parent


def rows(name):
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            yield [field.strip() for field in line.split(";")]


def ranges(name):
    for fields in rows(name):
        first, _, last = fields[0].partition("..")
        yield range(int(first, 16), int(last or first, 16) + 1), fields[1]


def values(name, default):
    table = [default] * CODE_POINTS
    for code_points, value in ranges(name):
        for code_point in code_points:
            table[code_point] = value
    return table


def members(name, value):
    return {code_point for code_points, found in ranges(name) if found == value for code_point in code_points}


def word_properties():
    pictographic = members("emoji/emoji-data.txt", "Extended_Pictographic")
    ignorable = members("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
    breaks = values("auxiliary/WordBreakProperty.txt", "Other")
    scripts = values("Scripts.txt", "Unknown")
    lines = values("LineBreak.txt", "XX")
    widths = values("EastAsianWidth.txt", "N")
    categories = values("extracted/DerivedGeneralCategory.txt", "Cn")
    table = []
    for code_point in range(CODE_POINTS):
        value = WORD_BREAKS.index(breaks[code_point])
        if code_point in pictographic:
            value |= PICTOGRAPHIC
        if code_point in ignorable and breaks[code_point] in ("Other", "Extend", "ZWJ", "Format"):
            value |= INVISIBLE
        is_wide_mark = categories[code_point][0] == "P" and widths[code_point] in "WF"
        if scripts[code_point] in UNSPACED_SCRIPTS or lines[code_point] == "SA" or is_wide_mark or code_point in UNSPACED_MARKS:
            value |= UNSPACED
        table.append(value)
    # U+FEFF marks where a file begins: a break in a text, as the end of a line is.
    table[0xFEFF] = WORD_BREAKS.index("Newline") | INVISIBLE
    # The narrow no-break space is a space like any other, not a part of words.
    table[0x202F] = WORD_BREAKS.index("Other")
    return table


def case_properties():
    cased = members("DerivedCoreProperties.txt", "Cased")
    ignorable = members("DerivedCoreProperties.txt", "Case_Ignorable")
    deltas = {}
    for fields in rows("UnicodeData.txt"):
        code_point = int(fields[0], 16)
        lower, title = (int(fields[i] or fields[0], 16) - code_point for i in (13, 14))
        deltas[code_point] = (lower, title)
    # U+0130 is the one character whose lower case has two; the code writes it.
    deltas[0x130] = (0, 0)
    kinds = {}
    table = []
    for code_point in range(CODE_POINTS):
        kind = (*deltas.get(code_point, (0, 0)), (code_point in cased) | (code_point in ignorable) << 1)
        table.append(kinds.setdefault(kind, len(kinds)))
    return table, list(kinds)


def canonical_properties():
    decompositions, classes = {}, {}
    for fields in rows("UnicodeData.txt"):
        code_point = int(fields[0], 16)
        classes[code_point] = int(fields[3])
        if fields[5] and not fields[5].startswith("<"):
            decompositions[code_point] = [int(part, 16) for part in fields[5].split()]
    unstable = {code_point for code_points, *found in
                ((range(int(f[0].partition("..")[0], 16), int(f[0].partition("..")[2] or f[0], 16) + 1), *f[1:]) for f in rows("DerivedNormalizationProps.txt"))
                if found[0] == "NFC_QC" for code_point in code_points}
    excluded = members("DerivedNormalizationProps.txt", "Full_Composition_Exclusion")
    kinds = {}
    table = [kinds.setdefault((classes.get(c, 0), c in unstable), len(kinds)) for c in range(CODE_POINTS)]
    compositions = sorted((pair[0], pair[1], c) for c, pair in decompositions.items() if c not in excluded)
    return table, list(kinds), sorted(decompositions.items()), compositions


def stages(table, shift):
    size = 1 << shift
    blocks, first = {}, []
    for start in range(0, len(table), size):
        first.append(blocks.setdefault(tuple(table[start:start + size]), len(blocks)))
    assert len(blocks) <= 256
    # What comes after the last block that differs from it is read there.
    while len(first) > 1 and first[-1] == first[-2]:
        first.pop()
    return first, [value for block in blocks for value in block]


def span(kind, name, summary, numbers):
    yield f"    /// <summary>{summary}</summary>"
    yield f"    public static ReadOnlySpan<{kind}> {name} =>"
    yield "    ["
    line = "       "
    for number in numbers:
        item = f" {number},"
        if len(line) + len(item) > WIDTH:
            yield line
            line = "       "
        line += item
    yield line
    yield "    ];"


def trie(prefix, what, table):
    first, second = stages(table, 7)
    yield from span("byte", f"{prefix}Blocks", "The block of each 128 code points; the last one listed holds for all that follow.", first)
    yield ""
    yield from span("byte", prefix, f"{what}, in blocks of 128 code points.", second)


def write(name, summary, *members):
    text = [
        "// <auto-generated/>",
        f"// Written by generate_tables.py from the Unicode Character Database {VERSION}, © Unicode, Inc.: see THIRD-PARTY-NOTICES.md.",
        "namespace RnnGen;",
        "",
        f"/// <summary>{summary}</summary>",
        f"internal static class {name}",
        "{",
    ]
    for i, member in enumerate(members):
        text += [""] * (i > 0) + list(member)
    text += ["}", ""]
    (here / f"{name}.g.cs").write_text("\n".join(text), encoding="utf-8", newline="\n")


readme = (folder / "ReadMe.txt").read_text(encoding="utf-8")
if VERSION not in readme:
    sys.exit(f"{folder} does not hold version {VERSION} of the Unicode Character Database.")

write("WordBreakTable", "What decides where words end.",
      trie("Properties", "<see cref=\"WordBreak\"/> of each character and, above it, 32 for pictographs, 64 for what is invisible and 128 for what is written without spaces", word_properties()))

case_table, case_kinds = case_properties()
write("CaseTable", "Lower and title case.",
      trie("Kinds", "The kind of each character", case_table),
      span("int", "ToLower", "What leads from a character of each kind to its lower case.", [kind[0] for kind in case_kinds]),
      span("int", "ToTitle", "What leads from a character of each kind to its title case.", [kind[1] for kind in case_kinds]),
      span("byte", "Flags", "1 for cased characters, 2 for those that casing passes over.", [kind[2] for kind in case_kinds]))

canonical_table, canonical_kinds, decompositions, compositions = canonical_properties()
write("CanonicalTable", "Canonical equivalence.",
      trie("Kinds", "The kind of each character", canonical_table),
      span("byte", "CombiningClasses", "The combining class of each kind.", [kind[0] for kind in canonical_kinds]),
      span("byte", "Unstable", "1 where NFC may change a character of the kind.", [int(kind[1]) for kind in canonical_kinds]),
      span("int", "Decomposed", "The characters that decompose, in rising order.", [code_point for code_point, _ in decompositions]),
      span("int", "Firsts", "The first character of each decomposition.", [pair[0] for _, pair in decompositions]),
      span("int", "Seconds", "The second one; 0 where there is none.", [(pair + [0])[1] for _, pair in decompositions]),
      span("long", "Pairs", "The pairs that compose, the first character times 2²¹ plus the second, in rising order.", [first << 21 | second for first, second, _ in compositions]),
      span("int", "Composites", "What each pair composes to.", [composite for _, _, composite in compositions]))
