namespace RnnGen.Fuzz;

/// <summary>
/// 200,000 changed inputs: each is refused with a documented exception and a short message, or read without anything in it being ignored; within a time, and
/// within twice its size in memory.
/// </summary>
public sealed class MutationTests
{
    /// <summary>How many inputs of each reader.</summary>
    public static TheoryData<string, int> Budgets => new()
    {
        { "file", 45_000 },
        { nameof(TinyLstm), 20_000 },
        { nameof(TinyGru), 15_000 },
        { nameof(TinyCifg), 15_000 },
        { "FrozenTinyLstm", 10_000 },
        { "FrozenTinyGru", 10_000 },
        { "FrozenTinyCifg", 15_000 },
        { "stream", 10_000 },
        { "checkpoint", 25_000 },
        { "session", 10_000 },
        { "ngrams", 10_000 },
        { "words", 5_000 },
        { "profile", 10_000 },
    };

    [Theory]
    [MemberData(nameof(Budgets))]
    public void No_input_breaks_a_rule(string target, int count)
    {
        MutationRun run = MutationRun.Execute(target, count);

        Assert.True(run.Failures.Count == 0, $"Repeat one with: dotnet run -c Release --project tests/RnnGen.Fuzz -- {target} number N\n{string.Join('\n', run.Failures)}");

        // Otherwise the rules for what is accepted would hold of nothing.
        Assert.InRange(run.Accepted, count / 1000, count);
    }

    [Fact]
    public void Every_reader_has_its_share_of_200_000()
    {
        Assert.Equal(FuzzTargets.Names, Budgets.Select(row => (string)row[0]));
        Assert.Equal(200_000, Budgets.Sum(row => (int)row[1]));
    }
}
