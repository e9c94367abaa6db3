using RnnGen.CompilerServices;

namespace RnnGen.Generators.Tests;

/// <summary>The table of tensors: what the model file calls an element, and where it lies.</summary>
public sealed class TensorPlanTests
{
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void PlacesEachElementAloneInItsRegion(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));
        string?[] owner = new string?[plan.Parameters.Length];
        foreach (TensorPlan tensor in plan.Tensors)
        {
            ParameterTensor packed = RuntimeTensor(tensor);
            for (int row = 0; row < tensor.Rows; row++)
            {
                for (int column = 0; column < tensor.Columns; column++)
                {
                    int index = packed.IndexOf(row, column);
                    if (index < tensor.Region.Offset || index >= tensor.Region.Offset + tensor.Region.Length)
                    {
                        Assert.Fail($"{plan.Spec}: {tensor.Name}[{row}, {column}] lies at {index}, outside {tensor.Region.Name}.");
                    }

                    if (owner[index] is { } other)
                    {
                        Assert.Fail($"{plan.Spec}: {tensor.Name}[{row}, {column}] lies at {index}, as does an element of {other}.");
                    }

                    owner[index] = tensor.Name;
                }
            }
        }

        Assert.Equal(CostTable.ParameterCount(plan), owner.LongCount(name => name is not null));
    }

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void CountsParametersAsTheClosedFormula(int seed)
    {
        ModelSpec spec = Specs.Random(seed);

        Assert.Equal(Specs.Shape(spec).ParameterCount, CostTable.ParameterCount(new ModelPlan(spec)));
    }

    [Fact]
    public void CountsTheLargestShapeToo() =>
        Assert.Equal(Specs.Shape(Specs.Largest).ParameterCount, CostTable.ParameterCount(new ModelPlan(Specs.Largest)));

    [Fact]
    public void NamesTensorsAsPyTorchDoes()
    {
        ModelPlan plan = new(Specs.Of(CellKind.Lstm, vocabulary: 11, embedding: 3, hidden: 5, layers: 2));

        Assert.Equal(
            [
                ("embedding.weight", 11, 3), ("rnn.weight_ih_l0", 20, 3), ("rnn.weight_hh_l0", 20, 5), ("rnn.bias_ih_l0", 20, 1),
                ("rnn.weight_ih_l1", 20, 5), ("rnn.weight_hh_l1", 20, 5), ("rnn.bias_ih_l1", 20, 1), ("output.weight", 11, 5), ("output.bias", 11, 1),
            ],
            plan.Tensors.Select(tensor => (tensor.Name, tensor.Rows, tensor.Columns)));
    }

    [Theory]
    [InlineData(5, new[] { "embedding.weight 11 5", "output.bias 11 1" })]
    [InlineData(3, new[] { "embedding.weight 11 3", "projection.weight 3 5", "output.bias 11 1" })]
    public void HasATiedEmbeddingOnce(int embedding, string[] expected)
    {
        ModelPlan plan = new(Specs.Of(CellKind.Lstm, vocabulary: 11, embedding, hidden: 5, tied: true));

        Assert.Equal(expected, plan.Tensors.Where(tensor => !tensor.Name.StartsWith("rnn.", StringComparison.Ordinal)).Select(tensor => $"{tensor.Name} {tensor.Rows} {tensor.Columns}"));
        Assert.Equal(plan.Parameters.OutputWeights, plan.Tensors[0].Region);
    }

    [Fact]
    public void TakesWordsOneHotWithoutAnEmbedding()
    {
        ModelPlan plan = new(Specs.Of(CellKind.Tanh, vocabulary: 11, embedding: 0, hidden: 5));

        Assert.Equal(("rnn.weight_ih_l0", 5, 11), (plan.Tensors[0].Name, plan.Tensors[0].Rows, plan.Tensors[0].Columns));
    }

    /// <summary>Row-major rows 0, H, 2H, 3H of an LSTM are unit 0 of i, f, g, o: the lanes of (i8 f8)(g8 o8).</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(8, 1)]
    [InlineData(16, 2)]
    [InlineData(24, 3)]
    public void InterleavesTheGatesOfAUnitGroup(int packedColumn, int gate)
    {
        const int HiddenSize = 20, Unit = 17;
        ModelPlan plan = new(Specs.Of(CellKind.Lstm, vocabulary: 9, embedding: 4, hidden: HiddenSize));
        LayerParameters layer = plan.Parameters.Layers[0];
        ParameterTensor bias = RuntimeTensor(plan.Tensors.Single(tensor => tensor.Role == "Bias"));
        ParameterTensor recurrent = RuntimeTensor(plan.Tensors.Single(tensor => tensor.Role == "RecurrentWeights"));

        // Unit 17 is lane 1 of the third group, which begins in panel 4.
        const int Column = 6;
        int panel = 4 + (packedColumn / 16), lane = (packedColumn % 16) + 1;
        Assert.Equal(layer.Bias.Offset + (panel * 16) + lane, bias.IndexOf((gate * HiddenSize) + Unit, 0));
        Assert.Equal(layer.RecurrentWeights.Offset + (panel * HiddenSize * 16) + (Column * 16) + lane, recurrent.IndexOf((gate * HiddenSize) + Unit, Column));
    }

    /// <summary>Gates r, z, n of the file are blocks of whole panels; in Whh n lies first, in front of the two that its product is added to.</summary>
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 2, 0)]
    public void LaysTheGatesOfAGruInBlocks(int gate, int block, int recurrentBlock)
    {
        // Unit 17 is lane 1 of the second panel of its block.
        const int HiddenSize = 20, Unit = 17, Column = 6;
        ModelPlan plan = new(Specs.Of(CellKind.Gru, vocabulary: 9, embedding: 4, hidden: HiddenSize));
        LayerParameters layer = plan.Parameters.Layers[0];
        ParameterTensor[] tensors = [.. plan.Tensors.Select(RuntimeTensor)];
        ParameterTensor Tensor(ParameterRole role) => tensors.Single(tensor => tensor.Role == role);

        int row = (gate * HiddenSize) + Unit;
        Assert.Equal(layer.Bias.Offset + (((2 * block) + 1) * 16) + 1, Tensor(ParameterRole.Bias).IndexOf(row, 0));
        Assert.Equal(layer.InputWeights!.Offset + (((2 * block) + 1) * 4 * 16) + (3 * 16) + 1, Tensor(ParameterRole.InputWeights).IndexOf(row, 3));
        Assert.Equal(
            layer.RecurrentWeights.Offset + (((2 * recurrentBlock) + 1) * HiddenSize * 16) + (Column * 16) + 1, Tensor(ParameterRole.RecurrentWeights).IndexOf(row, Column));
        Assert.Equal(layer.SplitBias!.Offset + Unit, Tensor(ParameterRole.CandidateBias).IndexOf(Unit, 0));
    }

    /// <summary>In every cell the gates of a unit lie as far apart as there are units between them, and the weights of Wxh, Whh and b alike except for a split gate.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void LaysTheGatesAsTheCellHasThem(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));
        int hiddenSize = plan.Spec.HiddenSize, units = plan.Widths.InterleavedUnits;
        Assert.All(plan.Tensors.Where(tensor => tensor.Role is "Bias" or "InputWeights" or "RecurrentWeights"), tensor =>
        {
            ParameterTensor packed = RuntimeTensor(tensor);
            bool isSplit = tensor.Role == "RecurrentWeights" && plan.Cell.SplitGate is not null;
            for (int gate = 0; gate < plan.Cell.Gates; gate++)
            {
                int place = isSplit ? (gate + 1) % plan.Cell.Gates : gate;
                int column = (place * units) + ((hiddenSize - 1) / units * units * plan.Cell.Gates) + ((hiddenSize - 1) % units);
                long expected = tensor.Region.Offset + (column / 16 * tensor.PanelStride.Floats) + (column % 16);
                Assert.Equal(expected, packed.IndexOf((gate * hiddenSize) + hiddenSize - 1, 0));
            }
        });
    }

    /// <summary>What the emitted table says, said to the run-time library.</summary>
    private static ParameterTensor RuntimeTensor(TensorPlan t) => new()
    {
        Name = t.Name,
        Role = Enum.Parse<ParameterRole>(t.Role),
        Layer = t.Layer,
        Rows = t.Rows,
        Columns = t.Columns,
        Layout = new PanelLayout
        {
            Offset = (int)t.Region.Offset,
            PanelStride = (int)t.PanelStride.Floats,
            RowStride = (int)t.RowStride.Floats,
            Gates = t.Gates,
            Units = t.Units,
            UnitsPerGroup = t.UnitsPerGroup,
            FirstGate = t.FirstGate,
        },
        Transposed = t.IsTransposed,
    };
}
