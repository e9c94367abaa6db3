namespace RnnGen.Generators.Tests;

/// <summary>r = σ(zr), z = σ(zz), n = tanh(zn + r ∘ m); h = (1 − z) ∘ n + z ∘ hPrev.</summary>
internal sealed class ScalarGruCell : ScalarCell
{
    public override void Activate(UnitValues x)
    {
        double r = x[0] = ScalarMath.Sigmoid(x[0]), z = x[1] = ScalarMath.Sigmoid(x[1]), n = x[2] = Math.Tanh(x[2] + (r * x["recurrentCandidate"]));
        x["hidden"] = ((1 - z) * n) + (z * x["hiddenPrevious"]);
    }

    public override void Differentiate(UnitValues x)
    {
        double r = x[0], z = x[1], n = x[2], m = x["recurrentCandidate"];
        double dh = x["hiddenGradient"] + x["directGradient"];
        double dzn = dh * (1 - z) * (1 - (n * n));
        x["directGradient"] = dh * z;
        x["recurrentCandidate"] = dzn * r;
        x[0] = dzn * m * (r * (1 - r));
        x[1] = dh * (x["hiddenPrevious"] - n) * (z * (1 - z));
        x[2] = dzn;
    }

    public override void Update(UnitValues x)
    {
        double r = ScalarMath.Sigmoid(x[0]), z = ScalarMath.Sigmoid(x[1]);
        double n = Math.Tanh(x["inputCandidate"] + (x.Has("candidateBias") ? x["candidateBias"] : 0) + (r * x["recurrentCandidate"]));
        x["hidden"] = ((1 - z) * n) + (z * x["hidden"]);
    }
}
