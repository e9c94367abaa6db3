namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 4096, E = 32, H = 32, trained on B = 16 sequences of T = 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 32, HiddenSize = 32, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E32H32B16;
