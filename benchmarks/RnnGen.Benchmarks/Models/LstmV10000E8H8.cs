namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 10000, E = 8, H = 8.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 8, HiddenSize = 8)]
internal sealed partial class LstmV10000E8H8;
