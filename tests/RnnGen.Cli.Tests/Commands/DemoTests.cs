using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RnnGen.Tests;

public sealed partial class DemoTests
{
    [Fact]
    public void The_demo_learns_suggests_and_allocates_nothing()
    {
        CliRun run = CliRun.Of("demo", "--json").Succeeds();
        JsonElement json = run.Json();
        Assert.Equal(0, json.GetProperty("allocatedBytes").GetInt64());
        JsonElement spanish = json.GetProperty("prompts").EnumerateArray().Single(prompt => prompt.GetProperty("text").GetString() == "Un viejo hidalgo de los");
        Assert.Contains("de", spanish.GetProperty("suggestions").EnumerateArray().Select(suggestion => suggestion.GetProperty("word").GetString()));

        double[] heldOut = [.. HeldOut().Matches(run.Error).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.Equal(json.GetProperty("epochs").GetInt32(), heldOut.Length);
        Assert.Equal(heldOut.Min(), json.GetProperty("validPerplexity").GetDouble(), tolerance: 0.01);
        Assert.True(heldOut.Min() < heldOut[0] / 3, $"held-out perplexity fell from {heldOut[0]} to {heldOut.Min()} only");
        Assert.Contains("0 bytes", run.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"held out +([0-9.]+)")]
    private static partial Regex HeldOut();
}
