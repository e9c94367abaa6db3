using CsCheck;

namespace RnnGen.Generators.Tests.Properties;

/// <summary>Small shapes: every cell, one-hot and embedding, tied and not, sizes on and off the edges of lanes and panels.</summary>
internal static class Shapes
{
    public static Gen<ModelShape> All { get; } =
        from cell in Gen.Enum<RecurrentCell>()
        from vocabularySize in Gen.Int[2, 70]
        from embeddingSize in Gen.Int[0, 20]
        from hiddenSize in Gen.Int[1, 36]
        from layers in Gen.Int[1, 3]
        from sequenceLength in Gen.Int[1, 6]
        from batchSize in Gen.Int[1, 9]
        from loss in Gen.Enum<LossPosition>()
        from isTied in Gen.Bool
        select new ModelShape { Cell = cell, VocabularySize = vocabularySize, EmbeddingSize = embeddingSize, HiddenSize = hiddenSize, Layers = layers, SequenceLength = sequenceLength, BatchSize = batchSize, Loss = loss, TieEmbeddings = isTied && embeddingSize > 0 };
}
