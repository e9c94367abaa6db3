namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 4096, E = 64, H = 64, trained on B = 16 sequences of T = 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 64, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E64H64B16;
