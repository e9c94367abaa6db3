namespace RnnGen.Benchmarks;

/// <summary>A generated model of one layer, by its sizes.</summary>
/// <param name="Cell">The recurrence.</param>
/// <param name="VocabularySize">V.</param>
/// <param name="EmbeddingSize">E.</param>
/// <param name="HiddenSize">H.</param>
/// <param name="Create">Makes the model over a vocabulary, from a seed.</param>
internal sealed record MeasuredModel(RecurrentCell Cell, int VocabularySize, int EmbeddingSize, int HiddenSize, Func<Vocabulary, ulong, RnnModel> Create)
{
    /// <summary>The cell as the names of rows spell it.</summary>
    public string CellName => Cell.ToString().ToLowerInvariant();

    /// <summary>Multiply-adds of one step count twice: 2·g·H·(E + H), whether or not a table replaces some of them.</summary>
    public double StepOperations => 2.0 * (Cell == RecurrentCell.Lstm ? 4 : 1) * HiddenSize * (EmbeddingSize + HiddenSize);

    /// <summary>2·V·H: the logits of all words.</summary>
    public double OutputOperations => 2.0 * VocabularySize * HiddenSize;

    /// <summary>The model over a full vocabulary, always with the same parameters.</summary>
    public RnnModel CreateModel() => Create(ZipfText.Vocabulary(VocabularySize), ModelCase.Seed);
}
