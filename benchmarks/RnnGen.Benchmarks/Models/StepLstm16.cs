namespace RnnGen.Benchmarks;

/// <summary>Stepped by <see cref="WordStep"/>.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 16, HiddenSize = 16)]
internal sealed partial class StepLstm16;
