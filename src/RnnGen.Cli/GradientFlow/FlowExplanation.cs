namespace RnnGen.Cli;

/// <summary>What is to be seen in the curves, and why.</summary>
internal static class FlowExplanation
{
    /// <summary>A few sentences.</summary>
    public static Html Of(IReadOnlyList<FlowCurve> curves)
    {
        FlowCurve[] trained = [.. curves.Where(curve => curve.IsTrained).OrderByDescending(Left)];
        return Html.Of($"""
            <section>
            <h2>What is seen</h2>
            <p class="prose">In a plain network each step back multiplies the gradient by Whhᵀ and by the derivative of tanh or of the rectifier. Where that product is below 1, the
            gradient vanishes exponentially, which is a straight line here; where it is above 1, it explodes (Pascanu, Mikolov and Bengio 2013,
            <cite>On the difficulty of training recurrent neural networks</cite>). A rectifier’s derivative is 1 or 0: the path of a unit ends where the unit is inactive.</p>
            <p class="prose">The cell of an LSTM, c<sub>t</sub> = f ∘ c<sub>t−1</sub> + i ∘ g (Cifg: i = 1 − f), and the state of a GRU, h<sub>t</sub> = (1 − z) ∘ n + z ∘ h<sub>t−1</sub>, are sums: through them
            the gradient also passes a step by the gate f or z alone, past Whh and past any derivative. Before training such a gate is near ½ and about half is lost a step; training brings it near
            1 in units that are to remember, and what is left far back is theirs.</p>
            <p class="prose">Here {$"{trained[0].Cell}"} keeps most after training: {trained[0].Norms.Count - 1} steps back its gradient is {Left(trained[0]):0.0e+0} times what it was at the prediction, that
            of {$"{trained[^1].Cell}"} {Left(trained[^1]):0.0e+0} times.</p>
            </section>

            """);
    }

    /// <summary>The share of the gradient that arrives at the far end.</summary>
    private static double Left(FlowCurve curve) => curve.Norms[0] == 0 ? 0 : curve.Norms[^1] / curve.Norms[0];
}
