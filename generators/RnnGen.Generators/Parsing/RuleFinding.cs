using System.Globalization;
using Microsoft.CodeAnalysis;
using RnnGen.Generators.Collections;
using RnnGen.Generators.Diagnostics;

namespace RnnGen.Generators.Parsing;

/// <summary>What a rule found: a diagnostic in plain words and names, without symbols or locations.</summary>
/// <param name="Id">The diagnostic, such as RNNGEN004.</param>
/// <param name="Argument">The attribute argument it is about; null for none in particular.</param>
/// <param name="Declaration">Documentation id of the declaration it is about; null where it is about the attribute.</param>
/// <param name="MessageArguments">What the descriptor's message is filled with.</param>
internal sealed record RuleFinding(string Id, string? Argument, string? Declaration, EquatableArray<string> MessageArguments)
{
    /// <summary>The diagnostic as one line of text.</summary>
    public string Describe()
    {
        string format = DiagnosticDescriptors.Of(Id).MessageFormat.ToString(CultureInfo.InvariantCulture);
        return $"{Id}: {string.Format(CultureInfo.InvariantCulture, format, [.. MessageArguments])}";
    }

    public static RuleFinding AtArgument(string id, string argument, params string[] messageArguments) =>
        new(id, argument, null, new EquatableArray<string>(messageArguments));

    public static RuleFinding AtAttribute(string id, params string[] messageArguments) =>
        new(id, null, null, new EquatableArray<string>(messageArguments));

    public static RuleFinding AtDeclaration(string id, ISymbol declaration, params string[] messageArguments) =>
        new(id, null, declaration.GetDocumentationCommentId(), new EquatableArray<string>(messageArguments));
}
