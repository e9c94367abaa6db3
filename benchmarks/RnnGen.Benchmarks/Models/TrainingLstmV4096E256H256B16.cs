namespace RnnGen.Benchmarks;

/// <summary>An LSTM of V = 4096, E = 256, H = 256, trained on B = 16 sequences of T = 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 256, HiddenSize = 256, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV4096E256H256B16;
