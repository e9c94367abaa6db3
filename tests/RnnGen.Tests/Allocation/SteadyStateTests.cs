using System.Diagnostics;
using System.Globalization;

namespace RnnGen.Tests.Allocation;

/// <summary>
/// No heap allocation in steady state: a child process trains, evaluates, keeps the best model, feeds, suggests, completes, draws, writes on and goes back,
/// N and 10 N times, and the two runs have allocated the same number of bytes, on all threads together.
/// </summary>
public class SteadyStateTests
{
    private const int N = 4;

    /// <summary>Of three processes, one whose runtime had to enlarge a cache of its own, which about one in forty does, is not the least.</summary>
    private const int Processes = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TenTimesTheWorkAllocatesNoByteMore(int threads) => Assert.Equal(TotalAllocatedBytes(N, threads), TotalAllocatedBytes(10 * N, threads));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void OneObjectAStepIsNoticed(int threads)
    {
        long difference = TotalAllocatedBytes(10 * N, threads, "leak") - TotalAllocatedBytes(N, threads, "leak");
        Assert.True(difference > 9 * N * 24, $"Only {difference} bytes differ, although every step allocates an object.");
    }

    /// <summary>Vectors of 16 floats, where the processor has them, and vectors of 8 train the same parameters.</summary>
    [Fact]
    public void WiderVectorsDoNotChangeABit() =>
        Assert.Equal(Run(N, threads: 2, [])[1], Run(N, threads: 1, [], ("DOTNET_EnableAVX512", "0"))[1]);

    private static long TotalAllocatedBytes(int amount, int threads, params string[] control) =>
        Enumerable.Range(0, Processes).Min(_ => long.Parse(Run(amount, threads, control)[0], CultureInfo.InvariantCulture));

    private static string[] Run(int amount, int threads, string[] control, (string Name, string Value)? setting = null)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "RnnGen.AllocationProbe.dll");
        ProcessStartInfo start = new("dotnet", [program, amount.ToString(CultureInfo.InvariantCulture), threads.ToString(CultureInfo.InvariantCulture), .. control]) { RedirectStandardOutput = true };

        // Tier-up may box in the runtime's own bookkeeping; without it the count is exact.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        if (setting is { } given)
        {
            start.Environment[given.Name] = given.Value;
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
