using RnnGen.CompilerServices;

namespace RnnGen.Generators.Tests;

/// <summary>The three kernels of softmax and cross-entropy for some numbers of rows, run as a training step runs them: over chunks of the vocabulary.</summary>
internal sealed class SoftmaxKernels(int[] rowCounts)
{
    private const int Chunks = 3;

    private readonly Dictionary<int, CompiledKernels<Kernel>> _kernels = rowCounts.ToDictionary(rows => rows, rows =>
    {
        MatrixType logits = new(Extent.Open("panels"), Extent.Of(rows), Stride.Of(PanelStride(rows)));
        return new CompiledKernels<Kernel>([new ChunkExponentials(logits), new SoftmaxTotals(rows), new LogitGradient(logits)]);
    });

    private delegate void Exponentials(
        ref float logits, ReadOnlySpan<int> targets, int wordCount, ref float laneMaximum, ref float laneSum, ref float targetLogits, nuint firstPanel, nuint endPanel);

    private delegate void Totals(
        ReadOnlySpan<int> targets, float scale, ref float laneMaximum, ref float laneSum, ref float targetLogits, ref float rowMaximum, ref float rowScale, ref double rowLoss, nuint chunks, TeamMember member);

    private delegate void Gradient(
        ref float logits, ReadOnlySpan<int> targets, float scale, ref float laneMaximum, ref float rowMaximum, ref float rowScale, nuint firstPanel, nuint endPanel);

    /// <summary>Logits to be filled in: their panels have a gap between them.</summary>
    public static PanelMatrix Logits(int rows, int columns) => new(rows, columns, PanelStride(rows));

    /// <summary>Replaces logits by their gradients.</summary>
    /// <returns>The loss.</returns>
    public double Run(PanelMatrix logits, int[] targets, int wordCount, float scale)
    {
        int rows = logits.Rows;
        CompiledKernels<Kernel> kernels = _kernels[rows];
        nuint panels = (nuint)Panel.Count(wordCount);
        PanelMatrix laneMaximum = PanelMatrix.Table(Chunks * rows, Panel.LaneCount), laneSum = PanelMatrix.Table(Chunks * rows, Panel.LaneCount);
        PanelMatrix targetLogits = PanelMatrix.Vector(rows), rowMaximum = PanelMatrix.Vector(rows), rowScale = PanelMatrix.Vector(rows);
        double[] rowLoss = new double[rows];
        TeamMember[] chunks = [.. Members.Of(Chunks)];
        foreach (TeamMember chunk in chunks)
        {
            kernels.Method<Exponentials>("Exponentials")(
                ref logits.First, targets, wordCount, ref laneMaximum.At(chunk.Index * rows, 0), ref laneSum.At(chunk.Index * rows, 0), ref targetLogits.First, chunk.First(panels), chunk.End(panels));
        }

        foreach (TeamMember member in Members.Of(2))
        {
            kernels.Method<Totals>("SoftmaxTotals")(
                targets, scale, ref laneMaximum.First, ref laneSum.First, ref targetLogits.First, ref rowMaximum.First, ref rowScale.First, ref rowLoss[0], Chunks, member);
        }

        foreach (TeamMember chunk in chunks)
        {
            kernels.Method<Gradient>("LogitGradient")(
                ref logits.First, targets, scale, ref laneMaximum.At(chunk.Index * rows, 0), ref rowMaximum.First, ref rowScale.First, chunk.First(panels), chunk.End(panels));
        }

        Assert.All((PanelMatrix[])[laneMaximum, laneSum, targetLogits, rowMaximum, rowScale], matrix => matrix.AssertGuards());
        return rowLoss.Sum();
    }

    private static int PanelStride(int rows) => (rows + 1) * Panel.Width;
}
