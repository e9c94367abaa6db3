namespace RnnGen.Generators.Tests;

/// <summary>RNNGEN011 to 013: declarations of the project that generated code cannot live with, or leaves without a value.</summary>
public sealed class GuestDiagnosticsTests
{
    private const string Attribute = "[RnnModel(RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 16)]";

    [Theory]
    [InlineData("namespace System { class Math; }", "Type 'System.Math'")]
    [InlineData("namespace System.Runtime.Intrinsics { struct Vector256<T>; }", "Type 'System.Runtime.Intrinsics.Vector256<T>'")]
    [InlineData("namespace System.Runtime.Intrinsics { class Span<T>; }", "Type 'System.Runtime.Intrinsics.Span<T>'")]
    [InlineData("namespace System { class Runtime; }", "Type 'System.Runtime'")]
    [InlineData("namespace System.Math { class Matrix; }", "Namespace 'System.Math'")]
    [InlineData("namespace RnnGen.CompilerServices { enum VectorMath; }", "Type 'RnnGen.CompilerServices.VectorMath'")]
    public void NamesWhatHides(string declaration, string shown) => Expected.DeclarationError(
        "RNNGEN011",
        $"{shown} hides what generated code means by that name, so no code can be generated for model 'Model': rename it or move it to another namespace",
        $"{declaration} namespace App {{ {Attribute} partial class [|Model|]; }}");

    [Theory]
    [InlineData("namespace RnnGen.Generated { class Mine; }", "Namespace 'RnnGen.Generated'")]
    [InlineData("namespace RnnGen.Generated.App_Model { class Network; }", "Namespace 'RnnGen.Generated'")]
    [InlineData("namespace RnnGen { class Generated; }", "Type 'RnnGen.Generated'")]
    public void NamesWhatIsReserved(string declaration, string shown) => Expected.DeclarationError(
        "RNNGEN011",
        $"{shown} has a name that is reserved for generated code, so no code can be generated for model 'Model': choose another one",
        $"{declaration} namespace App {{ {Attribute} partial class [|Model|]; }}");

    /// <summary>What polyfills for older frameworks declare, and what merely lies in the same namespace.</summary>
    [Theory]
    [InlineData("namespace System.Runtime.CompilerServices { static class IsExternalInit; class Math; }")]
    [InlineData("namespace System { struct Range2; class Span; class Math<T>; file class Math; }")]
    [InlineData("namespace RnnGen { class VectorMath; class Unsafe; } namespace RnnGen.Mine.Generated { class Network; }")]
    [InlineData("namespace App.System { class Math; } namespace App.RnnGen { class ModelShape; }")]
    public void LeavesOtherDeclarationsAlone(string declaration)
    {
        GeneratorRun run = GeneratorRun.Of($"{declaration} namespace App {{ {Attribute.Replace("R", "global::RnnGen.R", StringComparison.Ordinal)} partial class Model; }}");

        Assert.Empty(run.AnalyzerDiagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.NotEmpty(run.Models);
    }

    [Theory]
    [InlineData("public required string [|Name|] { get; set; }")]
    [InlineData("public required int [|Name|];")]
    [InlineData("public required string? [|Name|] { get; init; } [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Model(Vocabulary words) : this(words, 1) { }")]
    public void RefusesARequiredMember(string member) => Expected.AttributeError(
        "RNNGEN012",
        "Member 'Name' is required, but 'Load' and 'Create' of model 'Model' cannot set it: remove 'required', and give it a default value or declare it as nullable",
        $"{Attribute} public partial class Model {{ {member} }}");

    [Theory]
    [InlineData("public string [|Name|] { get; set; }", "string")]
    [InlineData("public string [|Name|] { get; init; }", "string")]
    [InlineData("internal string [|Name|]; public Model(Vocabulary words, string name) : this(words) { Name = name; }", "string")]
    [InlineData("public System.Collections.Generic.List<string?> [|Name|] { get; private set; }", "List<string?>")]
    [InlineData("public event System.Action [|Name|];", "Action")]
    [InlineData("public string [|Name|] { get; set => field = value.Trim(); }", "string")]
    [InlineData("public string [|Name|] => field;", "string")]
    public void WarnsOfAMemberThatIsLeftNull(string member, string type)
    {
        GeneratorRun run = Expected.Diagnostic(
            "RNNGEN013",
            $"Member 'Name' is not nullable, but the generated constructors of model 'Model' leave it null: give it a default value, or declare it as '{type}?'",
            $"{Attribute} public partial class Model {{ {member} }}");

        Assert.NotEmpty(run.Models);
        Assert.DoesNotContain(run.CompilerDiagnostics, static diagnostic => diagnostic.Id is "CS8618" or "CS9264");
    }

    [Theory]
    [InlineData("public string Name { get; set; } = \"\";")]
    [InlineData("public string? Name { get; set; }")]
    [InlineData("public string Name => \"\";")]
    [InlineData("public string Name { get => field ??= \"\"; set; }")]
    [InlineData("public static string Name { get; set; } = null!;")]
    [InlineData("internal string Name = \"\";")]
    [InlineData("public int Name { get; set; }")]
    [InlineData("[System.Diagnostics.CodeAnalysis.AllowNull] public string Name { get; set; }")]
    [InlineData("[System.Diagnostics.CodeAnalysis.MaybeNull] public string Name { get; set; }")]
    [InlineData("public event System.Action Name { add { } remove { } }")]
    [InlineData("\n#nullable disable\npublic string Name { get; set; }\n#nullable restore\n")]
    public void IsSilentWhereTheCompilerWouldBe(string member)
    {
        GeneratorRun run = GeneratorRun.Of($"using RnnGen; {Attribute} public partial class Model {{ {member} }}");

        Assert.Empty(run.AnalyzerDiagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }
}
