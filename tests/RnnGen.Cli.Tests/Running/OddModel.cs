namespace RnnGen.Tests;

/// <summary>A model of a shape that no preset has.</summary>
[RnnModel(RecurrentCell.Tanh, VocabularySize = 5, HiddenSize = 3, SequenceLength = 2, BatchSize = 1)]
internal sealed partial class OddModel;
