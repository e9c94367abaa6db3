namespace RnnGen.Benchmarks;

/// <summary>A Lstm of V = 8192, E = 64, H = 128, trained on B = 16 sequences of T = 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 8192, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV8192E64H128B16;
