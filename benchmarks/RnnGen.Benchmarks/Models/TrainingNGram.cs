namespace RnnGen.Benchmarks;

/// <summary>Three words predict the fourth. Trained by <see cref="TrainingStep"/>.</summary>
[RnnModel(
    RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 3, BatchSize = 7, Loss = LossPosition.LastStep)]
internal sealed partial class TrainingNGram;
