namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 65536, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 65536, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV65536E64H128;
