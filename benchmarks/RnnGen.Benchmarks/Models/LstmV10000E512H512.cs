namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 10000, E = 512, H = 512.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 512, HiddenSize = 512)]
internal sealed partial class LstmV10000E512H512;
