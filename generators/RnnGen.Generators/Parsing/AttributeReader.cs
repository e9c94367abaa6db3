using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Generators.Collections;

namespace RnnGen.Generators.Parsing;

/// <summary>Finds <c>[RnnModel]</c> by its metadata name and reads its arguments.</summary>
internal static class AttributeReader
{
    /// <summary>The constructor's argument.</summary>
    public const string Cell = "Cell";

    private const string Name = "RnnModelAttribute";

    /// <summary>Whether an attribute is written so.</summary>
    public static bool IsName(string name) => name is Name or "RnnModel";

    /// <summary>The type's attribute; the first, if the code wrongly has several.</summary>
    public static AttributeData? Find(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: Name, ContainingType: null } found && IsRunTimeNamespace(found.ContainingNamespace))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The argument as written; null where it was left out.</summary>
    public static AttributeArgumentSyntax? FindArgument(AttributeSyntax attribute, string argument) => attribute.ArgumentList?.Arguments.FirstOrDefault(
        candidate => candidate.NameEquals is { } name ? name.Name.Identifier.ValueText == argument : argument == Cell);

    /// <summary>Its values, as far as they bind.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="resolver">Finds the values of arguments that do not bind yet; null where all code is there.</param>
    public static AttributeValues Read(AttributeData attribute, ConstantResolver? resolver = null)
    {
        List<string> unknown = [];
        TypedConstant? first = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0] : null;
        AttributeValues values = new(0);
        Set(Cell, Value(first, Cell));
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            Set(argument.Key, Value(argument.Value, argument.Key));
        }

        if (resolver is not null && unknown.Count == 0)
        {
            IEnumerable<string> written = attribute.NamedArguments.Select(static argument => argument.Key).Prepend(Cell);
            unknown.AddRange(written.Where(argument => !resolver.KeepsItsValue(attribute, argument, values) || resolver.IsBoundAnew(attribute, argument)));
        }

        return values with { Unknown = new EquatableArray<string>([.. unknown]) };

        void Set(string argument, object? value)
        {
            if (With(values, argument, value) is { } next)
            {
                values = next;
            }
            else
            {
                unknown.Add(argument);
            }
        }

        object? Value(TypedConstant? bound, string argument) =>
            bound is { Kind: not (TypedConstantKind.Error or TypedConstantKind.Array) } constant ? constant.Value : resolver?.ValueOf(attribute, argument);
    }

    /// <summary>The size that the attribute gives a generated constant; null if that is not known, or no constant of that name is generated from an argument alone.</summary>
    public static int? ReadSize(AttributeData attribute, string constant, ConstantResolver resolver)
    {
        AttributeValues defaults = new(0);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == constant)
            {
                object? value = argument.Value.Kind == TypedConstantKind.Error ? resolver.ValueOf(attribute, constant) : argument.Value.Value;
                return With(defaults, constant, value) is { } read ? Size(read, constant) : null;
            }
        }

        return Size(defaults, constant);
    }

    /// <summary>Whether <paramref name="symbol"/> is the namespace of the run-time library.</summary>
    public static bool IsRunTimeNamespace(INamespaceSymbol? symbol) =>
        symbol is { Name: "RnnGen", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>The size that a generated constant repeats; null where it was left out, or for any other constant.</summary>
    public static int? Size(AttributeValues values, string constant) => constant switch
    {
        nameof(AttributeValues.VocabularySize) => values.VocabularySize,
        nameof(AttributeValues.HiddenSize) => values.HiddenSize,
        nameof(AttributeValues.EmbeddingSize) => values.EmbeddingSize,
        nameof(AttributeValues.Layers) => values.Layers,
        nameof(AttributeValues.SequenceLength) => values.SequenceLength,
        nameof(AttributeValues.BatchSize) => values.BatchSize,
        _ => null,
    };

    /// <summary>The values with one more; null if it is missing or of another type, or the attribute has no such argument.</summary>
    public static AttributeValues? With(AttributeValues values, string argument, object? value) => (argument, Widen(value)) switch
    {
        (Cell, int number) => values with { Cell = number },
        (nameof(AttributeValues.VocabularySize), int number) => values with { VocabularySize = number },
        (nameof(AttributeValues.HiddenSize), int number) => values with { HiddenSize = number },
        (nameof(AttributeValues.EmbeddingSize), int number) => values with { EmbeddingSize = number },
        (nameof(AttributeValues.Layers), int number) => values with { Layers = number },
        (nameof(AttributeValues.SequenceLength), int number) => values with { SequenceLength = number },
        (nameof(AttributeValues.BatchSize), int number) => values with { BatchSize = number },
        (nameof(AttributeValues.Loss), int number) => values with { Loss = number },
        (nameof(AttributeValues.TieEmbeddings), bool choice) => values with { TieEmbeddings = choice },
        _ => null,
    };

    /// <summary>A resolved expression keeps its own type; the compiler widens these to int.</summary>
    private static object? Widen(object? value) => value switch
    {
        byte number => (int)number,
        sbyte number => (int)number,
        short number => (int)number,
        ushort number => (int)number,
        char letter => (int)letter,
        _ => value,
    };
}
