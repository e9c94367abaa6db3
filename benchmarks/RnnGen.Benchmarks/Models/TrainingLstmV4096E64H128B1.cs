namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 4096, E = 64, H = 128, trained on B = 1 sequences of T = 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 1)]
internal sealed partial class TrainingLstmV4096E64H128B1;
