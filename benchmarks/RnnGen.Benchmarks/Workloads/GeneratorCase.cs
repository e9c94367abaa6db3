namespace RnnGen.Benchmarks;

/// <summary>One row of a table: a model to generate.</summary>
/// <param name="Name">Cell and sizes.</param>
/// <param name="Attribute">The attribute's arguments.</param>
public sealed record GeneratorCase(string Name, string Attribute)
{
    /// <summary>The file a user writes.</summary>
    public string Source => $"""
        using RnnGen;

        [RnnModel({Attribute})]
        public sealed partial class MeasuredModel;
        """;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
