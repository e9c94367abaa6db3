namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 10000, E = 32, H = 32.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 32, HiddenSize = 32)]
internal sealed partial class LstmV10000E32H32;
