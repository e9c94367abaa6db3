using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RnnGen.Fuzz;

/// <summary>
/// Changes of JSON as text: of a header (one character a byte) or of JSON that a string of it holds. They look for numbers, strings and entries, without
/// asking whether the whole is still JSON.
/// </summary>
internal static partial class HeaderMutations
{
    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1e2", "1e999", "-0", "0.5", "NaN",
        "1000000000000000000000000000000000000000000000000000000000000", "07", "true", "null", "\"8\"", "[8]", "{}",
    ];

    private static readonly string[] Strings =
    [
        "", "F64", "F16", "BF16", "I8", "I64", "U8", "BOOL", "f32", "__metadata__", "\\ud800", "\\udc00\\ud800", "\\u0000", "\\u001b]0;x\\u0007", "\\u202e", "\\u2028", "A", "a b", "\\n", " ", "b\\u0301",
        "<eos>", "<unk>", "rnngen.format", "rnngen.checksum", "rnngen.quantization", "rnngen.nothing", "comment", "2.0", "1.7", "1.", "01.0", "Lstm", "Gru", "tanh", "LastStep", "EveryStep", "word", "whitespace", "xxh3:0000000000000000",
        "output.weight", "rnn.weight_ih_l1", "embedding.weight", "embedding.weight.scale", "output.weight.scale", "output.bias.scale", "largestError", "[\\\"<unk>\\\"]", "{}", "[]", "null", "\u00FF\u00FE", "\u00ED\u00A0\u0080", "\u00C3\u00A9",
    ];

    private static readonly string[] Entries =
    [
        "\"rnngen.nothing\":\"x\",", "\"rnngen.checksums\":\"xxh3:0000000000000000\",", "\"comment\":\"x\",", "\"x\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},",
        "\"x\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},", "\"output.bias.scale\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},", "\"rnngen.quantization\":\"{}\",", "\"meanError\":0,", "\"__metadata__\":{},", "\"extra\":1,", "\"Layers\":1,", "\"TieEmbeddings\":true,", "\"strict\":null,", "\\\"lowerCase\\\":true,",
    ];

    private static readonly string[] Marks = ["{", "}", "[", "]", ",", ":", "\"", "\\", " ", "\n", "\t", "\0", "\u00EF\u00BB\u00BF", "\u00FF", "/**/", "//", "\u000C", "\u00A0"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Func<string, Random, string>> All { get; } =
    [
        ReplaceNumber, ReplaceNumber, ReplaceNumber, ReplaceString, ReplaceString, ReplaceString, DuplicateEntry, RemoveEntry, SwapValues, SwapValues, InsertEntry, InsertMark, Nest, Trail, Respell, RepeatEntry,
    ];

    private static string ReplaceNumber(string json, Random random) => Replace(Number(), json, random, number => random.Next(3) switch
    {
        0 => Numbers[random.Next(Numbers.Length)],
        1 when long.TryParse(number, CultureInfo.InvariantCulture, out long value) => (value + random.Next(-9, 10)).ToString(CultureInfo.InvariantCulture),
        _ when long.TryParse(number, CultureInfo.InvariantCulture, out long value) => (value + (random.Next(-3, 4) * 4)).ToString(CultureInfo.InvariantCulture),
        _ => Numbers[random.Next(Numbers.Length)],
    });

    private static string ReplaceString(string json, Random random) => Replace(Text(), json, random, text => random.Next(8) switch
    {
        0 => $"\"{text[1..^1]}x\"",
        1 => $"\"{new string('w', random.Next(60, 600))}\"",
        2 => PickOther(json, random),
        _ => $"\"{Strings[random.Next(Strings.Length)]}\"",
    });

    private static string DuplicateEntry(string json, Random random) => Replace(Entry(), json, random, entry => $"{entry},{entry}");

    private static string RemoveEntry(string json, Random random) => Replace(Entry(), json, random, _ => random.Next(2) == 0 ? "" : "\"\":\"\"");

    /// <summary>Exchanges two lists, strings or objects: offsets, shapes, dtypes, words.</summary>
    private static string SwapValues(string json, Random random)
    {
        Regex kind = random.Next(3) switch { 0 => List(), 1 => Text(), _ => Flat() };
        MatchCollection found = kind.Matches(json);
        if (found.Count < 2)
        {
            return json;
        }

        int first = random.Next(found.Count - 1);
        (Match a, Match b) = (found[first], found[random.Next(first + 1, found.Count)]);
        return string.Concat(json.AsSpan(0, a.Index), b.Value, json.AsSpan(a.Index + a.Length, b.Index - a.Index - a.Length), string.Concat(a.Value, json.AsSpan(b.Index + b.Length)));
    }

    private static string InsertEntry(string json, Random random) => Replace(Entry(), json, random, entry => $"{Entries[random.Next(Entries.Length)]}{entry}");

    private static string InsertMark(string json, Random random) => json.Insert(random.Next(json.Length + 1), Marks[random.Next(Marks.Length)]);

    private static string Nest(string json, Random random)
    {
        int depth = random.Next(2) == 0 ? random.Next(1, 8) : random.Next(60, 2000);
        (string open, string close) = random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        StringBuilder nested = new();
        Replace(random.Next(2) == 0 ? Number() : Text(), json, random, value =>
        {
            nested.Insert(0, open, depth).Append(value).Insert(nested.Length, close, random.Next(4) == 0 ? 0 : depth);
            return value;
        });
        return nested.Length == 0 ? json : Replace(Number(), json, random, _ => nested.ToString());
    }

    private static string Trail(string json, Random random) => json + (random.Next(5) switch { 0 => "{}", 1 => "x", 2 => ",", 3 => "\0", _ => new string(' ', random.Next(1, 20)) });

    /// <summary>Other bytes of the same meaning, which must be read alike: spaces between tokens, escapes for letters.</summary>
    private static string Respell(string json, Random random) => random.Next(2) == 0
        ? Replace(Entry(), json, random, entry => $" \n{entry}\t")
        : Replace(Text(), json, random, text => text.Length > 2 && char.IsAsciiLetterOrDigit(text[1]) ? $"\"\\u{(int)text[1]:x4}{text.AsSpan(2)}" : text);

    /// <summary>An entry many times under other names: what takes few bytes may take much memory.</summary>
    private static string RepeatEntry(string json, Random random)
    {
        if (random.Next(20) > 0)
        {
            return DuplicateEntry(json, random);
        }

        int count = 1 << random.Next(5, 14);
        return Replace(Entry(), json, random, entry => string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{i}{entry.AsSpan(1)}")));
    }

    private static string PickOther(string json, Random random)
    {
        MatchCollection found = Text().Matches(json);
        return found[random.Next(found.Count)].Value;
    }

    private static string Replace(Regex pattern, string json, Random random, Func<string, string> replacement)
    {
        MatchCollection found = pattern.Matches(json);
        if (found.Count == 0)
        {
            return json;
        }

        Match match = found[random.Next(found.Count)];
        return string.Concat(json.AsSpan(0, match.Index), replacement(match.Value), json.AsSpan(match.Index + match.Length));
    }

    [GeneratedRegex(@"-?\d+")]
    private static partial Regex Number();

    [GeneratedRegex("""
        "(\\.|[^"\\])*"
        """)]
    private static partial Regex Text();

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex List();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Flat();

    [GeneratedRegex("""
        "[^"\\]*":(\{[^{}]*\}|\[[^\[\]]*\]|"(\\.|[^"\\])*"|-?\d+|true|false)
        """)]
    private static partial Regex Entry();
}
