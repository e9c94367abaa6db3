namespace RnnGen.ParityFixtures;

/// <summary>An LSTM whose file goes into PyTorch's modules.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 2, BatchSize = 1)]
internal sealed partial class WayBackLstm;

/// <summary>A GRU whose file goes into PyTorch's modules.</summary>
[RnnModel(RecurrentCell.Gru, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 2, BatchSize = 1)]
internal sealed partial class WayBackGru;

/// <summary>A GRU with tied embeddings and a projection.</summary>
[RnnModel(RecurrentCell.Gru, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 2, BatchSize = 1, TieEmbeddings = true)]
internal sealed partial class WayBackTied;
