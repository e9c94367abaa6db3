namespace RnnGen.Generators.Tests;

public sealed class SnapshotComparerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void PassesTheVerifiedTextAndClearsTheReceived()
    {
        File.WriteAllText(Path.Combine(_folder, "Text.verified.cs"), "a\nb\n");
        File.WriteAllText(Path.Combine(_folder, "Text.received.cs"), "old");

        SnapshotComparer.Compare(_folder, "Text", "a\nb\n");

        Assert.False(File.Exists(Path.Combine(_folder, "Text.received.cs")));
    }

    [Fact]
    public void ShowsTheFirstDifferenceAndKeepsTheReceivedText()
    {
        File.WriteAllText(Path.Combine(_folder, "Text.verified.cs"), "1\n2\n3\n4\n5\n6\n7\n8\n9");

        SnapshotMismatchException mismatch =
            Assert.Throws<SnapshotMismatchException>(() => SnapshotComparer.Compare(_folder, "Text", "1\n2\n3\n4\nfive\n6\n7\n8\n9"));

        Assert.Contains("Line 5:\n  2\n  3\n  4\n- 5\n- 6\n- 7\n+ five\n+ 6\n+ 7\n", mismatch.Message, StringComparison.Ordinal);
        Assert.Equal("1\n2\n3\n4\nfive\n6\n7\n8\n9", File.ReadAllText(Path.Combine(_folder, "Text.received.cs")));
    }

    [Theory]
    [InlineData("a\n")]
    [InlineData("a\nb\n")]
    [InlineData("")]
    public void NoticesMissingAndAddedLines(string verified)
    {
        File.WriteAllText(Path.Combine(_folder, "Text.verified.cs"), verified);

        Assert.Throws<SnapshotMismatchException>(() => SnapshotComparer.Compare(_folder, "Text", "a\nb"));
    }

    [Fact]
    public void FailsWithoutAVerifiedText() => Assert.Throws<SnapshotMismatchException>(() => SnapshotComparer.Compare(_folder, "New", "a"));
}
