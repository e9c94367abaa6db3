namespace RnnGen;

/// <summary>The sizes of a model, as written in its <see cref="RnnModelAttribute"/>.</summary>
public sealed record ModelShape
{
    /// <summary>The recurrence.</summary>
    public required RecurrentCell Cell { get; init; }

    /// <summary>V: words the model can hold, <c>&lt;unk&gt;</c> included.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>E: width of an embedding; 0 means one-hot input.</summary>
    public int EmbeddingSize { get; init; }

    /// <summary>H: width of the hidden state.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>L: recurrent layers.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>T: time steps unrolled in training.</summary>
    public int SequenceLength { get; init; } = 10;

    /// <summary>B: sequences trained side by side.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Which steps contribute to the loss.</summary>
    public LossPosition Loss { get; init; }

    /// <summary>Whether the output layer's weights are the embedding.</summary>
    public bool TieEmbeddings { get; init; }

    /// <summary>Whether words enter one-hot, without an embedding.</summary>
    public bool IsOneHot => EmbeddingSize == 0;

    /// <summary>Whether a projection P [E, H] stands between h and a tied embedding: where its width is not that of h.</summary>
    public bool HasProjection => TieEmbeddings && EmbeddingSize != HiddenSize;

    /// <summary>Width of what the output layer multiplies: H, or E where its weights are the embedding.</summary>
    public int OutputDepth => TieEmbeddings ? EmbeddingSize : HiddenSize;

    /// <summary>g: products per unit; 4 for <see cref="RecurrentCell.Lstm"/>, 3 for <see cref="RecurrentCell.Gru"/> and <see cref="RecurrentCell.Cifg"/>, 1 for the plain cells.</summary>
    public int Gates => Recurrence.Of(Cell).Gates;

    /// <summary>Weights of the recurrent layers that one word is multiplied with: Σ over layers of g·H·(input + H), one-hot input looked up.</summary>
    internal long CellWeights => (long)Gates * HiddenSize * (EmbeddingSize + HiddenSize + ((Layers - 1) * 2L * HiddenSize));

    /// <summary>
    /// n of a model of n-grams, which was trained on exactly n = T words from zero state and predicts from the last n alone; 0 for a model that carries its state
    /// from word to word.
    /// </summary>
    internal int NGramLength => Loss == LossPosition.LastStep ? SequenceLength : 0;

    /// <summary>
    /// The first size by which parameters of this shape and of another differ, V apart; null where there is none. T and B are settings of training, and parameters
    /// do not depend on them. Of a model of n-grams, though, T is n: what it learnt to predict from.
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

    /// <summary>Targets scored in one training step: T·B, or B when only the last step predicts.</summary>
    public int TargetsPerBatch => Loss == LossPosition.EveryStep ? SequenceLength * BatchSize : BatchSize;

    /// <summary>Width of the input of <paramref name="layer"/>: E (or V when one-hot) for layer 0, H above.</summary>
    public int InputSize(int layer) => layer > 0 ? HiddenSize : IsOneHot ? VocabularySize : EmbeddingSize;

    /// <summary>
    /// Trainable numbers: V·E (with an embedding) + Σ over layers of g·H·(input + H + 1), and H more of a <see cref="RecurrentCell.Gru"/>, + V·(H + 1). Where
    /// embeddings are tied the V·H of the output layer are not numbers of their own, and a projection adds E·H.
    /// </summary>
    public long ParameterCount
    {
        get
        {
            long outputWeights = TieEmbeddings ? 0 : (long)VocabularySize * HiddenSize;
            long projection = HasProjection ? (long)EmbeddingSize * HiddenSize : 0;
            long count = ((long)VocabularySize * EmbeddingSize) + projection + outputWeights + VocabularySize;
            int biases = Recurrence.Of(Cell).HasCandidateBias ? Gates + 1 : Gates;
            for (int layer = 0; layer < Layers; layer++)
            {
                count += HiddenSize * ((Gates * ((long)InputSize(layer) + HiddenSize)) + biases);
            }

            return count;
        }
    }
}
