namespace RnnGen.Tests.PublicApi;

/// <summary>What users rely on: the public members of the runtime, compared with a committed list, so that no change goes unnoticed.</summary>
public class PublicApiTests
{
    [Fact]
    public void PublicMembersAreThoseOfTheCommittedList()
    {
        string folder = Folder();
        string verified = Path.Combine(folder, "PublicApi.verified.txt");
        string received = Path.Combine(folder, "PublicApi.received.txt");
        string actual = PublicApiText.Of(typeof(RnnModel).Assembly);
        if (Environment.GetEnvironmentVariable("RNNGEN_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, actual);
        }

        string expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected != actual)
        {
            File.WriteAllText(received, actual);
            string[] gone = [.. expected.Split('\n').Except(actual.Split('\n')).Select(line => "- " + line)];
            string[] added = [.. actual.Split('\n').Except(expected.Split('\n')).Select(line => "+ " + line)];
            Assert.Fail($"The public API changed; to accept, run the tests with RNNGEN_ACCEPT_SNAPSHOTS=1.\n{string.Join('\n', [.. gone, .. added])}");
        }
    }

    // Found from the test binaries: compiled-in source paths are rewritten on build servers.
    private static string Folder() => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../PublicApi"));
}
