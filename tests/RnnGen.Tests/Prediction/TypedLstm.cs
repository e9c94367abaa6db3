namespace RnnGen.Tests;

/// <summary>A small model that somebody types to.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 40, EmbeddingSize = 8, HiddenSize = 19, SequenceLength = 4, BatchSize = 2)]
internal sealed partial class TypedLstm;
