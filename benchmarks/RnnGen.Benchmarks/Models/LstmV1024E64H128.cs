namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 1024, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 1024, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV1024E64H128;
