namespace RnnGen.Tests;

/// <summary>A GRU whose gates can be told by hand, with a projection before its tied embedding.</summary>
[RnnModel(RecurrentCell.Gru, VocabularySize = 5, EmbeddingSize = 2, HiddenSize = 3, SequenceLength = 2, BatchSize = 1, TieEmbeddings = true)]
internal sealed partial class TinyGruTied;
