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

    /// <summary>g: products per unit.</summary>
    public int Gates => Recurrence.Of(Cell).Gates;

    /// <summary>Elements of Wxh: g·H·E.</summary>
    public long InputWeights => (long)Gates * HiddenSize * EmbeddingSize;

    /// <summary>Elements of Whh: g·H·H.</summary>
    public long RecurrentWeights => (long)Gates * HiddenSize * HiddenSize;

    /// <summary>Elements of Why: V·H.</summary>
    public long OutputWeights => (long)VocabularySize * HiddenSize;

    /// <summary>Operations of one step, 2·g·H·(E + H), whether or not a table replaces some of them; a multiply-add is two.</summary>
    public double StepOperations => 2.0 * (InputWeights + RecurrentWeights);

    /// <summary>Operations of the logits of all words, 2·V·H.</summary>
    public double OutputOperations => 2.0 * OutputWeights;

    /// <summary>The model over a full vocabulary, always with the same parameters.</summary>
    public RnnModel CreateModel() => Create(ZipfText.Vocabulary(VocabularySize), ModelCase.Seed);
}
