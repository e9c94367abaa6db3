namespace RnnGen.AotSmoke;

/// <summary>Small enough to train in a second.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 32, EmbeddingSize = 16, HiddenSize = 24, SequenceLength = 8, BatchSize = 4)]
internal sealed partial class SmokeModel;

/// <summary>Its gates lie in memory in a way of their own.</summary>
[RnnModel(RecurrentCell.Gru, VocabularySize = 32, EmbeddingSize = 16, HiddenSize = 24, SequenceLength = 8, BatchSize = 4)]
internal sealed partial class SmokeGru;
