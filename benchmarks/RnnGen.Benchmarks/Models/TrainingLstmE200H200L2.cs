namespace RnnGen.Benchmarks;

/// <summary>An LSTM of two layers, of the size that language models on a hundred thousand sentences began with (Zaremba, Sutskever and Vinyals 2014: "small").</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 200, HiddenSize = 200, Layers = 2, SequenceLength = 35, BatchSize = 20)]
internal sealed partial class TrainingLstmE200H200L2;
