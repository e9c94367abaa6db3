namespace RnnGen;

/// <summary>The sizes of a model, as written in its <see cref="RnnModelAttribute"/>.</summary>
/// <param name="Cell">The recurrence.</param>
/// <param name="VocabularySize">V: words the model can hold, <c>&lt;unk&gt;</c> included.</param>
/// <param name="EmbeddingSize">E: width of an embedding; 0 means one-hot input.</param>
/// <param name="HiddenSize">H: width of the hidden state.</param>
/// <param name="Layers">L: recurrent layers.</param>
/// <param name="SequenceLength">T: time steps unrolled in training.</param>
/// <param name="BatchSize">B: sequences trained side by side.</param>
/// <param name="Loss">Which steps contribute to the loss.</param>
/// <param name="TieEmbeddings">Whether the output layer's weights are the embedding.</param>
public sealed record ModelShape(
    RecurrentCell Cell,
    int VocabularySize,
    int EmbeddingSize,
    int HiddenSize,
    int Layers,
    int SequenceLength,
    int BatchSize,
    LossPosition Loss,
    bool TieEmbeddings = false)
{
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
