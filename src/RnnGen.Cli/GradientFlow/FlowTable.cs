using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>The curves on a terminal: a row for each number of steps back, a column for each curve, with bars on a logarithmic scale.</summary>
internal static class FlowTable
{
    /// <summary>Decades below the largest norm at which a bar ends.</summary>
    private const int Decades = 10;

    /// <summary>Lays the curves out.</summary>
    public static Table Create(IReadOnlyList<FlowCurve> curves)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("steps back").RightAligned());
        foreach (FlowCurve curve in curves)
        {
            table.AddColumn(new TableColumn($"{curve.Cell}{(curve.IsTrained ? ", trained" : "")}").NoWrap());
        }

        double greatest = Math.Log10(curves.Max(curve => curve.Norms.Max()));
        foreach (int k in StepsShown(curves[0].Norms.Count - 1))
        {
            table.AddRow([$"{k}", .. curves.Select(curve => $"{curve.Norms[k]:0.0e+00} {Bar(curve.Norms[k], greatest)}")]);
        }

        table.AddRow(["factor per step", .. curves.Select(curve => $"{curve.FactorPerStep:F3}")]);
        return table.Caption($"the norm of dE/dh this many steps before the prediction; a bar loses one of its {Decades} parts with each power of ten");
    }

    /// <summary>0, 1, 2, 5, 10, 20, 50, … and the last.</summary>
    private static IEnumerable<int> StepsShown(int last)
    {
        IEnumerable<int> round = Enumerable.Range(0, 10).SelectMany(power => (int[])[1, 2, 5], (power, digit) => digit * (int)Math.Pow(10, power));
        return [0, .. round.TakeWhile(k => k < last), last];
    }

    private static string Bar(double norm, double greatest) =>
        new('▇', norm > 0 ? Math.Clamp((int)Math.Round(Decades - (greatest - Math.Log10(norm))), 0, Decades) : 0);
}
