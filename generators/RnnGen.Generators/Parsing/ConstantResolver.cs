using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnGen.Generators.Parsing;

/// <summary>
/// Values of attribute arguments that do not bind yet, because they use constants that this generator is about to write: those of other models, directly or through the
/// user's own constants. Such names are replaced by the values in the other model's attribute, and the compiler computes the expression.
/// </summary>
internal sealed class ConstantResolver(Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>The constants being resolved: one that is met again depends on itself.</summary>
    private readonly HashSet<string> _open = [];

    /// <summary>The value of one argument as written; null if it has none before all other code is generated.</summary>
    public object? ValueOf(AttributeData attribute, string argument) => Written(attribute, argument) is { } written ? ValueOf(written, Replace) : null;

    /// <summary>
    /// Whether an argument keeps its value once the constants of its own class are there: a bare name such as <c>HiddenSize</c> means the class's own constant then, whatever
    /// it meant before.
    /// </summary>
    public bool KeepsItsValue(AttributeData attribute, string argument, AttributeValues values)
    {
        if (Written(attribute, argument) is not { Expression: not (LiteralExpressionSyntax or MemberAccessExpressionSyntax) } written || !Names(written.Expression).Any(IsOwn))
        {
            return true;
        }

        object? later = ValueOf(written, name => !IsOwn(name) ? Replace(name)
            : AttributeReader.Size(values, name.ToString()) is { } own ? (IsKnown: true, Text(own)) : default);
        return AttributeReader.With(values, argument, later) == values;

        static bool IsOwn(ExpressionSyntax name) => name is IdentifierNameSyntax bare && GeneratedMembers.Constants.Contains(bare.Identifier.ValueText);
    }

    /// <summary>
    /// Whether an argument leads, through constants of the user's, to a bare name inside a model that means something else once the constants of that model are there: the
    /// compiler would then compute another value than the one that code was generated for.
    /// </summary>
    public bool IsBoundAnew(AttributeData attribute, string argument) =>
        Written(attribute, argument) is { Expression: not LiteralExpressionSyntax } written && Names(written.Expression).Any(name => IsBoundAnew(name, []));

    private bool IsBoundAnew(ExpressionSyntax name, HashSet<ISymbol> seen)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name, cancellationToken).Symbol is not IFieldSymbol { IsConst: true } field)
        {
            return false;
        }

        return IsHiddenByModel(name, field)
            || (seen.Add(field)
                && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: { } initializer }
                && Names(initializer.Value).Any(next => IsBoundAnew(next, seen)));
    }

    /// <summary>Whether a bare name stands in a model that gets a constant of this name, nearer than the one that it means now.</summary>
    private bool IsHiddenByModel(ExpressionSyntax name, IFieldSymbol field)
    {
        if (name is not IdentifierNameSyntax bare || !GeneratedMembers.Constants.Contains(bare.Identifier.ValueText))
        {
            return false;
        }

        SemanticModel model = compilation.GetSemanticModel(name.SyntaxTree);
        foreach (TypeDeclarationSyntax declaration in name.Ancestors().OfType<TypeDeclarationSyntax>().Where(type => type.Members.FullSpan.Contains(name.Span)))
        {
            if (model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type || SymbolEqualityComparer.Default.Equals(type, field.ContainingType))
            {
                return false;
            }

            if (AttributeReader.Find(type) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private AttributeArgumentSyntax? Written(AttributeData attribute, string argument)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax syntax ? AttributeReader.FindArgument(syntax, argument) : null;
    }

    private object? ValueOf(AttributeArgumentSyntax written, Func<ExpressionSyntax, (bool IsKnown, string? Literal)> replace) => Evaluate(written.Expression, replace, resolved =>
    {
        AttributeSyntax attribute = written.FirstAncestorOrSelf<AttributeSyntax>()!;
        int index = attribute.ArgumentList!.Arguments.IndexOf(written);
        AttributeSyntax replaced = attribute.ReplaceNode(written.Expression, resolved);
        return compilation.GetSemanticModel(attribute.SyntaxTree).TryGetSpeculativeSemanticModel(attribute.SpanStart, replaced, out SemanticModel? speculative)
            ? speculative.GetConstantValue(replaced.ArgumentList!.Arguments[index].Expression, cancellationToken).Value
            : null;
    });

    /// <param name="expression">What to compute.</param>
    /// <param name="replace">What to write for a name: nothing where it means something already.</param>
    /// <param name="bind">Computes the expression in its place, with the names replaced.</param>
    private static object? Evaluate(
        ExpressionSyntax expression, Func<ExpressionSyntax, (bool IsKnown, string? Literal)> replace, Func<ExpressionSyntax, object?> bind)
    {
        Dictionary<ExpressionSyntax, ExpressionSyntax> literals = [];
        foreach (ExpressionSyntax name in Names(expression))
        {
            (bool isKnown, string? literal) = replace(name);
            if (!isKnown)
            {
                return null;
            }

            if (literal is not null)
            {
                literals.Add(name, SyntaxFactory.ParseExpression(literal));
            }
        }

        return literals.Count == 0 ? null : bind(expression.ReplaceNodes(literals.Keys, (original, _) => literals[original]));
    }

    /// <summary>The names in an expression, each with all its dots.</summary>
    private static IEnumerable<ExpressionSyntax> Names(ExpressionSyntax expression) => expression
        .DescendantNodesAndSelf(static node => node is not (MemberAccessExpressionSyntax or NameSyntax))
        .Where(static node => node is MemberAccessExpressionSyntax or IdentifierNameSyntax)
        .Cast<ExpressionSyntax>();

    private (bool IsKnown, string? Literal) Replace(ExpressionSyntax name)
    {
        SemanticModel model = compilation.GetSemanticModel(name.SyntaxTree);
        ISymbol? symbol = model.GetSymbolInfo(name, cancellationToken).Symbol;
        if (symbol is not (null or IFieldSymbol { IsConst: true, HasConstantValue: false }))
        {
            return (IsKnown: true, null);
        }

        string? literal = symbol is IFieldSymbol field ? LiteralOfField(field) : LiteralOfModel(name, model);
        return (literal is not null, literal);
    }

    /// <summary>A constant of the user's whose initial value does not bind yet.</summary>
    private string? LiteralOfField(IFieldSymbol field)
    {
        if (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer: { } initializer })
        {
            return null;
        }

        object? value = WhileOpen(field.ContainingType, field.Name, () => Evaluate(initializer.Value, Replace, resolved =>
        {
            EqualsValueClauseSyntax replaced = initializer.WithValue(resolved);
            return compilation.GetSemanticModel(initializer.SyntaxTree).TryGetSpeculativeSemanticModel(initializer.Value.SpanStart, replaced, out SemanticModel? speculative)
                ? speculative.GetConstantValue(replaced.Value, cancellationToken).Value
                : null;
        }));
        return value is null ? null : $"(({field.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({Text(value)}))";
    }

    /// <summary>A constant that this generator writes into a model.</summary>
    private string? LiteralOfModel(ExpressionSyntax name, SemanticModel model)
    {
        string constant = name is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : ((IdentifierNameSyntax)name).Identifier.ValueText;
        foreach (INamedTypeSymbol holder in SizeScopes.Around(name, model, compilation, cancellationToken))
        {
            for (INamedTypeSymbol? type = holder; type is not null; type = type.BaseType)
            {
                if (AttributeReader.Find(type) is { } attribute)
                {
                    return WhileOpen(type, constant, () => AttributeReader.ReadSize(attribute, constant, this)) is { } value ? $"({Text(value)})" : null;
                }
            }
        }

        return null;
    }

    private object? WhileOpen(INamedTypeSymbol owner, string constant, Func<object?> resolve)
    {
        string name = $"{owner.ToDisplayString()}.{constant}";
        if (!_open.Add(name))
        {
            return null;
        }

        object? value = resolve();
        _open.Remove(name);
        return value;
    }

    private static string Text(object value) => value switch
    {
        bool choice => choice ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        char letter => ((int)letter).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "null",
    };
}
