namespace RnnGen.Generators.Tests;

/// <summary>Attribute to spec.</summary>
public sealed class ModelSpecTests
{
    [Fact]
    public void FillsInTheDefaults()
    {
        ModelSpec spec = Parse("[RnnModel(RecurrentCell.Relu, VocabularySize = 10, HiddenSize = 16)] partial class Model;");

        TypeDeclarationSpec type = new("", EquatableArray<string>.Empty, "Model", "Model", "RnnGen.Generated.Model");
        Assert.Equal(new ModelSpec(type, CellKind.Relu) { VocabularySize = 10, HiddenSize = 16, Layers = 1, SequenceLength = 10, BatchSize = 16 }, spec);
    }

    [Fact]
    public void ReadsEveryArgument()
    {
        ModelSpec spec = Parse("""
            [RnnModel(RecurrentCell.Lstm, VocabularySize = 11, EmbeddingSize = 12, HiddenSize = 13, Layers = 2, SequenceLength = 14, BatchSize = 15,
                Loss = LossPosition.LastStep, TieEmbeddings = true)]
            partial class Model;
            """);

        Assert.Equal(
            (CellKind.Lstm, 11, 12, 13, 2, 14, 15, LossKind.LastStep, true),
            (spec.Cell, spec.VocabularySize, spec.EmbeddingSize, spec.HiddenSize, spec.Layers, spec.SequenceLength, spec.BatchSize, spec.Loss, spec.TieEmbeddings));
    }

    [Theory]
    [InlineData("[RnnModel(cell: RecurrentCell.Tanh, HiddenSize = Sizes.H, VocabularySize = Sizes.V * 2)]", "")]
    [InlineData("[RnnModelAttribute(Sizes.Cell, VocabularySize = 2 * (40 + 10), HiddenSize = (int)32.0)]", "")]
    [InlineData("[global::RnnGen.RnnModel((RecurrentCell)0, VocabularySize = 0x64, HiddenSize = sizeof(int) * 8)]", "")]
    [InlineData("[M(RecurrentCell.Tanh, VocabularySize = 100, HiddenSize = 32)]", "using M = RnnGen.RnnModelAttribute;")]
    public void ReadsConstantsExpressionsAndAliases(string attribute, string alias)
    {
        ModelSpec spec = Parse($$"""
            {{attribute}} partial class Model;
            static class Sizes { public const int V = 50; public const int H = 32; public const RecurrentCell Cell = RecurrentCell.Tanh; }
            """, alias);

        Assert.Equal((CellKind.Tanh, 100, 32), (spec.Cell, spec.VocabularySize, spec.HiddenSize));
    }

    [Fact]
    public void IgnoresAnAttributeOfTheSameNameElsewhere() => Assert.Empty(GeneratorRun.Of("""
        namespace Other { sealed class RnnModelAttribute : System.Attribute; [RnnModel] partial class Model; }
        """).Models);

    [Fact]
    public void GivesEqualSpecsAndHashesForEqualSources()
    {
        const string Source = "[RnnModel(RecurrentCell.Lstm, VocabularySize = 9, HiddenSize = 8)] partial class Model;";

        ModelSpec first = Parse($"namespace A {{ partial struct B {{ {Source} }} }}");
        ModelSpec second = Parse($"namespace A {{ partial struct B {{ {Source} }} }}");

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    private static ModelSpec Parse(string source, string usings = "") =>
        Assert.Single(GeneratorRun.Of($"{usings}\nusing RnnGen;\n{source}").Models).Spec;
}
