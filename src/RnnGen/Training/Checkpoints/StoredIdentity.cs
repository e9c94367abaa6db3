using System.Text.Json;
using RnnGen.Files;

namespace RnnGen.Training;

/// <summary>
/// The identity of the run that a checkpoint was written by: a JSON object of strings. It is compared with that of the run at hand as it is read, so that no more of it is
/// kept than that run has names for.
/// </summary>
internal static class StoredIdentity
{
    /// <summary>Characters of a value that a message shows: its beginning, and those around the first that differs.</summary>
    private const int ShownCharacters = BeginningCharacters + DifferenceCharacters;

    private const int BeginningCharacters = 30;
    private const int DifferenceCharacters = 42;

    /// <summary>Reads an identity and compares it.</summary>
    /// <param name="json">The identity, UTF-8.</param>
    /// <param name="identity">The identity of the run that is resumed.</param>
    /// <returns>The first difference, in the order of <paramref name="identity"/>, as a sentence; null where there is none.</returns>
    /// <exception cref="JsonException">It is not an object of strings.</exception>
    public static string? FindDifference(ReadOnlySpan<byte> json, RunIdentity identity)
    {
        string?[] stored = Read(json, identity, out string? unknown);
        for (int i = 0; i < stored.Length; i++)
        {
            (string name, string value) = identity.Values[i];
            string found = stored[i] ?? "missing";
            if (found != value)
            {
                int place = found.AsSpan().CommonPrefixLength(value);
                return $"its {name} is {Around(found, place)}, but {Around(value, place)} is given";
            }
        }

        return unknown is null ? null : $"its {ShownText.Of(unknown)} is nothing that this run has";
    }

    /// <summary>The values by the run's own names; and the first name that it does not have, or that occurs again.</summary>
    private static string?[] Read(ReadOnlySpan<byte> json, RunIdentity identity, out string? unknown)
    {
        unknown = null;
        string?[] values = new string?[identity.Values.Count];
        Utf8JsonReader reader = new(json);
        reader.Read();
        ThrowUnless(reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int place = IndexOf(ref reader, identity);
            unknown ??= place < 0 || values[place] is not null ? reader.GetString() : null;
            reader.Read();
            ThrowUnless(reader.TokenType == JsonTokenType.String);
            if (place >= 0)
            {
                values[place] ??= reader.GetString();
            }
        }

        // Reading to the end finds anything but spaces after the object.
        reader.Read();
        return values;
    }

    private static int IndexOf(ref Utf8JsonReader reader, RunIdentity identity)
    {
        for (int i = 0; i < identity.Values.Count; i++)
        {
            if (reader.ValueTextEquals(identity.Values[i].Key))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Around(string text, int place)
    {
        if (text.Length <= ShownCharacters)
        {
            return ShownText.Of(text, ShownCharacters);
        }

        int start = Math.Clamp(place - (DifferenceCharacters / 2), BeginningCharacters, text.Length - DifferenceCharacters);
        string beginning = ShownText.Of(text[..BeginningCharacters], BeginningCharacters);
        string difference = ShownText.Of(text.Substring(start, DifferenceCharacters), DifferenceCharacters);
        return $"{beginning}{(start > BeginningCharacters ? "…" : "")}{difference}{(start + DifferenceCharacters < text.Length ? "…" : "")}";
    }

    private static void ThrowUnless(bool condition)
    {
        if (!condition)
        {
            throw new JsonException("It is not an object of strings.");
        }
    }
}
