namespace RnnGen.Benchmarks.Tests;

[RnnModel(RecurrentCell.Cifg, VocabularySize = 101, EmbeddingSize = 7, HiddenSize = 21)]
internal sealed partial class OddCifg;
