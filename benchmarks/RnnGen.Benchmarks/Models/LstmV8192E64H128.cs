namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 8192, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 8192, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV8192E64H128;
