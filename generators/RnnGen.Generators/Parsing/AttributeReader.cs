using Microsoft.CodeAnalysis;

namespace RnnGen.Generators;

/// <summary>Finds <c>[RnnModel]</c> by its metadata name and reads its arguments.</summary>
internal static class AttributeReader
{
    public const string MetadataName = "RnnGen.RnnModelAttribute";

    /// <summary>The type's attribute; the first, should the code wrongly hold several.</summary>
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
            values = argument.Value.Value is int value ? With(values, argument.Key, value) : values with { Binds = false };
        }

        return values;
    }

    /// <summary>Whether <paramref name="symbol"/> is the namespace of the run-time library.</summary>
    public static bool IsRunTimeNamespace(INamespaceSymbol? symbol) =>
        symbol is { Name: "RnnGen", ContainingNamespace.IsGlobalNamespace: true };

    private static AttributeValues With(AttributeValues values, string argument, int value) => argument switch
    {
        nameof(AttributeValues.VocabularySize) => values with { VocabularySize = value },
        nameof(AttributeValues.HiddenSize) => values with { HiddenSize = value },
        nameof(AttributeValues.EmbeddingSize) => values with { EmbeddingSize = value },
        nameof(AttributeValues.Layers) => values with { Layers = value },
        nameof(AttributeValues.SequenceLength) => values with { SequenceLength = value },
        nameof(AttributeValues.BatchSize) => values with { BatchSize = value },
        nameof(AttributeValues.Loss) => values with { Loss = value },
        _ => values,
    };
}
