namespace RnnGen;

/// <summary>
/// Marks a partial class as a recurrent language model. The source generator makes it derive from <see cref="RnnModel"/> and emits its
/// forward and backward passes with every size as a constant.
/// </summary>
/// <param name="cell">The recurrence.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RnnModelAttribute(RecurrentCell cell) : Attribute
{
    /// <summary>The recurrence.</summary>
    public RecurrentCell Cell { get; } = cell;

    /// <summary>V: the number of words the model can hold, <c>&lt;unk&gt;</c> included. At least 1. Required.</summary>
    public int VocabularySize { get; set; }

    /// <summary>H: the width of the hidden state of each layer. At least 1. Required.</summary>
    public int HiddenSize { get; set; }

    /// <summary>E: the width of a word's embedding; 0 (the default) feeds words one-hot.</summary>
    public int EmbeddingSize { get; set; }

    /// <summary>L: the number of recurrent layers, 1 (the default) to 4.</summary>
    public int Layers { get; set; } = 1;

    /// <summary>T: the number of time steps unrolled in training, the length of truncated backpropagation through time. Default 10.</summary>
    public int SequenceLength { get; set; } = 10;

    /// <summary>B: the number of sequences trained in parallel. Default 16.</summary>
    public int BatchSize { get; set; } = 16;

    /// <summary>Which steps contribute to the loss. Default <see cref="LossPosition.EveryStep"/>.</summary>
    public LossPosition Loss { get; set; } = LossPosition.EveryStep;

    /// <summary>
    /// Whether the embedding doubles as the output layer's weights, so that each word has one vector instead of two: logits = embedding·h + by, or embedding·(P·h) + by with a
    /// projection P [E, H] if E differs from H. Needs an embedding. Default false.
    /// </summary>
    public bool TieEmbeddings { get; set; }
}
