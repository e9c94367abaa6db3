namespace RnnGen.Benchmarks;

// Training steps: the rows of compare, and the suite TrainingStep.

/// <summary>An n-gram LSTM: three words predict the fourth.</summary>
[RnnModel(
    RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 3, BatchSize = 7, Loss = LossPosition.LastStep)]
internal sealed partial class TrainingNGram;

/// <summary>An LSTM of V = 2,000, E = 64, H = 128.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 2000, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstm;

/// <summary>A GRU of the same sizes.</summary>
[RnnModel(RecurrentCell.Gru, VocabularySize = 2000, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingGru;

/// <summary>A CIFG of the same sizes.</summary>
[RnnModel(RecurrentCell.Cifg, VocabularySize = 2000, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingCifg;

/// <summary>A tanh network of the same sizes.</summary>
[RnnModel(RecurrentCell.Tanh, VocabularySize = 2000, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingTanh;

/// <summary>A two-layer LSTM, the "small" language model of Zaremba, Sutskever and Vinyals (2014).</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 200, HiddenSize = 200, Layers = 2, SequenceLength = 35, BatchSize = 20)]
internal sealed partial class TrainingLstmE200H200L2;

/// <summary>A two-layer LSTM, their "medium" model.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 650, HiddenSize = 650, Layers = 2, SequenceLength = 35, BatchSize = 20)]
internal sealed partial class TrainingLstmE650H650L2;
