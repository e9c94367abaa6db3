namespace RnnGen.Benchmarks;

/// <summary>A Tanh of V = 10000, E = 64, H = 64.</summary>
[RnnModel(RecurrentCell.Tanh, VocabularySize = 10000, EmbeddingSize = 64, HiddenSize = 64)]
internal sealed partial class TanhV10000E64H64;
