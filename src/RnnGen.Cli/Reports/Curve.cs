namespace RnnGen.Cli;

/// <summary>One line of a plot.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="X">Positions on the bottom axis: of a run its epochs, fractions for steps within.</param>
/// <param name="Y">As many values.</param>
/// <param name="HasMarkers">Whether its points are marked: where there are few.</param>
/// <param name="IsDashed">Whether it is the lesser of two of one colour: it has no place of its own in a key.</param>
internal sealed record Curve(string Name, PlotColour Colour, double[] X, double[] Y, bool HasMarkers, bool IsDashed = false)
{
    // More points than a plot has pixels tell nothing, and make the page large.
    private const int MostPoints = 400;

    /// <summary>A figure of steps, as many neighbours averaged as makes the points few enough.</summary>
    public static Curve OfSteps(string name, PlotColour colour, IReadOnlyList<StepRecord> steps, Func<StepRecord, double?> value)
    {
        (double X, double Y)[] points = [.. steps.Where(step => value(step) is not null).Select(step => (step.Position, value(step)!.Value))];
        (double X, double Y)[] means = [.. points.Chunk(((points.Length - 1) / MostPoints) + 1).Select(chunk => (chunk.Average(point => point.X), chunk.Average(point => point.Y)))];
        return new Curve(name, colour, [.. means.Select(point => point.X)], [.. means.Select(point => point.Y)], HasMarkers: false);
    }

    /// <summary>A figure of epochs.</summary>
    public static Curve OfEpochs(string name, PlotColour colour, IReadOnlyList<EpochRecord> epochs, Func<EpochRecord, double?> value)
    {
        EpochRecord[] known = [.. epochs.Where(epoch => value(epoch) is not null)];
        return new Curve(name, colour, [.. known.Select(epoch => (double)epoch.Epoch)], [.. known.Select(epoch => value(epoch)!.Value)], HasMarkers: true);
    }
}
