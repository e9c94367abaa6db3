using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RnnGen.Fuzz;

/// <summary>Inputs made of a target's valid ones by one to four changes. The same number gives the same input on every machine.</summary>
/// <param name="target">Whose inputs.</param>
public sealed partial class Mutator(FuzzTarget target)
{
    /// <summary>The mutated input of a number.</summary>
    /// <param name="number">Any number; the tests count from 0.</param>
    public byte[] Mutate(int number)
    {
        Random random = new(number);
        byte[] input = target.Seeds[random.Next(target.Seeds.Count)];
        int kind = target.IsSafetensors ? random.Next(10) : 0;
        if (kind >= 3)
        {
            input = MutateParts(input, random);
        }

        for (int rounds = kind < 3 ? random.Next(1, 3) : random.Next(8) == 0 ? 1 : 0; rounds > 0 && input.Length > 0; rounds--)
        {
            input = ByteMutations.All[random.Next(ByteMutations.All.Count)](input, random, target.Seeds);
        }

        return input;
    }

    private static byte[] MutateParts(byte[] input, Random random)
    {
        SafetensorsParts parts = new(input);
        for (int rounds = random.Next(3) == 0 ? 2 : 1; rounds > 0; rounds--)
        {
            switch (random.Next(6))
            {
                case 0:
                    parts.Data = ByteMutations.All[random.Next(ByteMutations.All.Count)](parts.Data, random, [parts.Data]);
                    break;
                case 1 or 2:
                    parts.Header = MutateInside(parts.Header, random);
                    break;
                default:
                    parts.Header = HeaderMutations.All[random.Next(HeaderMutations.All.Count)](parts.Header, random);
                    break;
            }

            if (parts.Data.Length == 0)
            {
                break;
            }
        }

        if (random.Next(3) > 0)
        {
            parts.Seal();
        }

        return parts.ToBytes();
    }

    /// <summary>Changes JSON that is a string of the metadata: the shape, the tokenizer, the words, the state of a run.</summary>
    private static string MutateInside(string header, Random random)
    {
        MatchCollection found = Inner().Matches(header);
        if (found.Count == 0)
        {
            return header;
        }

        Group text = found[random.Next(found.Count)].Groups[1];
        try
        {
            string json = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>(Encoding.Latin1.GetBytes(text.Value))!));
            string mutated = Escape(HeaderMutations.All[random.Next(HeaderMutations.All.Count)](json, random));
            return string.Concat(header.AsSpan(0, text.Index), $"\"{mutated}\"", header.AsSpan(text.Index + text.Length));
        }
        catch (JsonException)
        {
            // An earlier change broke it.
            return header;
        }
    }

    private static string Escape(string json)
    {
        StringBuilder escaped = new(json.Length + 64);
        foreach (char character in json)
        {
            escaped.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' => $"\\u{(int)character:x4}",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    [GeneratedRegex("""
        "rnngen\.(?:shape|tokenizer|vocabulary|quantization|run|state|note)":("(?:\\.|[^"\\])*")
        """)]
    private static partial Regex Inner();
}
