namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 10000, E = 64, H = 64.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 64, HiddenSize = 64)]
internal sealed partial class LstmV10000E64H64;
