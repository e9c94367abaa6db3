namespace RnnGen.Benchmarks;

/// <summary>Stepped by <see cref="WordStep"/>.</summary>
[RnnModel(RecurrentCell.Tanh, VocabularySize = 10000, EmbeddingSize = 64, HiddenSize = 64)]
internal sealed partial class StepTanh64;
