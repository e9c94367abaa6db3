namespace RnnGen.Generators.Tests;

/// <summary>The output layer of a training step in blocks of whole time steps.</summary>
public sealed class OutputBlockingTests
{
    /// <summary>6 MiB of logits; up to eight times as much for 128 rows.</summary>
    private const long Budget = 3 << 19;

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void TakesTheLargestBlockWithinItsBudget(int seed)
    {
        RandomSource random = new((ulong)seed, stream: 1);
        ModelSpec spec = Specs.Of(
            CellKind.Tanh, vocabulary: 1 + random.NextInt32(50_000), embedding: 0, hidden: 8, sequence: 1 + random.NextInt32(60), batch: 1 + random.NextInt32(32));
        Widths widths = new(spec);

        OutputBlocking blocking = OutputBlocking.Of(spec, widths.VocabularyPanels);

        int[] divisors = [.. Enumerable.Range(1, spec.SequenceLength).Where(steps => spec.SequenceLength % steps == 0)];
        long budget = Math.Clamp(128L * widths.VocabularyWidth, Budget, 8 * Budget);
        int expected = divisors.LastOrDefault(steps => (long)steps * spec.BatchSize * widths.VocabularyWidth <= budget, 1);
        Assert.Equal(new OutputBlocking(expected * spec.BatchSize, spec.SequenceLength / expected, (Panel.Count(spec.VocabularySize) + 5) / 6), blocking);
    }

    [Fact]
    public void KeepsOneTimeStepTogetherThatExceedsTheBudget()
    {
        ModelSpec spec = Specs.Of(CellKind.Tanh, vocabulary: 1_000_000, embedding: 8, hidden: 8, sequence: 12, batch: 7);

        Assert.Equal(new OutputBlocking(7, 12, Chunks: 10417), OutputBlocking.Of(spec, Panel.Count(spec.VocabularySize)));
    }

    [Fact]
    public void ScoresTheLastStepInOneBlock()
    {
        ModelSpec spec = Specs.Of(CellKind.Tanh, vocabulary: 100, embedding: 8, hidden: 8, sequence: 12, batch: 7, loss: LossKind.LastStep);

        Assert.Equal(new OutputBlocking(7, 1, Chunks: 2), OutputBlocking.Of(spec, Panel.Count(spec.VocabularySize)));
    }
}
