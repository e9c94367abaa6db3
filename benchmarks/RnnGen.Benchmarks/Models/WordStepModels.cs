namespace RnnGen.Benchmarks;

// One word through the cell, V = 10,000: the word steps of compare, and the suite WordStep.

/// <summary>An LSTM of V = 10,000, E = 8, H = 8.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 8, HiddenSize = 8)]
internal sealed partial class LstmV10000E8H8;

/// <summary>An LSTM of V = 10,000, E = 16, H = 16.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 16, HiddenSize = 16)]
internal sealed partial class LstmV10000E16H16;

/// <summary>An LSTM of V = 10,000, E = 32, H = 32.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 32, HiddenSize = 32)]
internal sealed partial class LstmV10000E32H32;

/// <summary>An LSTM of V = 10,000, E = 64, H = 64.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 64, HiddenSize = 64)]
internal sealed partial class LstmV10000E64H64;

/// <summary>An LSTM of V = 10,000, E = 128, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 128, HiddenSize = 128)]
internal sealed partial class LstmV10000E128H128;

/// <summary>An LSTM of V = 10,000, E = 256, H = 256.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 256, HiddenSize = 256)]
internal sealed partial class LstmV10000E256H256;

/// <summary>A GRU of V = 10,000, E = 64, H = 64.</summary>
[RnnModel(RecurrentCell.Gru, VocabularySize = 10000, EmbeddingSize = 64, HiddenSize = 64)]
internal sealed partial class GruV10000E64H64;

/// <summary>A GRU of V = 10,000, E = 128, H = 128.</summary>
[RnnModel(RecurrentCell.Gru, VocabularySize = 10000, EmbeddingSize = 128, HiddenSize = 128)]
internal sealed partial class GruV10000E128H128;

/// <summary>A CIFG of V = 10,000, E = 64, H = 64.</summary>
[RnnModel(RecurrentCell.Cifg, VocabularySize = 10000, EmbeddingSize = 64, HiddenSize = 64)]
internal sealed partial class CifgV10000E64H64;

/// <summary>A CIFG of V = 10,000, E = 128, H = 128.</summary>
[RnnModel(RecurrentCell.Cifg, VocabularySize = 10000, EmbeddingSize = 128, HiddenSize = 128)]
internal sealed partial class CifgV10000E128H128;

/// <summary>A tanh network of V = 10,000, E = 16, H = 16.</summary>
[RnnModel(RecurrentCell.Tanh, VocabularySize = 10000, EmbeddingSize = 16, HiddenSize = 16)]
internal sealed partial class TanhV10000E16H16;

/// <summary>A tanh network of V = 10,000, E = 64, H = 64.</summary>
[RnnModel(RecurrentCell.Tanh, VocabularySize = 10000, EmbeddingSize = 64, HiddenSize = 64)]
internal sealed partial class TanhV10000E64H64;

/// <summary>A tanh network of V = 10,000, E = 128, H = 128.</summary>
[RnnModel(RecurrentCell.Tanh, VocabularySize = 10000, EmbeddingSize = 128, HiddenSize = 128)]
internal sealed partial class TanhV10000E128H128;

/// <summary>A ReLU network of V = 10,000, E = 64, H = 64.</summary>
[RnnModel(RecurrentCell.Relu, VocabularySize = 10000, EmbeddingSize = 64, HiddenSize = 64)]
internal sealed partial class ReluV10000E64H64;
