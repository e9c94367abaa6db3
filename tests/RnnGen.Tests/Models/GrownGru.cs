namespace RnnGen.Tests;

/// <summary><see cref="SmallGru"/> with room for more words, trained in other batches.</summary>
[RnnModel(RecurrentCell.Gru, VocabularySize = 40, HiddenSize = 9, Layers = 2, SequenceLength = 4, BatchSize = 3)]
internal sealed partial class GrownGru;
