namespace RnnGen.Everyday;

[RnnModel(RecurrentCell.Lstm, VocabularySize = 16384, EmbeddingSize = 160, HiddenSize = 384, SequenceLength = 20, BatchSize = 16, TieEmbeddings = true)]
internal sealed partial class SpanishLstm;
