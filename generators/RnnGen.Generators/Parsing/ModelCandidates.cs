using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnGen.Generators.Parsing;

/// <summary>The classes that may carry <c>[RnnModel]</c>, as far as the names of attributes tell.</summary>
internal static class ModelCandidates
{
    /// <summary>Whether an attribute of the class has the name, or an alias of its own file.</summary>
    public static bool Contains(SyntaxNode node) =>
        node is ClassDeclarationSyntax { AttributeLists.Count: > 0 } declaration
        && AttributeNames(declaration).Any(name => AttributeReader.IsName(name) || IsLocalAlias(declaration, name));

    /// <summary>The other classes: those under an alias that another file declares for the whole project.</summary>
    public static IEnumerable<ClassDeclarationSyntax> UnderAliases(HashSet<string> aliases, IEnumerable<SyntaxTree> trees, CancellationToken cancellationToken) =>
        aliases.Count == 0 ? [] : trees.SelectMany(tree => Classes(tree, cancellationToken)).Where(declaration => AttributeNames(declaration).Any(aliases.Contains) && !Contains(declaration));

    /// <summary>Whether a file has any class of either kind.</summary>
    public static bool AreIn(SyntaxTree tree, HashSet<string> aliases) =>
        Classes(tree, CancellationToken.None).Any(declaration => Contains(declaration) || AttributeNames(declaration).Any(aliases.Contains));

    /// <summary>The aliases of the attribute that hold in all files.</summary>
    public static HashSet<string> GlobalAliases(IEnumerable<SyntaxTree> trees, CancellationToken cancellationToken) =>
    [
        .. trees.SelectMany(tree => Usings(tree.GetRoot(cancellationToken)))
            .Where(static use => use.GlobalKeyword.RawKind != 0 && IsAlias(use))
            .Select(static use => use.Alias!.Name.Identifier.ValueText),
    ];

    /// <summary>Whether a directive gives the attribute another name. No alias stands for another: C# does not look for aliases in using directives.</summary>
    private static bool IsAlias(UsingDirectiveSyntax use) =>
        use.Alias is not null && LastName(use.NamespaceOrType) is { } target && AttributeReader.IsName(target);

    private static bool IsLocalAlias(ClassDeclarationSyntax declaration, string name) =>
        declaration.Ancestors().SelectMany(static around => Usings(around)).Any(use => use.Alias?.Name.Identifier.ValueText == name && IsAlias(use));

    private static SyntaxList<UsingDirectiveSyntax> Usings(SyntaxNode around) => around switch
    {
        CompilationUnitSyntax file => file.Usings,
        BaseNamespaceDeclarationSyntax declaration => declaration.Usings,
        _ => default,
    };

    private static IEnumerable<ClassDeclarationSyntax> Classes(SyntaxTree tree, CancellationToken cancellationToken) => tree
        .GetRoot(cancellationToken)
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<ClassDeclarationSyntax>()
        .Where(static declaration => declaration.AttributeLists.Count > 0);

    private static IEnumerable<string> AttributeNames(ClassDeclarationSyntax declaration)
    {
        foreach (AttributeListSyntax list in declaration.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (LastName(attribute.Name) is { } name)
                {
                    yield return name;
                }
            }
        }
    }

    private static string? LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };
}
