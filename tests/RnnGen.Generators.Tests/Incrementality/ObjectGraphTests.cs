using Microsoft.CodeAnalysis.CSharp;

namespace RnnGen.Generators.Tests;

public sealed class ObjectGraphTests
{
    [Fact]
    public void StepsHoldNothingOfRoslyn()
    {
        GeneratorRun run = GeneratorRun.Of(
            "namespace A { partial class B { [RnnGen.RnnModel(RnnGen.RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 8)] partial class Model; } }",
            "[RnnGen.RnnModel(RnnGen.RecurrentCell.Lstm)] partial class Invalid;");

        object[] values =
        [
            .. new[] { TrackingNames.Parse, TrackingNames.Model, TrackingNames.InvalidModel }
                .SelectMany(name => run.Steps(name)).SelectMany(step => step.Outputs).Select(output => output.Value),
        ];

        Assert.Equal(4, values.Length);
        Assert.All(values, value => Assert.Empty(ObjectGraph.FindRoslynObjects(value)));
    }

    [Fact]
    public void WalkNoticesWhatItLooksFor()
    {
        CSharpCompilation compilation = GeneratorRun.Of("class C;").Output;
        object[] hidden = [compilation, compilation.SyntaxTrees[0], compilation.SyntaxTrees[0].GetRoot(), compilation.Assembly, compilation.Assembly.Locations[0]];

        Assert.All(hidden, value => Assert.Single(ObjectGraph.FindRoslynObjects(new { Inner = new List<object> { 1, new { Value = value } } })));
    }
}
