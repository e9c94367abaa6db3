namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 10000, E = 128, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 128, HiddenSize = 128)]
internal sealed partial class LstmV10000E128H128;
