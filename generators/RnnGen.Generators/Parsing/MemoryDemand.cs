namespace RnnGen.Generators;

/// <summary>An upper bound, in floats, of what a model's buffers take with padding; in long arithmetic, so that no shape overflows it.</summary>
/// <param name="ParameterFloats">The parameter slab.</param>
/// <param name="WorkspaceFloats">The unrolled training workspace.</param>
internal sealed record MemoryDemand(long ParameterFloats, long WorkspaceFloats)
{
    /// <summary>Rows of a batch are padded to the register tile.</summary>
    private const int TileRows = 6;

    /// <summary>Values kept for each unit, step and sequence besides the gates and their gradients: h, c, tanh(c), dh, dc and one for scratch.</summary>
    private const int ValuesPerUnit = 6;

    /// <summary>Bounds the buffers of sizes that are in range.</summary>
    public static MemoryDemand Of(AttributeValues values)
    {
        long vocabulary = PaddedWidth.RoundUp(values.VocabularySize ?? 0, PaddedWidth.Panel);
        long embedding = PaddedWidth.RoundUp(values.EmbeddingSize, PaddedWidth.Panel);
        long hidden = PaddedWidth.RoundUp(values.HiddenSize ?? 0, PaddedWidth.HiddenGroup((CellKind)values.Cell));
        long gates = (CellKind)values.Cell == CellKind.Lstm ? 4 : 1;

        long parameters = (vocabulary * embedding) + (vocabulary * (hidden + 1));
        for (int layer = 0; layer < values.Layers; layer++)
        {
            long input = layer > 0 ? hidden : values.EmbeddingSize == 0 ? vocabulary : embedding;
            parameters += gates * hidden * (input + hidden + 1);
        }

        long rows = PaddedWidth.RoundUp(values.BatchSize, TileRows) * (values.SequenceLength + 1L);
        long scored = (LossKind)values.Loss == LossKind.EveryStep ? rows : rows / (values.SequenceLength + 1);
        long workspace = (rows * ((2 * embedding) + (values.Layers * hidden * ((2 * gates) + ValuesPerUnit)))) + (scored * vocabulary);
        return new MemoryDemand(parameters, workspace);
    }
}
