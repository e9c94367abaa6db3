namespace RnnGen.Benchmarks;

/// <summary>A Tanh of V = 10000, E = 16, H = 16.</summary>
[RnnModel(RecurrentCell.Tanh, VocabularySize = 10000, EmbeddingSize = 16, HiddenSize = 16)]
internal sealed partial class TanhV10000E16H16;
