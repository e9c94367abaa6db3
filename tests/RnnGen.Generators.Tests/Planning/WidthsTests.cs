namespace RnnGen.Generators.Tests;

/// <summary>Widths at the edges of lanes and panels.</summary>
public sealed class WidthsTests
{
    /// <summary>Sizes of h at the edges of lanes and panels.</summary>
    private static readonly int[] HiddenSizes = [1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40];

    /// <summary>Each cell with each size of h.</summary>
    public static TheoryData<string, int> Layers
    {
        get
        {
            TheoryData<string, int> layers = [];
            foreach (string cell in Enum.GetNames<CellKind>())
            {
                foreach (int hidden in HiddenSizes)
                {
                    layers.Add(cell, hidden);
                }
            }

            return layers;
        }
    }

    /// <summary>What a layer of 17 units comes to: two groups of 16, or three of 8.</summary>
    [Theory]
    [InlineData("Tanh", 1, 16, 1, 1, 2, 2)]
    [InlineData("Relu", 1, 16, 1, 1, 2, 2)]
    [InlineData("Lstm", 4, 8, 1, 2, 6, 6)]
    [InlineData("Gru", 3, 16, 3, 1, 6, 4)]
    [InlineData("Cifg", 3, 16, 1, 3, 6, 6)]
    public void AreThoseOfTheCell(string cell, int gates, int unitsPerGroup, int blocks, int panelsPerGroup, int gatePanels, int recurrentGatePanels)
    {
        Widths widths = Of(cell, hidden: 17);

        Assert.Equal((gates, unitsPerGroup, blocks), (widths.Cell.Gates, widths.Cell.UnitsPerGroup, widths.Cell.Blocks));
        Assert.Equal((panelsPerGroup, gatePanels, recurrentGatePanels), (widths.PanelsPerGroup, widths.GatePanels, widths.RecurrentGatePanels));
    }

    [Theory]
    [InlineData(1, 8, 2)]
    [InlineData(7, 8, 2)]
    [InlineData(8, 8, 2)]
    [InlineData(9, 16, 4)]
    [InlineData(15, 16, 4)]
    [InlineData(16, 16, 4)]
    [InlineData(17, 24, 6)]
    public void PadsALstmToGroupsOfEightUnitsInTwoPanels(int hidden, int paddedUnits, int gatePanels)
    {
        Widths widths = Of("Lstm", hidden);

        Assert.Equal((paddedUnits, gatePanels, gatePanels * 16), (widths.PaddedUnits, widths.GatePanels, widths.GateColumns));
        Assert.Equal((2, paddedUnits / 8), (widths.PanelsPerGroup, widths.UnitGroups));
    }

    [Theory]
    [InlineData(1, 16, 1)]
    [InlineData(7, 16, 1)]
    [InlineData(8, 16, 1)]
    [InlineData(9, 16, 1)]
    [InlineData(15, 16, 1)]
    [InlineData(16, 16, 1)]
    [InlineData(17, 32, 2)]
    public void PadsAPlainCellToPanelsOfSixteenUnits(int hidden, int paddedUnits, int gatePanels)
    {
        foreach (string cell in (string[])["Tanh", "Relu"])
        {
            Widths widths = Of(cell, hidden);

            Assert.Equal((paddedUnits, gatePanels, paddedUnits), (widths.PaddedUnits, widths.GatePanels, widths.GateColumns));
            Assert.Equal((1, gatePanels), (widths.PanelsPerGroup, widths.UnitGroups));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 1)]
    [InlineData(17, 2)]
    [InlineData(40, 3)]
    public void PadsAGruToPanelsOfSixteenUnitsInABlockOfEachGate(int hidden, int unitGroups)
    {
        Widths widths = Of("Gru", hidden);

        Assert.Equal((16 * unitGroups, 3 * unitGroups, 48 * unitGroups), (widths.PaddedUnits, widths.GatePanels, widths.GateColumns));
        Assert.Equal((1, unitGroups), (widths.PanelsPerGroup, widths.UnitGroups));
        Assert.Equal((unitGroups, 2 * unitGroups), (widths.BlockPanels, widths.RecurrentGatePanels));
    }

    /// <summary>The gates of whole unit groups fill whole panels, in the blocks that the cell says, and no group is one too many.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void HoldWholeUnitGroupsInWholePanels(string cell, int hidden)
    {
        Widths widths = Of(cell, hidden);

        Assert.InRange(widths.PaddedUnits - hidden, 0, widths.Cell.UnitsPerGroup - 1);
        Assert.Equal(widths.UnitGroups * widths.Cell.UnitsPerGroup, widths.PaddedUnits);
        Assert.Equal(widths.Cell.Gates * widths.PaddedUnits, widths.GateColumns);
        Assert.Equal(widths.GateColumns, widths.GatePanels * 16);
        Assert.Equal((widths.GatePanels, widths.GatePanels), (widths.Cell.Blocks * widths.BlockPanels, widths.UnitGroups * widths.GroupPanels));
        Assert.InRange(widths.HiddenWidth - widths.PaddedUnits, 0, 15);
    }

    /// <summary>The panels of a group are neighbours, or as far apart as the blocks; a split gate leaves its block to its recurrent side.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void TellHowFarAPanelOfAGroupIsFromItsNext(string cell, int hidden)
    {
        Widths widths = Of(cell, hidden);
        bool isBlocked = widths.Cell.Blocks > 1;

        Assert.Equal(isBlocked ? widths.BlockPanels : 1, widths.GroupPanelDistance);
        Assert.Equal(isBlocked ? widths.PaddedUnits : widths.Cell.UnitsPerGroup, widths.InterleavedUnits);
        Assert.Equal(widths.Cell.SplitGate is null ? 0 : widths.BlockPanels, widths.GatePanels - widths.RecurrentGatePanels);
        Assert.Equal(widths.GateColumns * 16, widths.GateColumnsStride.Floats);
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(7, 16)]
    [InlineData(8, 16)]
    [InlineData(9, 16)]
    [InlineData(15, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    public void PadsVectorsToPanels(int size, int padded)
    {
        Widths widths = new(Specs.Of(CellKind.Lstm, vocabulary: size, embedding: size, hidden: size));

        Assert.Equal((padded, padded, padded), (widths.VocabularyWidth, widths.EmbeddingWidth, widths.HiddenWidth));
        Assert.Equal((padded / 16, padded / 16, padded / 16), (widths.VocabularyPanels, widths.EmbeddingPanels, widths.HiddenPanels));
    }

    [Fact]
    public void GivesOneHotInputNoEmbedding() =>
        Assert.Equal(0, new Widths(Specs.Of(CellKind.Tanh, vocabulary: 2, embedding: 0, hidden: 1)).EmbeddingWidth);

    private static Widths Of(string cell, int hidden) => new(Specs.Of(Enum.Parse<CellKind>(cell), vocabulary: 2, embedding: 1, hidden));
}
