namespace RnnGen.Generators.Tests;

/// <summary>What the passes of a model have in common.</summary>
public sealed class ModelPlanTests
{
    /// <summary>Calls check their operands while they are written: every one of every pass fits.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void EveryCallOfEveryPassFitsItsOperands(int seed) => Assert.All(ModelEmitter.Emit(Specs.Random(seed)), file => Assert.NotEmpty(file.Text));

    /// <summary>What begins where a variable refers to is passed as the variable.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void NothingIsWrittenAsZeroFloatsOn(int seed) =>
        Assert.All(ModelEmitter.Emit(Specs.Random(seed)), file => Assert.DoesNotMatch(@"Unsafe\.Add\(ref \w+, 0\)", file.Text));

    /// <summary>A tile is emitted once for all that call it, so its name has to say all that it depends on.</summary>
    [Fact]
    public void TilesOfOneNameAreTheSame()
    {
        Dictionary<string, string> texts = [];
        foreach (ModelPlan plan in Specs.All.Select(spec => new ModelPlan(spec)))
        {
            foreach (Tile tile in Kernels(plan).SelectMany(kernel => kernel.Tiles).Concat(plan.Step.Tiles).Concat(plan.Int8.Tiles).SelectMany(WithParts))
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
        IEnumerable<string> called = Kernels(plan).SelectMany(kernel => kernel.Tiles).Concat(plan.Step.Tiles).Concat(plan.Int8.Tiles).SelectMany(WithParts).Select(tile => tile.Name);

        Assert.Equal(called.Distinct().Order(), plan.Tiles.Select(tile => tile.Name).Order());
    }

    /// <summary>result[M, N] = left[M, K] · weights[K, N]: the shapes of a kernel's own operands belong together.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void TheOperandsOfAProductFitEachOther(int seed)
    {
        Kernel[] kernels = [.. Kernels(new ModelPlan(Specs.Random(seed)))];

        Assert.All(kernels.OfType<PanelProduct>().Select(kernel => kernel.Shape), shape =>
        {
            Assert.Equal((shape.Result.Rows, shape.Depth.Known), (shape.Left.Rows, shape.Weights.Rows.Known));
            Assert.Equal(shape.Result.Panels, shape.Weights.Panels);
            Assert.Equal(shape.Depth.IsOpen ? null : Panel.Count((int)shape.Depth.Value), shape.Left.Panels.Known);
            AssertHoldsItsRows(shape.Left, shape.Weights, shape.Result);
        });
        Assert.All(kernels.OfType<PanelOuterProduct>().Select(kernel => kernel.Shape), shape =>
        {
            Assert.Equal((shape.Right.Rows, shape.Right.Panels), (shape.Left.Rows, shape.Result.Panels));
            Assert.Equal(Panel.Count(shape.Depth), shape.Left.Panels.Value);
            AssertHoldsItsRows(shape.Left, shape.Right, shape.Result);
        });
    }

    /// <summary>A product for one word walks its weights without a gap.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void TheWeightsOfOneWordLieWithoutAGap(int seed)
    {
        StepPlan step = new ModelPlan(Specs.Random(seed)).Step;
        int layers = Specs.Random(seed).Layers, first = step.IsOneHot ? 1 : 0;
        IEnumerable<MatVec?> products =
            [.. Enumerable.Range(0, layers).Select(step.Recurrence), .. Enumerable.Range(first, layers - first).Select(step.Projection), step.Split, step.OutputProjection, step.Output];

        Assert.All(products.OfType<MatVec>(), product => Assert.Equal(product.Weights.Rows.Value * Panel.Width, product.Weights.PanelStride.Floats));
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

    private static void AssertHoldsItsRows(params MatrixType[] matrices) =>
        Assert.All(matrices.Where(matrix => !matrix.Rows.IsOpen), matrix => Assert.InRange(matrix.PanelStride.Floats, matrix.Rows.Value * Panel.Width, long.MaxValue));

    private static string Text(Tile tile)
    {
        SourceWriter w = new();
        tile.Emit(w);
        return w.ToString();
    }
}
