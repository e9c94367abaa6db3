namespace RnnGen.Generators.Tests;

/// <summary>
/// Compares a text with <c>Name.verified.cs</c> beside the tests, by Verify's conventions: what differs is written as
/// <c>Name.received.cs</c>. With RNNGEN_ACCEPT_SNAPSHOTS=1 the text becomes the verified one.
/// </summary>
internal static class SnapshotComparer
{
    private const string AcceptVariable = "RNNGEN_ACCEPT_SNAPSHOTS";
    private const int ContextLines = 3;

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "RnnGen.Generators.Tests", "Snapshots");

    /// <exception cref="SnapshotMismatchException">The text differs from the verified one, or there is none.</exception>
    public static void Verify(string name, string text)
    {
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(Path.Combine(Folder, name + ".verified.cs"), text);
        }

        Compare(Folder, name, text);
    }

    internal static void Compare(string folder, string name, string text)
    {
        string verified = Path.Combine(folder, name + ".verified.cs");
        string received = Path.Combine(folder, name + ".received.cs");
        File.Delete(received);
        string expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected != text)
        {
            File.WriteAllText(received, text);
            throw new SnapshotMismatchException($"{name} is not as verified.\n{FirstDifference(expected.Split('\n'), text.Split('\n'))}\n"
                + $"Compare {received} with {verified}; to accept, run the tests with {AcceptVariable}=1.");
        }
    }

    private static string FirstDifference(string[] expected, string[] actual)
    {
        int line = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        IEnumerable<string> before = expected[..line].TakeLast(ContextLines).Select(text => "  " + text);
        IEnumerable<string> verified = expected.Skip(line).Take(ContextLines).Select(text => "- " + text);
        IEnumerable<string> received = actual.Skip(line).Take(ContextLines).Select(text => "+ " + text);
        return $"Line {line + 1}:\n{string.Join('\n', [.. before, .. verified, .. received])}";
    }
}
