namespace RnnGen.Cli;

/// <summary>The C# that declares a model: what a user writes, and what the tool compiles.</summary>
internal static class ModelDeclaration
{
    /// <summary>Writes the annotated class of a shape; sizes that are the attribute's defaults are left out.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="className">The name of the class, such as <c>DialogueModel</c>.</param>
    public static string Of(ModelShape shape, string className)
    {
        RnnModelAttribute defaults = new(shape.Cell);
        List<string> arguments = [$"RecurrentCell.{shape.Cell}", $"{nameof(ModelShape.VocabularySize)} = {shape.VocabularySize}"];
        Add(nameof(ModelShape.EmbeddingSize), shape.EmbeddingSize, defaults.EmbeddingSize);
        arguments.Add($"{nameof(ModelShape.HiddenSize)} = {shape.HiddenSize}");
        Add(nameof(ModelShape.Layers), shape.Layers, defaults.Layers);
        Add(nameof(ModelShape.SequenceLength), shape.SequenceLength, defaults.SequenceLength);
        Add(nameof(ModelShape.BatchSize), shape.BatchSize, defaults.BatchSize);
        if (shape.Loss != defaults.Loss)
        {
            arguments.Add($"{nameof(ModelShape.Loss)} = {nameof(LossPosition)}.{shape.Loss}");
        }

        if (shape.TieEmbeddings)
        {
            arguments.Add($"{nameof(ModelShape.TieEmbeddings)} = true");
        }

        return $"""
            using RnnGen;

            [RnnModel({string.Join(", ", arguments)})]
            public sealed partial class {className};
            """;

        void Add(string name, int value, int defaultValue)
        {
            if (value != defaultValue)
            {
                arguments.Add($"{name} = {value}");
            }
        }
    }
}
