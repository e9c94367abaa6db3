namespace RnnGen.Generators;

/// <summary>Where the input of a layer begins: the embeddings, or the layer below from its first computed h on.</summary>
internal static class LayerInput
{
    public static string Of(ModelPlan plan, int layer) => layer == 0 ? "InputOffset" : Sum.Of($"Hidden{layer - 1}Offset", plan.TimeStride);
}
