namespace RnnGen.Generators.Tests;

/// <summary>The three kernels of softmax and cross-entropy for some numbers of rows, run as a training step runs them: over chunks of the vocabulary.</summary>
internal sealed class SoftmaxKernels(int[] rowCounts)
{
    private const int Chunks = 3;

    private readonly CompiledKernels<Kernel> _kernels = new(rowCounts.SelectMany(rows => new Kernel[]
    {
        new ChunkExponentials($"Exponentials{rows}", "", rows),
        new SoftmaxTotals($"Totals{rows}", "", rows),
        new LogitGradient($"Gradient{rows}", "", rows),
    }));

    private delegate void Exponentials(
        ref float logits, ReadOnlySpan<int> targets, int wordCount, ref float laneMaximum, ref float laneSum, ref float targetLogits, nuint firstPanel, nuint endPanel);

    private delegate void Totals(
        ReadOnlySpan<int> targets, float scale, ref float laneMaximum, ref float laneSum, ref float targetLogits, ref float rowMaximum, ref float rowScale, ref double rowLoss, nuint chunks, TeamMember member);

    private delegate void Gradient(
        ref float logits, ReadOnlySpan<int> targets, float scale, ref float laneMaximum, ref float rowMaximum, ref float rowScale, nuint firstPanel, nuint endPanel);

    /// <summary>Replaces logits by their gradients.</summary>
    /// <returns>The loss.</returns>
    public double Run(PanelMatrix logits, int[] targets, int wordCount, float scale)
    {
        int rows = logits.Rows;
        nuint panels = (nuint)Panel.Count(wordCount);
        PanelMatrix laneMaximum = PanelMatrix.Table(Chunks * rows, Panel.LaneCount), laneSum = PanelMatrix.Table(Chunks * rows, Panel.LaneCount);
        PanelMatrix targetLogits = PanelMatrix.Vector(rows), rowMaximum = PanelMatrix.Vector(rows), rowScale = PanelMatrix.Vector(rows);
        double[] rowLoss = new double[rows];
        TeamMember[] chunks = [.. Members.Of(Chunks)];
        foreach (TeamMember chunk in chunks)
        {
            _kernels.Method<Exponentials>($"Exponentials{rows}")(
                ref logits.First, targets, wordCount, ref laneMaximum.At(chunk.Index * rows, 0), ref laneSum.At(chunk.Index * rows, 0), ref targetLogits.First, chunk.First(panels), chunk.End(panels));
        }

        foreach (TeamMember member in Members.Of(2))
        {
            _kernels.Method<Totals>($"Totals{rows}")(
                targets, scale, ref laneMaximum.First, ref laneSum.First, ref targetLogits.First, ref rowMaximum.First, ref rowScale.First, ref rowLoss[0], Chunks, member);
        }

        foreach (TeamMember chunk in chunks)
        {
            _kernels.Method<Gradient>($"Gradient{rows}")(
                ref logits.First, targets, scale, ref laneMaximum.At(chunk.Index * rows, 0), ref rowMaximum.First, ref rowScale.First, chunk.First(panels), chunk.End(panels));
        }

        Assert.All((PanelMatrix[])[laneMaximum, laneSum, targetLogits, rowMaximum, rowScale], matrix => matrix.AssertGuards());
        return rowLoss.Sum();
    }
}
