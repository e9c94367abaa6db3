namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 16384, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 16384, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV16384E64H128;
