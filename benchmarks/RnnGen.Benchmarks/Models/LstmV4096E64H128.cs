namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 4096, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV4096E64H128;
