using RnnGen.CompilerServices;
using RnnGen.SweepModels;

namespace RnnGen.Tests;

/// <summary>The layout names exactly the floats that pass from batch to batch.</summary>
public sealed class CarriedRegionTests
{
    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void They_are_what_reset_zeroes_and_carrying_writes(string name)
    {
        RnnModel model = SweptModel.Create(name, BigramModel.Words(SweptModel.VocabularySize(name)), seed: 1);
        RnnNetwork network = model.Bound.Network;
        int[] expected = [.. network.Layout.CarriedRegions.SelectMany(Places).Order()];
        float[] reset = new float[network.Layout.WorkspaceFloats];
        Array.Fill(reset, 1);
        float[] carried = [.. Enumerable.Range(0, reset.Length)];

        network.ResetState(reset);
        network.CarryState(carried, network.Shape.SequenceLength);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Enumerable.Range(0, reset.Length).Where(i => reset[i] == 0));
        Assert.Equal(expected, Enumerable.Range(0, carried.Length).Where(i => carried[i] != i));
    }

    private static IEnumerable<int> Places(CarriedRegion region) => Enumerable.Range(0, region.PanelCount)
        .SelectMany(panel => Enumerable.Range(region.Offset + (panel * region.PanelStride), region.PanelFloats));
}
