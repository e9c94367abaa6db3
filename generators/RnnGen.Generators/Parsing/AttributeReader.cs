using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Parsing;

/// <summary>Finds <c>[RnnModel]</c> by its metadata name and reads its arguments.</summary>
internal static class AttributeReader
{
    public const string MetadataName = "RnnGen.RnnModelAttribute";

    /// <summary>The type's attribute; the first, if the code wrongly has several.</summary>
    public static AttributeData? Find(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "RnnModelAttribute", ContainingType: null } found && IsRunTimeNamespace(found.ContainingNamespace))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>Its values, as far as they bind.</summary>
    public static AttributeValues Read(AttributeData attribute)
    {
        int? cell = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as int? : null;
        AttributeValues values = new(cell ?? 0, Binds: cell is not null);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            values = With(values, argument.Key, argument.Value.Value);
        }

        return values;
    }

    /// <summary>Whether <paramref name="symbol"/> is the namespace of the run-time library.</summary>
    public static bool IsRunTimeNamespace(INamespaceSymbol? symbol) =>
        symbol is { Name: "RnnGen", ContainingNamespace.IsGlobalNamespace: true };

    private static AttributeValues With(AttributeValues values, string argument, object? value) => (argument, value) switch
    {
        (nameof(AttributeValues.VocabularySize), int number) => values with { VocabularySize = number },
        (nameof(AttributeValues.HiddenSize), int number) => values with { HiddenSize = number },
        (nameof(AttributeValues.EmbeddingSize), int number) => values with { EmbeddingSize = number },
        (nameof(AttributeValues.Layers), int number) => values with { Layers = number },
        (nameof(AttributeValues.SequenceLength), int number) => values with { SequenceLength = number },
        (nameof(AttributeValues.BatchSize), int number) => values with { BatchSize = number },
        (nameof(AttributeValues.Loss), int number) => values with { Loss = number },
        (nameof(AttributeValues.TieEmbeddings), bool choice) => values with { TieEmbeddings = choice },
        _ => values with { Binds = false },
    };
}
