namespace RnnGen.Cli;

/// <summary>One line of a plot.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="X">Positions on the bottom axis: epochs of a run, with fractions for the steps within.</param>
/// <param name="Y">One value per position.</param>
/// <param name="HasMarkers">Whether its points are marked, as when there are few.</param>
/// <param name="IsDashed">Whether it is the secondary one of two curves of one colour, which has no entry of its own in a key.</param>
internal sealed record Curve(string Name, PlotColour Colour, double[] X, double[] Y, bool HasMarkers, bool IsDashed = false)
{
    // More points than a plot has pixels show nothing more and make the page larger.
    private const int MostPoints = 400;

    /// <summary>Creates a curve of a per-step figure, averaging neighbours until there are few enough points.</summary>
    public static Curve FromSteps(string name, PlotColour colour, IReadOnlyList<StepRecord> steps, Func<StepRecord, double?> value)
    {
        (double X, double Y)[] points = [.. steps.Where(step => value(step) is not null).Select(step => (step.Position, value(step)!.Value))];
        (double X, double Y)[] means = [.. points.Chunk(((points.Length - 1) / MostPoints) + 1).Select(chunk => (chunk.Average(point => point.X), chunk.Average(point => point.Y)))];
        return new Curve(name, colour, [.. means.Select(point => point.X)], [.. means.Select(point => point.Y)], HasMarkers: false);
    }

    /// <summary>Creates a curve of a per-epoch figure.</summary>
    public static Curve FromEpochs(string name, PlotColour colour, IReadOnlyList<EpochRecord> epochs, Func<EpochRecord, double?> value)
    {
        EpochRecord[] known = [.. epochs.Where(epoch => value(epoch) is not null)];
        return new Curve(name, colour, [.. known.Select(epoch => (double)epoch.Epoch)], [.. known.Select(epoch => value(epoch)!.Value)], HasMarkers: true);
    }
}
