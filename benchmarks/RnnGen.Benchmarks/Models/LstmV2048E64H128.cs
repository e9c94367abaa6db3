namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 2048, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 2048, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV2048E64H128;
