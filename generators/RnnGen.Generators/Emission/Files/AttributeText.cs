using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Emission.Files;

/// <summary>The attribute as a user would write it: every size that shapes the code, and the options that are not the default.</summary>
internal static class AttributeText
{
    public static string Of(ModelSpec spec)
    {
        string embedding = spec.EmbeddingSize == 0 ? "" : $"EmbeddingSize = {spec.EmbeddingSize}, ";
        string layers = spec.Layers == 1 ? "" : $"Layers = {spec.Layers}, ";
        string loss = spec.Loss == LossKind.EveryStep ? "" : $", Loss = LossPosition.{spec.Loss}";
        string tying = spec.TieEmbeddings ? ", TieEmbeddings = true" : "";
        return $"[RnnModel(RecurrentCell.{spec.Cell}, VocabularySize = {spec.VocabularySize}, {embedding}HiddenSize = {spec.HiddenSize}, {layers}"
            + $"SequenceLength = {spec.SequenceLength}, BatchSize = {spec.BatchSize}{loss}{tying})]";
    }
}
