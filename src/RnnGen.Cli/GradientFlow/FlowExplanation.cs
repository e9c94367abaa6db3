using System.Globalization;

namespace RnnGen.Cli;

/// <summary>The explanation of what the curves show, and why. What it says of training follows the curves: a short run may shorten the reach of a cell.</summary>
internal static class FlowExplanation
{
    // Less than a figure of the table shows.
    private const double LeastDifference = 5e-4;

    /// <summary>Renders a few sentences.</summary>
    public static Html Create(IReadOnlyList<FlowCurve> curves)
    {
        FlowCurve[] trained = [.. curves.Where(curve => curve.IsTrained).OrderByDescending(Left)];
        return Html.From($"""
            <section>
            <h2>What the curves show</h2>
            <p class="prose">In a plain network, each step back multiplies the gradient by Whhᵀ and by the derivative of tanh or of the rectifier. If that product is below 1, the
            gradient vanishes exponentially, which is a straight line here; if it is above 1, it explodes (Pascanu, Mikolov and Bengio 2013,
            <cite>On the difficulty of training recurrent neural networks</cite>). A rectifier’s derivative is 1 or 0: the path of a unit ends where the unit is inactive.</p>
            <p class="prose">The cell of an LSTM, c<sub>t</sub> = f ∘ c<sub>t−1</sub> + i ∘ g (Cifg: i = 1 − f), and the state of a GRU, h<sub>t</sub> = (1 − z) ∘ n + z ∘ h<sub>t−1</sub>, are sums, through which
            the gradient also passes a step scaled only by the gate f or z, bypassing Whh and any derivative: what a gate near 1 lets through is kept, and what a gate near 0 lets through is lost.
            {Trainings(curves)}</p>
            <p class="prose">Here {$"{trained[0].Cell}"} keeps the most after training: {trained[0].Norms.Count - 1} steps back its gradient is {Left(trained[0]):0.0e+0} times what it was at the prediction; that
            of {$"{trained[^1].Cell}"} is {Left(trained[^1]):0.0e+0} times.</p>
            </section>

            """);
    }

    /// <summary>Says what training did to each gated cell.</summary>
    private static string Trainings(IReadOnlyList<FlowCurve> curves)
    {
        string[] cells =
        [
            .. curves.Where(curve => IsGated(curve.Cell)).GroupBy(curve => curve.Cell)
                .Select(pair => Training(pair.Key, pair.Single(curve => !curve.IsTrained).FactorPerStep, pair.Single(curve => curve.IsTrained).FactorPerStep)),
        ];
        return $"In this run, {string.Join("; ", cells)}.";
    }

    private static string Training(RecurrentCell cell, double before, double after)
    {
        string change = Math.Abs(after - before) < LeastDifference ? "left as it was" : after > before ? "lengthened" : "shortened";
        return string.Create(CultureInfo.InvariantCulture, $"the reach of {cell} was {change} by training, from a factor of {before:F3} per step to {after:F3}");
    }

    private static bool IsGated(RecurrentCell cell) => cell is RecurrentCell.Lstm or RecurrentCell.Gru or RecurrentCell.Cifg;

    /// <summary>Returns the share of the gradient that arrives at the far end.</summary>
    private static double Left(FlowCurve curve) => curve.Norms[0] == 0 ? 0 : curve.Norms[^1] / curve.Norms[0];
}
