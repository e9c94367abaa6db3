using RnnGen.Lab;

namespace RnnGen.Benchmarks.Tests;

public sealed class LoadCommandTests
{
    [Fact]
    public void Every_condition_is_a_table_of_both_times_and_their_ratio()
    {
        CommandRun run = CommandRun.Lab(peer: null, ["load", "--filter", "tanh", "--seconds", "0.01", "--rounds", "1"]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.All(LoadCondition.All, condition => Assert.Contains($"| {condition.Name} ", run.Output, StringComparison.Ordinal));
        Assert.Equal(LoadCondition.All.Count, run.Output.Split('\n').Count(line => line.StartsWith("| tanh V=", StringComparison.Ordinal)));
        Assert.Contains("Processor time in the second after the last step", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_matches_nothing_ends_with_2()
    {
        CommandRun run = CommandRun.Lab(peer: null, ["load", "--filter", "no such model"]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("lstm V=", run.Error, StringComparison.Ordinal);
    }
}
