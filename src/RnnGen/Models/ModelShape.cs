namespace RnnGen;

/// <summary>The sizes of a model, as written in its <see cref="RnnModelAttribute"/>.</summary>
public sealed record ModelShape
{
    /// <summary>The recurrence.</summary>
    public required RecurrentCell Cell { get; init; }

    /// <summary>V: the number of words the model can hold, <c>&lt;unk&gt;</c> included.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>E: width of an embedding; 0 means one-hot input.</summary>
    public int EmbeddingSize { get; init; }

    /// <summary>H: width of the hidden state.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>L: the number of recurrent layers.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>T: the number of time steps unrolled in training.</summary>
    public int SequenceLength { get; init; } = 10;

    /// <summary>B: the number of sequences trained in parallel.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Which steps contribute to the loss.</summary>
    public LossPosition Loss { get; init; }

    /// <summary>Whether the embedding doubles as the output layer's weights.</summary>
    public bool TieEmbeddings { get; init; }

    /// <summary>Whether the input is one-hot, without an embedding.</summary>
    public bool IsOneHot => EmbeddingSize == 0;

    /// <summary>Whether there is a projection P [E, H] between h and a tied embedding, because their widths differ.</summary>
    public bool HasProjection => TieEmbeddings && EmbeddingSize != HiddenSize;

    /// <summary>The width of the output layer's input: H, or E if its weights are the embedding.</summary>
    public int OutputDepth => TieEmbeddings ? EmbeddingSize : HiddenSize;

    /// <summary>g: products per unit; 4 for <see cref="RecurrentCell.Lstm"/>, 3 for <see cref="RecurrentCell.Gru"/> and <see cref="RecurrentCell.Cifg"/>, 1 for the plain cells.</summary>
    public int Gates => Recurrence.Of(Cell).Gates;

    /// <summary>The number of recurrent weights that are multiplied per word: Σ over layers of g·H·(input + H), where one-hot input counts as 0 because it is looked up.</summary>
    internal long CellWeights => (long)Gates * HiddenSize * (EmbeddingSize + HiddenSize + ((Layers - 1) * 2L * HiddenSize));

    /// <summary>
    /// n of an n-gram model, which was trained on exactly n = T words from zero state and predicts from only the last n; 0 for a model that carries its state
    /// from word to word.
    /// </summary>
    internal int NGramLength => Loss == LossPosition.LastStep ? SequenceLength : 0;

    /// <summary>
    /// Finds the first size, other than V, in which the parameters of two shapes differ; null if there is none. T and B are training settings, on which parameters
    /// do not depend. For an n-gram model, though, T is the n it learnt to predict from.
    /// </summary>
    internal (string Field, object Value, object Other)? FindDifference(ModelShape other)
    {
        ReadOnlySpan<(string Field, object Value, object Other)> fields =
        [
            (nameof(Cell), Cell, other.Cell),
            (nameof(EmbeddingSize), EmbeddingSize, other.EmbeddingSize),
            (nameof(HiddenSize), HiddenSize, other.HiddenSize),
            (nameof(Layers), Layers, other.Layers),
            (nameof(Loss), Loss, other.Loss),
            (nameof(TieEmbeddings), TieEmbeddings, other.TieEmbeddings),
            (nameof(SequenceLength), NGramLength, other.NGramLength),
        ];
        foreach ((string Field, object Value, object Other) field in fields)
        {
            if (!field.Value.Equals(field.Other))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>The number of targets scored in one training step: T·B, or B when only the last step predicts.</summary>
    /// <exception cref="InvalidOperationException">T·B is more than an <see cref="int"/> holds.</exception>
    public int TargetsPerBatch => Loss != LossPosition.EveryStep ? BatchSize
        : (long)SequenceLength * BatchSize is <= int.MaxValue and >= int.MinValue and var targets ? (int)targets
        : throw new InvalidOperationException($"A batch of SequenceLength = {SequenceLength} by BatchSize = {BatchSize} has more than {int.MaxValue} words.");

    /// <summary>Returns the input width of <paramref name="layer"/>: E (or V if one-hot) for layer 0, H above.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="layer"/> is negative.</exception>
    public int InputSize(int layer) => layer < 0 ? throw new ArgumentOutOfRangeException(nameof(layer), layer, $"The layer is {layer}, but layers are counted from 0.") : layer > 0 ? HiddenSize : IsOneHot ? VocabularySize : EmbeddingSize;

    /// <summary>
    /// The number of trainable parameters: V·E (with an embedding) + Σ over layers of g·H·(input + H + 1), plus H per layer for a <see cref="RecurrentCell.Gru"/>, + V·(H + 1). If
    /// embeddings are tied, the V·H of the output layer are not counted again, and a projection adds E·H. <see cref="long.MaxValue"/> where a long cannot hold it.
    /// </summary>
    public long ParameterCount
    {
        get
        {
            Int128 outputWeights = TieEmbeddings ? 0 : (long)VocabularySize * HiddenSize;
            Int128 projection = HasProjection ? (long)EmbeddingSize * HiddenSize : 0;
            Int128 count = ((Int128)VocabularySize * EmbeddingSize) + projection + outputWeights + VocabularySize;
            if (Layers > 0)
            {
                count += LayerParameters(InputSize(0)) + ((Layers - 1) * LayerParameters(HiddenSize));
            }

            return long.CreateSaturating(count);
        }
    }

    private Int128 LayerParameters(int inputSize)
    {
        int biases = Recurrence.Of(Cell).HasCandidateBias ? Gates + 1 : Gates;
        return HiddenSize * ((Gates * ((Int128)inputSize + HiddenSize)) + biases);
    }
}
