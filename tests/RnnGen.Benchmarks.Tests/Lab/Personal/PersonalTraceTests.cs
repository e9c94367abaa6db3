using RnnGen.Lab;

namespace RnnGen.Benchmarks.Tests;

public sealed class PersonalTraceTests
{
    [Fact]
    public void The_greatest_excess_is_over_all_beginnings_of_the_text()
    {
        PersonalTrace network = Trace(2, 2, 2, 2);
        PersonalTrace predictor = Trace(2.25, 2.25, 1, 2.25);

        Assert.Equal(-0.25, predictor.Excess(network), 1e-12);
        Assert.Equal(0.5, predictor.GreatestExcess(network), 1e-12);
        Assert.Equal(0, Trace(1, 1, 1, 1).GreatestExcess(network));
    }

    [Fact]
    public void Windows_average_as_many_words_and_leave_out_the_rest()
    {
        double bit = Math.Log(2);
        IReadOnlyList<PersonalWindow> windows = PersonalWindow.Of(Trace(4 * bit, 4 * bit, 8 * bit, 8 * bit, 0), Trace(bit, 3 * bit, 5 * bit, 5 * bit, 0), length: 2);

        Assert.Equal([(1.0, 4.0, 2.0), (3.0, 8.0, 5.0)], windows.Select(window => (window.Words, Math.Round(window.NetworkBits, 9), Math.Round(window.Bits, 9))));
        Assert.Equal([0.5, 2.5], windows.Select(window => window.Weights[0].Weight));
    }

    [Fact]
    public void A_shorter_text_is_one_window() => Assert.Equal(1.5, Assert.Single(PersonalWindow.Of(Trace(1, 2, 3), Trace(1, 2, 3), length: 200)).Words);

    [Fact]
    public void Perplexity_of_known_words_leaves_the_others_out()
    {
        PersonalTrace trace = Trace(Math.Log(4), 100, Math.Log(16)) with { Known = [true, false, true] };

        Assert.Equal(8, trace.KnownPerplexity, 1e-12);
        Assert.Equal(1.0 / 3, trace.UnknownShare, 1e-12);
        Assert.True(double.IsNaN((trace with { Known = [false, false, false] }).KnownPerplexity));
    }

    /// <summary>Known words with these losses; the weight of the network is the word's place in the text.</summary>
    private static PersonalTrace Trace(params double[] losses) =>
        new(new(losses.Length, 1, 1, 0, 0, 0, 0, 0, 0), losses, [.. losses.Select((_, i) => new[] { new SourceWeight(Source.Network, i) })], [.. losses.Select(_ => true)]);
}
