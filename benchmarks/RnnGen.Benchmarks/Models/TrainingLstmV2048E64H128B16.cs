namespace RnnGen.Benchmarks;

/// <summary>A Lstm of V = 2048, E = 64, H = 128, trained on B = 16 sequences of T = 10 words.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 2048, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class TrainingLstmV2048E64H128B16;
