namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 32768, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 32768, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV32768E64H128;
