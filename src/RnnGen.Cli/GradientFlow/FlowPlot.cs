namespace RnnGen.Cli;

/// <summary>The norms against the steps back, on a logarithmic axis: a straight line is a constant factor per step.</summary>
internal static class FlowPlot
{
    /// <summary>Beyond a hundred powers of ten, a gradient has vanished or exploded for all practical purposes.</summary>
    private const double Least = 1e-100;

    private const double Greatest = 1e100;

    /// <summary>Plots some of the curves; next to trained models, untrained ones are dashed.</summary>
    /// <param name="curves">The curves to draw.</param>
    /// <param name="all">The curves that the axis has room for.</param>
    public static CurvePlot Create(IReadOnlyList<FlowCurve> curves, IReadOnlyList<FlowCurve> all)
    {
        bool hasTrained = curves.Any(curve => curve.IsTrained);
        CurvePlot plot = new(all[0].Norms.Count - 1, isLogarithmic: true);
        plot.MakeRoomFor([.. all.SelectMany(Drawable)]);
        foreach (FlowCurve curve in curves.Where(curve => Drawable(curve).Any()))
        {
            double[] norms = [.. Drawable(curve)];
            plot.Add(new Curve($"{curve.Cell}", ColourOf(curve.Cell), [.. norms.Select((_, k) => (double)k)], norms, HasMarkers: false, IsDashed: hasTrained && !curve.IsTrained));
        }

        return plot;
    }

    /// <summary>Returns the colour of a cell.</summary>
    public static PlotColour ColourOf(RecurrentCell cell) => cell switch
    {
        RecurrentCell.Tanh => PlotColour.Tanh,
        RecurrentCell.Relu => PlotColour.Relu,
        RecurrentCell.Lstm => PlotColour.Lstm,
        RecurrentCell.Gru => PlotColour.Gru,
        RecurrentCell.Cifg => PlotColour.Cifg,
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "The cell has no colour."),
    };

    /// <summary>Ends a curve where nothing arrives any more, as when all rectifiers are dead: 0 has no place on a logarithmic axis.</summary>
    private static IEnumerable<double> Drawable(FlowCurve curve) => curve.Norms.TakeWhile(norm => norm is >= Least and <= Greatest);
}
