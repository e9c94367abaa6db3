namespace RnnGen.Benchmarks;

/// <summary>Stepped by <see cref="WordStep"/>.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 64, HiddenSize = 64)]
internal sealed partial class StepLstm64;
