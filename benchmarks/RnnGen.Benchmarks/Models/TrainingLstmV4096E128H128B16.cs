namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 4096, E = 128, H = 128, trained on B = 16 sequences of T = 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 128, HiddenSize = 128, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E128H128B16;
