namespace RnnGen.Benchmarks;

/// <summary>Stepped by <see cref="WordStep"/>.</summary>
[RnnModel(RecurrentCell.Tanh, VocabularySize = 10000, EmbeddingSize = 128, HiddenSize = 128)]
internal sealed partial class StepTanh128;
