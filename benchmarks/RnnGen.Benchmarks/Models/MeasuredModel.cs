namespace RnnGen.Benchmarks;

/// <summary>A generated model of one layer.</summary>
/// <param name="Shape">Its sizes.</param>
/// <param name="Create">Creates the model over a vocabulary, from a seed.</param>
internal sealed record MeasuredModel(ModelShape Shape, Func<Vocabulary, ulong, RnnModel> Create)
{
    /// <summary>The recurrence.</summary>
    public RecurrentCell Cell => Shape.Cell;

    /// <summary>V.</summary>
    public int VocabularySize => Shape.VocabularySize;

    /// <summary>E.</summary>
    public int EmbeddingSize => Shape.EmbeddingSize;

    /// <summary>H.</summary>
    public int HiddenSize => Shape.HiddenSize;

    /// <summary>The cell as spelt in the names of rows.</summary>
    public string CellName => Cell.ToString().ToLowerInvariant();

    /// <summary>g: products per unit.</summary>
    public int Gates => Shape.Gates;

    /// <summary>Elements of Wxh: g·H·E.</summary>
    public long InputWeights => (long)Gates * HiddenSize * EmbeddingSize;

    /// <summary>Elements of Whh: g·H·H.</summary>
    public long RecurrentWeights => (long)Gates * HiddenSize * HiddenSize;

    /// <summary>Elements that a hidden state is multiplied by: Why, V·H; or a tied embedding, V·E, and its projection, E·H, if there is one.</summary>
    public long OutputWeights => ((long)VocabularySize * Shape.OutputDepth) + (Shape.HasProjection ? (long)EmbeddingSize * HiddenSize : 0);

    /// <summary>Operations of one step, 2·g·H·(E + H), whether or not a table replaces some of them; a multiply-add is two.</summary>
    public double StepOperations => 2.0 * (InputWeights + RecurrentWeights);

    /// <summary>Operations of the logits of all words: 2·V·H, or 2·(V·E + E·H) with a tied embedding and a projection.</summary>
    public double OutputOperations => 2.0 * OutputWeights;

    /// <summary>Describes the model of a generated class.</summary>
    /// <typeparam name="TModel">The class.</typeparam>
    public static MeasuredModel From<TModel>()
        where TModel : RnnModel, IRnnModel<TModel> => new(TModel.Shape, TModel.Create);

    /// <summary>Creates the model over a full vocabulary, always with the same parameters.</summary>
    public RnnModel CreateModel() => Create(ZipfText.Vocabulary(VocabularySize), ModelCase.Seed);
}
