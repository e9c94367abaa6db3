namespace RnnGen.Generators.Cells;

/// <summary>The plain recurrent network with f = ReLU.</summary>
internal sealed class ReluCell : PlainCell
{
    protected override string Equation => "max(0, z)";

    protected override string GradientEquation => "dz = dh where h > 0, and 0 elsewhere";

    protected override string Apply(string preActivation, string vectors) => $"{vectors}.MaxNative({vectors}<float>.Zero, {preActivation})";

    protected override string ApplyGradient(string hidden, string hiddenGradient) => $"{hiddenGradient} & Vector256.GreaterThan({hidden}, Vector256<float>.Zero)";
}
