namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 4096, E = 1024, H = 1024, trained on B = 16 sequences of T = 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 1024, HiddenSize = 1024, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E1024H1024B16;
