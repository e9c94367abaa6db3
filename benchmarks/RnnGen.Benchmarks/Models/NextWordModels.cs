namespace RnnGen.Benchmarks;

// One word in, five suggestions or completions out: the rows of compare, and the suites NextWord and Completion.

/// <summary>An LSTM of V = 10,000, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV10000E64H128;

/// <summary>An LSTM of V = 4,096, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class LstmV4096E64H128;

/// <summary>An LSTM of V = 1,000, E = 32, H = 64.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 1000, EmbeddingSize = 32, HiddenSize = 64)]
internal sealed partial class LstmV1000E32H64;

/// <summary>An LSTM of V = 32,768, E = 64, H = 128 with tied embeddings and a projection: 2.2 million parameters.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 32768, EmbeddingSize = 64, HiddenSize = 128, TieEmbeddings = true)]
internal sealed partial class TiedLstmV32768E64H128;
