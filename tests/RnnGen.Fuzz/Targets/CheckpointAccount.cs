using System.Text.Json;
using static RnnGen.Fuzz.FuzzFailureException;

namespace RnnGen.Fuzz;

/// <summary>Accounts for every part of a checkpoint that was accepted: nothing may stand in it that is never read.</summary>
internal static class CheckpointAccount
{
    private static readonly string[] Keys = ["rnngen.checkpoint", "rnngen.run", "rnngen.state", "rnngen.note", "rnngen.checksum"];
    private static readonly string[] Tensors = ["parameters", "best", "state", "optimizer.first_moment", "optimizer.second_moment"];

    /// <summary>Looks through a checkpoint.</summary>
    /// <param name="input">The file's bytes.</param>
    /// <exception cref="FuzzFailureException">Something in it was ignored.</exception>
    public static void Check(byte[] input)
    {
        using JsonDocument document = SafetensorsParts.ParseHeader(input);
        JsonElement header = document.RootElement;
        JsonElement metadata = header.GetProperty("__metadata__");
        AssertNames(metadata, Keys);
        AssertNames(header, [.. Tensors, "__metadata__"]);
        ThrowUnless(metadata.GetProperty("rnngen.checksum").GetString() == SafetensorsParts.ChecksumOf(header, SafetensorsParts.DataOf(input)), "a wrong checksum is accepted");
        foreach (string tensor in Tensors)
        {
            ThrowUnless(header.GetProperty(tensor).GetProperty("shape").GetArrayLength() == 1, $"'{tensor}' is no list of numbers");
        }

        using JsonDocument run = JsonDocument.Parse(metadata.GetProperty("rnngen.run").GetString()!);
        ThrowUnless(run.RootElement.EnumerateObject().Count() == 23, "the run's identity has entries that were not read");
    }

    private static void AssertNames(JsonElement json, string[] expected)
    {
        string[] names = [.. json.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)];
        ThrowUnless(names.SequenceEqual(expected.Order(StringComparer.Ordinal)), $"{string.Join(", ", names)}: some of these are not read");
    }
}
