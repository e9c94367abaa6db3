namespace RnnGen.Generators.Tests;

/// <summary>Widths at the edges of lanes and panels.</summary>
public sealed class PaddedWidthsTests
{
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
        PaddedWidths widths = PaddedWidths.Of(Specs.Of(CellKind.Lstm, vocabulary: 2, embedding: 1, hidden));

        Assert.Equal((paddedUnits, gatePanels, gatePanels * 16), (widths.PaddedUnits, widths.GatePanels, widths.GateColumns));
        Assert.Equal((4, 8, 2, paddedUnits / 8), (widths.Gates, widths.UnitsPerGroup, widths.PanelsPerGroup, widths.UnitGroups));
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
        foreach (CellKind cell in new[] { CellKind.Tanh, CellKind.Relu })
        {
            PaddedWidths widths = PaddedWidths.Of(Specs.Of(cell, vocabulary: 2, embedding: 1, hidden));

            Assert.Equal((paddedUnits, gatePanels, paddedUnits), (widths.PaddedUnits, widths.GatePanels, widths.GateColumns));
            Assert.Equal((1, 16, 1, gatePanels), (widths.Gates, widths.UnitsPerGroup, widths.PanelsPerGroup, widths.UnitGroups));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 1)]
    [InlineData(17, 2)]
    [InlineData(40, 3)]
    public void PadsAGruToPanelsOfSixteenUnitsInABlockOfEachGate(int hidden, int unitGroups)
    {
        PaddedWidths widths = PaddedWidths.Of(Specs.Of(CellKind.Gru, vocabulary: 2, embedding: 1, hidden));

        Assert.Equal((16 * unitGroups, 3 * unitGroups, 48 * unitGroups), (widths.PaddedUnits, widths.GatePanels, widths.GateColumns));
        Assert.Equal((3, 16, 1, unitGroups), (widths.Gates, widths.UnitsPerGroup, widths.PanelsPerGroup, widths.UnitGroups));
        Assert.Equal((unitGroups, 2 * unitGroups), (widths.BlockPanels, widths.RecurrentGatePanels));
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
        PaddedWidths widths = PaddedWidths.Of(Specs.Of(CellKind.Lstm, vocabulary: size, embedding: size, hidden: size));

        Assert.Equal((padded, padded, padded), (widths.VocabularyWidth, widths.EmbeddingWidth, widths.HiddenWidth));
        Assert.Equal((padded / 16, padded / 16, padded / 16), (widths.VocabularyPanels, widths.EmbeddingPanels, widths.HiddenPanels));
    }

    [Fact]
    public void GivesOneHotInputNoEmbedding() =>
        Assert.Equal(0, PaddedWidths.Of(Specs.Of(CellKind.Tanh, vocabulary: 2, embedding: 0, hidden: 1)).EmbeddingWidth);
}
