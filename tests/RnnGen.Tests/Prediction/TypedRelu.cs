namespace RnnGen.Tests;

/// <summary>A small model whose states have no bounds.</summary>
[RnnModel(RecurrentCell.Relu, VocabularySize = 40, EmbeddingSize = 8, HiddenSize = 12, SequenceLength = 4, BatchSize = 2)]
internal sealed partial class TypedRelu;
