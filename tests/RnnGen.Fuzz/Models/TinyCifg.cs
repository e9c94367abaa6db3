namespace RnnGen.Fuzz;

/// <summary>Tied embeddings wider than the state: a file with a projection, and perhaps with a copy of the embeddings.</summary>
[RnnModel(RecurrentCell.Cifg, VocabularySize = 6, EmbeddingSize = 5, HiddenSize = 4, SequenceLength = 3, BatchSize = 1, TieEmbeddings = true)]
public sealed partial class TinyCifg;
