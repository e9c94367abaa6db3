using RnnGen;

namespace RNNGEN_NAMESPACE;

/// <summary>The model: a source generator writes the rest of this class. Other sizes and cells need no other change.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 2048, EmbeddingSize = 64, HiddenSize = 128)]
public sealed partial class NextWordModel;
