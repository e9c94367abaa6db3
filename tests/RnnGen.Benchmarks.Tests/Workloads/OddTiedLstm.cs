namespace RnnGen.Benchmarks.Tests;

[RnnModel(RecurrentCell.Lstm, VocabularySize = 101, EmbeddingSize = 7, HiddenSize = 21, TieEmbeddings = true)]
internal sealed partial class OddTiedLstm;
