namespace RnnGen.Tests;

/// <summary>A CIFG of two layers whose gates can be told by hand.</summary>
[RnnModel(RecurrentCell.Cifg, VocabularySize = 5, EmbeddingSize = 2, HiddenSize = 3, Layers = 2, SequenceLength = 2, BatchSize = 1)]
internal sealed partial class TinyCifg;
