using System.Text.RegularExpressions;

namespace RnnGen.Generators.Tests;

/// <summary>The C# of documents compiles, after what it takes for granted.</summary>
public sealed partial class CodeTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Linq;\n";

    // Code declares these itself where it matters how they come about.
    private const string TakenForGranted = "static FrozenModel model = null!; static TextTokenizer tokenizer = null!; static Profile profile = null!; static Predictor predictor = null!;";

    private const string Models = """
        [RnnModel(RecurrentCell.Lstm, VocabularySize = 1000, EmbeddingSize = 32, HiddenSize = 64)]
        public sealed partial class DialogueModel;
        """;

    [Theory]
    [InlineData("docs/prediction.md")]
    public void CodeCompiles(string document)
    {
        string[] blocks = [.. Code().Matches(File.ReadAllText(Path.Combine(Repository.Root, document))).Select(match => match.Groups["code"].Value)];
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
        {
            UserBuild build = UserBuild.Of(Program(block));
            Assert.Empty(build.CompilerErrors);
            Assert.Empty(build.AnalyzerErrors);
        });
    }

    /// <summary>Statements become a method, and the declarations that follow them stay declarations.</summary>
    private static string Program(string block)
    {
        string usings = string.Concat(Using().Matches(block).Select(match => match.Value));
        string rest = Using().Replace(block, "");
        int types = rest.IndexOf("[RnnModel", StringComparison.Ordinal);
        string statements = types < 0 ? rest : rest[..types];
        string declarations = types < 0 ? Models : rest[types..];
        return $"{Usings}{(usings.Contains("RnnGen;", StringComparison.Ordinal) ? "" : "using RnnGen;")}{usings}static class Document {{ {TakenForGranted} static void Run() {{ {statements} }} }}\n{declarations}";
    }

    [GeneratedRegex(@"^```csharp\r?\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^using [A-Za-z.]+;\r?\n", RegexOptions.Multiline)]
    private static partial Regex Using();
}
