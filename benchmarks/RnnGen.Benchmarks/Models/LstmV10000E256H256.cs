namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 10000, E = 256, H = 256.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 256, HiddenSize = 256)]
internal sealed partial class LstmV10000E256H256;
