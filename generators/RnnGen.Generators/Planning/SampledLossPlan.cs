using RnnGen.Generators.Kernels;

namespace RnnGen.Generators.Planning;

/// <summary>
/// Sampled softmax: S candidates in place of the whole vocabulary, with each row's own target after them in a separate panel. The kernels of the
/// full output layer do the rest on this small one.
/// </summary>
internal sealed class SampledLossPlan(Widths widths, ParameterLayout parameters, OutputBlocking blocking)
{
    private const int MostChunks = 16;

    /// <summary>Chunks of the candidates, which the threads share.</summary>
    public int Chunks => Math.Min(MostChunks, blocking.Chunks);

    public SampledColumns Columns { get; } = new(parameters.OutputWeights.Type, widths.OutputDepthName, (blocking.Rows, blocking.ScoredRows));
}
