namespace RnnGen.Benchmarks;

/// <summary>A Tanh of V = 10000, E = 128, H = 128.</summary>
[RnnModel(RecurrentCell.Tanh, VocabularySize = 10000, EmbeddingSize = 128, HiddenSize = 128)]
internal sealed partial class TanhV10000E128H128;
