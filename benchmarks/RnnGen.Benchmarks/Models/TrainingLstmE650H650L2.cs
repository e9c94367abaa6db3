namespace RnnGen.Benchmarks;

/// <summary>An LSTM of two layers, of the size that language models on a hundred thousand sentences went on to (Zaremba, Sutskever and Vinyals 2014: "medium").</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 650, HiddenSize = 650, Layers = 2, SequenceLength = 35, BatchSize = 20)]
internal sealed partial class TrainingLstmE650H650L2;
