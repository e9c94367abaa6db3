using RnnGen.Generators.Cells;
using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>One time step of a layer over many rows, in training or for a group of sessions: one unit group at a time, while its pre-activations are in cache.</summary>
internal sealed class UnitGroupLoop
{
    public UnitGroupLoop(Widths widths, RowsForward kernels)
    {
        Widths = widths;
        Kernels = kernels;
    }

    public Widths Widths { get; }

    public RowsForward Kernels { get; }

    /// <summary>The layer's gates, at this time step.</summary>
    public Matrix? Gates { get; set; }

    public Matrix? HiddenPrevious { get; set; }

    public Matrix? Hidden { get; set; }

    /// <summary>Whh for the gates that its product is added to; null where it has been added.</summary>
    public Matrix? RecurrentWeights { get; set; }

    /// <summary>What the cell carries and keeps for a unit group, by name; with the suffix <c>Previous</c>, that of the previous step.</summary>
    public Dictionary<string, Func<string, Units>> Own { get; } = [];

    /// <summary>The recurrent side of a split gate for a unit group; null where there is none.</summary>
    public Func<string, Matrix>? Split { get; set; }

    /// <summary>The weights and the bias of that side; null where it has been computed.</summary>
    public (Matrix Weights, Vector Bias)? SplitParameters { get; set; }

    /// <summary>Writes the loop.</summary>
    /// <param name="w">The writer.</param>
    /// <param name="loop">Its header.</param>
    /// <param name="group">Its variable.</param>
    public void Emit(SourceWriter w, string loop, string group)
    {
        using (w.Block(loop))
        {
            Matrix gates = w.Declare("gates", PassMemory.GatesOf(Widths, Gates!, group));
            if (RecurrentWeights is not null)
            {
                w.Call(
                    Kernels.RecurrentProduct,
                    HiddenPrevious!,
                    PassMemory.RecurrentWeightsOf(Widths, RecurrentWeights, group),
                    gates.FirstPanels(Extent.Of(Widths.RecurrentGatePanels / Widths.UnitGroups)));
            }

            int units = Widths.Cell.UnitsPerGroup;
            Units? split = null;
            if (Split is not null)
            {
                Matrix values = w.Declare("recurrentSide", Split(group));
                if (SplitParameters is var (weights, bias))
                {
                    w.Call(Kernels.SplitProduct!, HiddenPrevious!, weights.Panels(weights.Shape.PanelOffset(group), Extent.Of(1)), bias.Part($"{group} * 16", Extent.Of(Panel.Width)), values);
                }

                split = new Units(values.Place, new UnitsType((int)values.Shape.Rows.Value, units));
            }

            UnitGroup operands = new(gates, HiddenPrevious!.UnitsOf(group, units), Hidden!.UnitsOf(group, units)) { Split = split };
            foreach (KeyValuePair<string, Func<string, Units>> own in Own)
            {
                operands[own.Key] = own.Value(group);
            }

            w.Call(Kernels.Activation, Widths.Cell.ActivationOperands(operands));
        }
    }
}
