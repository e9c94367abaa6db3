namespace RnnGen.Benchmarks;

/// <summary>Suggests in <see cref="NextWord"/>.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class NextWordLstm;
