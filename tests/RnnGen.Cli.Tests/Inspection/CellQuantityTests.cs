using RnnGen.Cli;
using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>Where the quantities of a cell are said to lie, against what the naive path records there.</summary>
public sealed class CellQuantityTests
{
    private const int HiddenSize = 4;

    [Fact]
    public void Every_cell_shows_h_and_no_block_twice() => Assert.All(Enum.GetValues<RecurrentCell>(), cell =>
    {
        IReadOnlyList<CellQuantity> quantities = CellQuantity.Of(cell);
        Assert.Equal(("h", 0), (quantities[^1].Name, quantities[^1].Block));
        Assert.Equal(quantities.Count, quantities.Select(quantity => quantity.Block).Distinct().Count());
    });

    /// <summary>h = o tanh(c) and c = f cPrev + i g, where i is a gate of the LSTM's own and 1 − f in a CIFG.</summary>
    [Theory]
    [InlineData(RecurrentCell.Lstm, "i f g o c h")]
    [InlineData(RecurrentCell.Cifg, "f g o c h")]
    public void The_quantities_of_a_cell_with_memory_fulfil_its_equations(RecurrentCell cell, string names)
    {
        Assert.Equal(names, string.Join(' ', CellQuantity.Of(cell).Select(quantity => quantity.Name)));
        ReferenceSession<double> session = RandomModel(cell).CreateSession();
        session.Step(1);
        Dictionary<string, double[]> before = Read(session, cell);
        session.Step(2);
        Dictionary<string, double[]> now = Read(session, cell);
        for (int unit = 0; unit < HiddenSize; unit++)
        {
            double f = now["f"][unit];
            double i = cell == RecurrentCell.Lstm ? now["i"][unit] : 1 - f;
            Assert.Equal((f * before["c"][unit]) + (i * now["g"][unit]), now["c"][unit], 1e-15);
            Assert.Equal(now["o"][unit] * Math.Tanh(now["c"][unit]), now["h"][unit], 1e-15);
        }
    }

    private static Dictionary<string, double[]> Read(ReferenceSession<double> session, RecurrentCell cell) =>
        CellQuantity.Of(cell).ToDictionary(quantity => quantity.Name, quantity => session.Record(0).Slice(quantity.Block * HiddenSize, HiddenSize).ToArray());

    private static ReferenceModel<double> RandomModel(RecurrentCell cell)
    {
        ReferenceModel<double> model = new(new ModelShape { Cell = cell, VocabularySize = 5, EmbeddingSize = 3, HiddenSize = HiddenSize, SequenceLength = 1, BatchSize = 1 });
        Random random = new(1);
        foreach (ReferenceParameter<double> parameter in model.Parameters)
        {
            for (int k = 0; k < parameter.Values.Length; k++)
            {
                parameter.Values[k] = (2 * random.NextDouble()) - 1;
            }
        }

        return model;
    }
}
