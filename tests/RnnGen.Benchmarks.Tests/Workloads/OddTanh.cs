namespace RnnGen.Benchmarks.Tests;

[RnnModel(RecurrentCell.Tanh, VocabularySize = 101, EmbeddingSize = 7, HiddenSize = 67)]
internal sealed partial class OddTanh;
