namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 1000, E = 32, H = 64.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 1000, EmbeddingSize = 32, HiddenSize = 64)]
internal sealed partial class LstmV1000E32H64;
