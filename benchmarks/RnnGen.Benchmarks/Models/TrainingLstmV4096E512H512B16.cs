namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 4096, E = 512, H = 512, trained on B = 16 sequences of T = 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 512, HiddenSize = 512, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E512H512B16;
