namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 10000, E = 16, H = 16.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 16, HiddenSize = 16)]
internal sealed partial class LstmV10000E16H16;
