using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnGen.Lab;

/// <summary>
/// Puts marks of <see cref="PhaseClock"/> around the calls that the emitted passes make: of kernels, and of the run-time library. A pass is a method that calls kernels
/// of its own class; kernels call register tiles only, and are not looked into.
/// </summary>
internal sealed class PhaseMarks : CSharpSyntaxRewriter
{
    private readonly HashSet<string> _passes;
    private readonly List<string> _phases = [];

    /// <param name="files">The passes: all files of one class.</param>
    public PhaseMarks(IReadOnlyList<SyntaxTree> files)
    {
        MethodDeclarationSyntax[] methods = [.. files.SelectMany(file => file.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())];
        HashSet<string> own = [.. methods.Select(method => method.Identifier.Text)];
        _passes = [.. methods.Where(method => Calls(method).Any(call => own.Contains(call))).Select(method => method.Identifier.Text)];
    }

    /// <summary>The names of what was marked: a kernel, or class and method. A phase's number is its place.</summary>
    public IReadOnlyList<string> Phases => _phases;

    /// <inheritdoc/>
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => _passes.Contains(node.Identifier.Text) ? base.VisitMethodDeclaration(node) : node;

    /// <inheritdoc/>
    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (node.Expression is not InvocationExpressionSyntax call || _passes.Contains(call.Expression.ToString()))
        {
            return node;
        }

        string name = call.Expression.ToString();
        int phase = _phases.IndexOf(name);
        if (phase < 0)
        {
            phase = _phases.Count;
            _phases.Add(name);
        }

        const string Clock = $"global::RnnGen.Lab.{nameof(PhaseClock)}";
        return SyntaxFactory.Block(
            SyntaxFactory.ParseStatement($"{Clock}.{nameof(PhaseClock.Begin)}();"),
            node,
            SyntaxFactory.ParseStatement($"{Clock}.{nameof(PhaseClock.End)}({phase});"));
    }

    /// <summary>The names of the methods of the same class that statements call.</summary>
    private static IEnumerable<string> Calls(MethodDeclarationSyntax method) =>
        method.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => call.Expression).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text);
}
