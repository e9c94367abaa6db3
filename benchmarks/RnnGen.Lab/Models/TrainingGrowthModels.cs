namespace RnnGen.Lab;

// One training step: H = E grows, then B grows.

/// <summary>An LSTM of V = 4,096, E = 32, H = 32, trained on 16 sequences of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 32, HiddenSize = 32, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E32H32B16;

/// <summary>An LSTM of V = 4,096, E = 64, H = 64, trained on 16 sequences of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 64, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E64H64B16;

/// <summary>An LSTM of V = 4,096, E = 128, H = 128, trained on 16 sequences of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 128, HiddenSize = 128, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E128H128B16;

/// <summary>An LSTM of V = 4,096, E = 256, H = 256, trained on 16 sequences of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 256, HiddenSize = 256, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E256H256B16;

/// <summary>An LSTM of V = 4,096, E = 512, H = 512, trained on 16 sequences of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 512, HiddenSize = 512, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E512H512B16;

/// <summary>An LSTM of V = 4,096, E = 1024, H = 1024, trained on 16 sequences of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 1024, HiddenSize = 1024, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E1024H1024B16;

/// <summary>An LSTM of V = 4,096, E = 64, H = 128, trained on 1 sequence of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 1)]
internal sealed partial class TrainingLstmV4096E64H128B1;

/// <summary>An LSTM of V = 4,096, E = 64, H = 128, trained on 2 sequences of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 2)]
internal sealed partial class TrainingLstmV4096E64H128B2;

/// <summary>An LSTM of V = 4,096, E = 64, H = 128, trained on 4 sequences of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 4)]
internal sealed partial class TrainingLstmV4096E64H128B4;

/// <summary>An LSTM of V = 4,096, E = 64, H = 128, trained on 8 sequences of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 8)]
internal sealed partial class TrainingLstmV4096E64H128B8;

/// <summary>An LSTM of V = 4,096, E = 64, H = 128, trained on 32 sequences of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 32)]
internal sealed partial class TrainingLstmV4096E64H128B32;

/// <summary>An LSTM of V = 4,096, E = 64, H = 128, trained on 64 sequences of 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 64)]
internal sealed partial class TrainingLstmV4096E64H128B64;
