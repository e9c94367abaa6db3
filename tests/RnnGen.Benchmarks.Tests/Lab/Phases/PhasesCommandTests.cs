using RnnGen.Lab;

namespace RnnGen.Benchmarks.Tests;

public sealed class PhasesCommandTests
{
    [Fact]
    public void Every_phase_is_a_row_of_its_time_and_its_shares()
    {
        CommandRun run = CommandRun.Lab(peer: null, ["phases", "--filter", "n-grams", .. CommandRun.Brief]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.All(
            (string[])["forward and backward", .. PhaseKind.All.Select(kind => kind.Name), "everything else"],
            phase => Assert.Contains($"| {phase} ", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_filter_that_matches_nothing_ends_with_2()
    {
        CommandRun run = CommandRun.Lab(peer: null, ["phases", "--filter", "no such model"]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("lstm V=", run.Error, StringComparison.Ordinal);
    }
}
