namespace RnnGen.Generators;

/// <summary>Where the input of a layer begins: the embeddings, or the layer below from its first computed h on.</summary>
internal static class LayerInput
{
    public static string Of(int layer) => layer == 0 ? "InputOffset" : $"Hidden{layer - 1}Offset + TimeStride";
}
