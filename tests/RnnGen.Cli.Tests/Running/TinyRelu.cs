namespace RnnGen.Tests;

/// <summary>A plain network with a rectifier that predicts from n-grams of two words.</summary>
[RnnModel(RecurrentCell.Relu, VocabularySize = 5, EmbeddingSize = 2, HiddenSize = 3, SequenceLength = 2, BatchSize = 1, Loss = LossPosition.LastStep)]
internal sealed partial class TinyRelu;
