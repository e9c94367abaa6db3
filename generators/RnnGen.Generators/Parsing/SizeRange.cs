namespace RnnGen.Generators.Parsing;

/// <summary>The values that one size of the attribute may take.</summary>
/// <param name="Argument">The attribute argument.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value: far above what trains in reasonable time, low enough that products of two fit a long.</param>
internal sealed record SizeRange(string Argument, int Minimum, int Maximum)
{
    public static readonly SizeRange VocabularySize = new(nameof(AttributeValues.VocabularySize), 1, 16_777_216);
    public static readonly SizeRange HiddenSize = new(nameof(AttributeValues.HiddenSize), 1, 8192);
    public static readonly SizeRange EmbeddingSize = new(nameof(AttributeValues.EmbeddingSize), 0, 8192);
    public static readonly SizeRange Layers = new(nameof(AttributeValues.Layers), 1, 4);
    public static readonly SizeRange SequenceLength = new(nameof(AttributeValues.SequenceLength), 1, 4096);
    public static readonly SizeRange BatchSize = new(nameof(AttributeValues.BatchSize), 1, 4096);

    /// <summary>The value in range that is nearest to <paramref name="value"/>.</summary>
    public int Clamp(int value) => Math.Min(Math.Max(value, Minimum), Maximum);

    public bool Contains(int value) => value >= Minimum && value <= Maximum;
}
