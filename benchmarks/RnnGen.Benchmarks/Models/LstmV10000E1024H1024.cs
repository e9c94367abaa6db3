namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 10000, E = 1024, H = 1024.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 1024, HiddenSize = 1024)]
internal sealed partial class LstmV10000E1024H1024;
