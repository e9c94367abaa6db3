namespace RnnGen.Benchmarks;

/// <summary>Trained by <see cref="TrainingStep"/>.</summary>
[RnnModel(RecurrentCell.Tanh, VocabularySize = 2000, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingTanh;
