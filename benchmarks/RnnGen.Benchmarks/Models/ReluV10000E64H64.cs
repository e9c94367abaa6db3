namespace RnnGen.Benchmarks;

/// <summary>A Relu of V = 10000, E = 64, H = 64.</summary>
[RnnModel(RecurrentCell.Relu, VocabularySize = 10000, EmbeddingSize = 64, HiddenSize = 64)]
internal sealed partial class ReluV10000E64H64;
