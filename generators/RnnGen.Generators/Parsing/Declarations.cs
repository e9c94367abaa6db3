using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnGen.Generators.Parsing;

/// <summary>
/// All that names and constants mean: equal for two compilations that differ in nothing that a model could read (<see cref="DeclarationOutline"/>), in files without a model.
/// So what was read with one is valid for the other, and no model is bound again after most edits. Binding an attribute costs some 20 μs a model, and Roslyn's own provider for attributes does it after every edit.
/// </summary>
internal sealed class Declarations : IEquatable<Declarations>
{
    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly CompilationOptions _options;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly WeakReference<Compilation> _compilation;
    private readonly Lazy<HashSet<string>> _aliases;

    public Declarations(Compilation compilation)
    {
        _trees = ((CSharpCompilation)compilation).SyntaxTrees;
        _options = compilation.Options;
        _references = compilation.ExternalReferences;
        _compilation = new WeakReference<Compilation>(compilation);
        _aliases = new Lazy<HashSet<string>>(() => ModelCandidates.GlobalAliases(_trees, CancellationToken.None));
    }

    /// <summary>
    /// The compilation they were taken from. It is not kept alive by them: whoever reads a model does so in the run that finds declarations, or the model's own file, changed.
    /// </summary>
    public Compilation Compilation => _compilation.TryGetTarget(out Compilation? compilation) ? compilation : throw new InvalidOperationException("A model is read after its declarations.");

    /// <summary>The classes under an alias of the attribute that another file declares.</summary>
    public IEnumerable<ClassDeclarationSyntax> ModelsUnderAliases(CancellationToken cancellationToken) =>
        ModelCandidates.UnderAliases(_aliases.Value, _trees, cancellationToken);

    public bool Equals(Declarations? other)
    {
        if (other is null || !_options.Equals(other._options) || _trees.Length != other._trees.Length || !_references.SequenceEqual(other._references))
        {
            return false;
        }

        for (int i = 0; i < _trees.Length; i++)
        {
            if (_trees[i] != other._trees[i] && !AreAlike(_trees[i], other._trees[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Declarations);

    public override int GetHashCode() => _trees.Length;

    private bool AreAlike(SyntaxTree tree, SyntaxTree other) =>
        DeclarationOutline.AreAlike(tree, other) && !ModelCandidates.AreIn(tree, _aliases.Value);
}
