namespace RnnGen.Fuzz;

/// <summary>Two layers of an LSTM over an embedding.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 9, EmbeddingSize = 3, HiddenSize = 4, Layers = 2, SequenceLength = 3, BatchSize = 2)]
public sealed partial class TinyLstm;
