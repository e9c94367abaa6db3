namespace RnnGen.Tests;

/// <summary><see cref="TypedLstm"/>, which learns from segments of seven words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 40, EmbeddingSize = 8, HiddenSize = 19, SequenceLength = 7, BatchSize = 1)]
internal sealed partial class AdaptedLstm;
