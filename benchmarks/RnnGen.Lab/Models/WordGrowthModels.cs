namespace RnnGen.Lab;

// One word: V grows, then H = E grows. The first group is trained as well, B = 16, T = 10.

/// <summary>An LSTM of V = 1,024, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 1024, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV1024E64H128;

/// <summary>An LSTM of V = 2,048, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 2048, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV2048E64H128;

/// <summary>An LSTM of V = 8,192, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 8192, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV8192E64H128;

/// <summary>An LSTM of V = 16,384, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 16384, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV16384E64H128;

/// <summary>An LSTM of V = 32,768, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 32768, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV32768E64H128;

/// <summary>An LSTM of V = 65,536, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 65536, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV65536E64H128;

/// <summary>An LSTM of V = 10,000, E = 512, H = 512.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 512, HiddenSize = 512)]
internal sealed partial class LstmV10000E512H512;

/// <summary>An LSTM of V = 10,000, E = 1024, H = 1024.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 1024, HiddenSize = 1024)]
internal sealed partial class LstmV10000E1024H1024;
