namespace RnnGen.Tests;

/// <summary>A GRU whose vocabulary is full.</summary>
[RnnModel(RecurrentCell.Gru, VocabularySize = 20, HiddenSize = 9, Layers = 2, SequenceLength = 3, BatchSize = 2)]
internal sealed partial class SmallGru;
