namespace RnnGen.Generators.Cells;

/// <summary>The plain recurrent network with f = tanh.</summary>
internal sealed class TanhCell : PlainCell
{
    protected override string Equation => "tanh(z)";

    protected override string GradientEquation => "dz = dh ∘ (1 − h²)";

    protected override string Apply(string preActivation, string vectors) => $"VectorMath.Tanh({preActivation})";

    protected override string ApplyGradient(string hidden, string hiddenGradient) => $"{hiddenGradient} * (Vector256<float>.One - ({hidden} * {hidden}))";
}
