namespace RnnGen.AllocationProbe;

[RnnModel(RecurrentCell.Lstm, VocabularySize = 40, EmbeddingSize = 12, HiddenSize = 20, Layers = 2, SequenceLength = 6, BatchSize = 3)]
internal sealed partial class StreamProbe;

[RnnModel(RecurrentCell.Gru, VocabularySize = 40, EmbeddingSize = 12, HiddenSize = 20, Layers = 2, SequenceLength = 6, BatchSize = 3)]
internal sealed partial class GruProbe;

[RnnModel(RecurrentCell.Relu, VocabularySize = 40, EmbeddingSize = 12, HiddenSize = 20, SequenceLength = 6, BatchSize = 3)]
internal sealed partial class SampledProbe;

[RnnModel(RecurrentCell.Lstm, VocabularySize = 40, EmbeddingSize = 12, HiddenSize = 20, SequenceLength = 6, BatchSize = 3, TieEmbeddings = true)]
internal sealed partial class TiedProbe;

[RnnModel(RecurrentCell.Tanh, VocabularySize = 40, HiddenSize = 20, SequenceLength = 3, BatchSize = 7, Loss = LossPosition.LastStep)]
internal sealed partial class NGramProbe;
