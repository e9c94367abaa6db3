namespace RnnGen.Benchmarks.Tests;

[RnnModel(RecurrentCell.Gru, VocabularySize = 101, EmbeddingSize = 7, HiddenSize = 21)]
internal sealed partial class OddGru;
