namespace RnnGen.Generators.Tests;

/// <summary>Regions of the three slabs: aligned, apart from each other unless their lives are, and nothing unused between them.</summary>
public sealed class SlabTests
{
    /// <summary>64 bytes.</summary>
    private const int Alignment = 16;

    /// <summary>The two groups of the workspace that share their place: what the loss needs, and what the backward pass through time needs.</summary>
    private static readonly string[] Loss = ["OutputTransposed", "Projected", "ProjectedGradient", "ProjectionTransposed", "Logits", "LaneMaximum", "LaneSum", "TargetLogits", "RowMaximum", "RowScale"];
    private static readonly string[] Backward = ["DroppedRecurrentWeights", "RecurrentTransposed", "InputTransposed"];

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void ParametersFillTheirSlab(int seed)
    {
        ParameterLayout parameters = new ModelPlan(Specs.Random(seed)).Parameters;

        AssertFills(parameters.Regions, 0, parameters.Length);
    }

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void StateFillsItsSlab(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));

        AssertFills(plan.State.Regions, 0, plan.State.Length);
        Assert.Equal(plan.Spec.Layers, plan.State.Hidden.Count);
        Assert.Equal(plan.Spec.Layers, plan.State.Carried.Count);
        Assert.All(plan.State.Carried, carried => Assert.Equal(plan.Cell.Carried, carried.Keys));
    }

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void GroupFillsItsSlab(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));

        AssertFills(plan.Group.Regions, 0, plan.Group.Length);
        Assert.All((GroupStates[])[plan.Group.Previous, plan.Group.Next], states =>
        {
            Assert.Equal((plan.Spec.Layers, plan.Spec.Layers), (states.Hidden.Count, states.Carried.Count));
            Assert.All(states.Carried, carried => Assert.Equal(plan.Cell.Carried, carried.Keys));
        });
    }

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void WorkspaceSharesOnlyBetweenLossAndBackward(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));
        WorkspaceLayout workspace = plan.Workspace;
        ILookup<string, Region> groups = workspace.Regions.ToLookup(
            region => Loss.Contains(region.Name) ? nameof(Loss) : Backward.Append(plan.Cell.SentBack).Contains(region.Name) ? nameof(Backward) : "Kept");
        long shared = groups[nameof(Loss)].Min(region => region.Offset);

        long lossEnd = End(groups[nameof(Loss)]);
        long backwardEnd = End(groups[nameof(Backward)]);
        AssertFills(groups["Kept"], 0, shared);
        AssertFills(groups[nameof(Loss)], shared, lossEnd);
        AssertFills(groups[nameof(Backward)], shared, backwardEnd);
        Assert.Equal(Math.Max(lossEnd, backwardEnd), workspace.Length);
    }

    /// <summary>The backward pass reads the gates that Whh meets as one matrix and those that Wxh meets as another, and either begins or ends with the split one.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void PutsTheRecurrentSideOfASplitGateRightInFrontOfTheGates(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));

        Assert.All(plan.Workspace.Layers, layer =>
        {
            Assert.Equal(plan.Cell.SplitGate?.Name, layer.Split?.Name[..^1]);
            Assert.Equal(layer.Gates.Offset - (layer.Split is null ? 0 : plan.Widths.BlockPanels * plan.Rows.PanelStride.Floats), (layer.Split ?? layer.Gates).Offset);
        });
    }

    /// <summary>What is carried has a block of rows more than what is computed step by step.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void KeepsOfEveryLayerWhatTheCellNeeds(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));

        Assert.All(plan.Workspace.Layers, layer =>
        {
            Assert.Equal(plan.Cell.Carried, layer.Carried.Keys);
            Assert.Equal(plan.Cell.Kept, layer.Kept.Keys);
            Assert.All(layer.States, region => Assert.Equal(new MatrixType(plan.Widths.HiddenPanels, plan.Rows.StateCount, plan.Rows.StatePanelStride), region.Type));
            Assert.All(layer.Kept.Values, region => Assert.Equal(new MatrixType(plan.Widths.HiddenPanels, plan.Rows.Count, plan.Rows.PanelStride), region.Type));
        });
        Assert.Equal(plan.Cell.SentBack, plan.Workspace.Backward.SentBack?.Name);
    }

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void GivesEveryRegionANameOfItsOwn(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));
        string[] names = [.. new[] { plan.Parameters.Regions, plan.Workspace.Regions, plan.State.Regions, plan.Group.Regions }.SelectMany(regions => regions).Select(region => region.OffsetName)];

        Assert.Equal(names.Distinct(), names);
    }

    /// <summary>In 64 bits: the diagnostic of a shape too large names what it would need.</summary>
    [Fact]
    public void CountsShapesThatAreTooLarge()
    {
        ModelPlan plan = new(Specs.Largest);
        long v = plan.Spec.VocabularySize, e = plan.Spec.EmbeddingSize, h = plan.Spec.HiddenSize;
        long rows = (long)plan.Spec.SequenceLength * plan.Spec.BatchSize, stateRows = rows + plan.Spec.BatchSize;

        // Every width is a multiple of 16: nothing but runs of rows is padded.
        Assert.Equal((v * e) + (4 * 4 * h * (e + h + 1)) + (v * (h + 1)), plan.Parameters.Length);
        long squares = (e / 16) + (4 * 3 * (4 * h / 16)) + (2 * (v / 16));
        long kept = (rows * e) + (2 * rows * h) + (4 * ((rows * 4 * h) + (stateRows * h * 2) + (rows * h))) + Aligned(2 * rows) + Aligned(rows) + (stateRows * h) + squares;
        long block = plan.Blocking.Rows;
        long loss = (v * h) + (block * v) + (2 * plan.Blocking.Chunks * block * 8) + (3 * Aligned(block));
        Assert.Equal(kept + loss, plan.Workspace.Length);
        AssertFills(plan.Parameters.Regions, 0, plan.Parameters.Length);
    }

    /// <summary>A matrix of another number of rows than its stride says would overlap its own panels, or leave gaps that nothing accounts for.</summary>
    [Fact]
    public void RefusesAStrideThatIsNotThatOfTheRows() =>
        Assert.Contains("Weights", Assert.Throws<ArgumentException>(() => new Slab().Matrix("Weights", panels: 2, rows: 3, new Stride("RowStride", 64))).Message, StringComparison.Ordinal);

    /// <summary>Each region on a boundary of 64 bytes, and the next on the first boundary after it.</summary>
    private static void AssertFills(IEnumerable<Region> regions, long start, long end)
    {
        foreach (Region region in regions.OrderBy(region => region.Offset))
        {
            Assert.True(region.Length > 0, $"{region.Name} is empty.");
            Assert.True(region.Offset % Alignment == 0, $"{region.Name} is not aligned.");
            Assert.True(region.Offset == start, $"{region.Name} does not begin at {start}, where the region before ends.");
            start = AlignedEnd(region);
        }

        Assert.Equal(end, start);
    }

    private static long End(IEnumerable<Region> regions) => regions.Max(AlignedEnd);

    private static long AlignedEnd(Region region) => Aligned(region.Offset + region.Length);

    private static long Aligned(long floats) => (floats + Alignment - 1) / Alignment * Alignment;
}
