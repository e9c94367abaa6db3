namespace RnnGen.Generators.Tests;

/// <summary>What the passes of a model have in common.</summary>
public sealed class ModelPlanTests
{
    /// <summary>Calls check their operands while they are written: every one of every pass fits.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void EveryCallOfEveryPassFitsItsOperands(int seed) => Assert.All(ModelEmitter.Emit(Specs.Random(seed)), file => Assert.NotEmpty(file.Text));

    /// <summary>A tile is emitted once for all that call it, so its name has to say all that it depends on.</summary>
    [Fact]
    public void TilesOfOneNameAreTheSame()
    {
        Dictionary<string, string> texts = [];
        foreach (ModelPlan plan in Specs.All.Select(spec => new ModelPlan(spec)))
        {
            foreach (Tile tile in Kernels(plan).SelectMany(kernel => kernel.Tiles).Concat(plan.Step.Tiles).SelectMany(WithParts))
            {
                string text = Text(tile);
                Assert.Equal(texts.TryGetValue(tile.Name, out string? other) ? other : text, text);
                texts[tile.Name] = text;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void HasEveryTileOnce(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));
        IEnumerable<string> called = Kernels(plan).SelectMany(kernel => kernel.Tiles).Concat(plan.Step.Tiles).SelectMany(WithParts).Select(tile => tile.Name);

        Assert.Equal(called.Distinct().Order(), plan.Tiles.Select(tile => tile.Name).Order());
    }

    /// <summary>All stand in one class.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void GivesEveryKernelANameOfItsOwn(int seed)
    {
        string[] names = [.. Kernels(new ModelPlan(Specs.Random(seed))).Select(kernel => kernel.Name)];

        Assert.Equal(names.Distinct(), names);
    }

    private static IEnumerable<Kernel> Kernels(ModelPlan plan) =>
        [.. plan.Step.Kernels, .. plan.GroupStep.Kernels, .. plan.Forward.Kernels, .. plan.Loss.Kernels, .. plan.Projection?.Kernels ?? [], .. plan.Backward.Kernels];

    private static IEnumerable<Tile> WithParts(Tile tile) => tile.Parts.SelectMany(WithParts).Prepend(tile);

    private static string Text(Tile tile)
    {
        SourceWriter w = new();
        tile.Emit(w);
        return w.ToString();
    }
}
