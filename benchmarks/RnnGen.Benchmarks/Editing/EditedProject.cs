using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnGen.Benchmarks;

/// <summary>A project of many models, each in its own file, and one file without a model; edited over and over, as by someone who types.</summary>
internal sealed class EditedProject
{
    private static readonly string[] Cells = ["Lstm", "Gru", "Tanh", "Cifg"];
    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private readonly EditKind _kind;
    private int _edits;

    /// <summary>Creates the project as it is before the first edit.</summary>
    public EditedProject(int models, EditKind kind)
    {
        _kind = kind;

        // One thread: what is measured is processor time.
        Compilation = CSharpCompilation.Create(
            "Measured",
            Enumerable.Range(0, models).Select(i => Parse(Model(i, kind.Body(0)), $"Model{i}.cs")).Append(Parse(kind.Other(0), "Other.cs")),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>How sources and generated files are parsed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    /// <summary>The project after the last edit.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>The file that is edited, as it is now.</summary>
    public SyntaxTree EditedFile => _kind.Body(0) == _kind.Body(1) ? Compilation.SyntaxTrees[^1] : Compilation.SyntaxTrees[0];

    /// <summary>Makes one more edit.</summary>
    public void Edit()
    {
        _edits++;
        Replace(Compilation.SyntaxTrees[0], Model(0, _kind.Body(_edits)));
        Replace(Compilation.SyntaxTrees[^1], _kind.Other(_edits));
    }

    private void Replace(SyntaxTree tree, string text)
    {
        if (tree.ToString() != text)
        {
            Compilation = Compilation.ReplaceSyntaxTree(tree, Parse(text, tree.FilePath));
        }
    }

    private static string Model(int index, string members) => string.Create(CultureInfo.InvariantCulture, $$"""
        using RnnGen;
        namespace App.Models;
        [RnnModel(RecurrentCell.{{Cells[index % Cells.Length]}}, VocabularySize = {{1000 + index}}, EmbeddingSize = {{16 + (16 * (index % 4))}}, HiddenSize = {{16 + (16 * (index % 5))}})]
        public sealed partial class Model{{index}} { {{members}} }
        """);

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);
}
