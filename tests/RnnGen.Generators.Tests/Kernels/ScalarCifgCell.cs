namespace RnnGen.Generators.Tests;

/// <summary>f = σ(zf), g = tanh(zg), o = σ(zo); c = f ∘ cPrev + (1 − f) ∘ g; h = o ∘ tanh(c).</summary>
internal sealed class ScalarCifgCell : ScalarCell
{
    public override void Activate(UnitValues x)
    {
        double f = x[0] = ScalarMath.Sigmoid(x[0]), g = x[1] = Math.Tanh(x[1]), o = x[2] = ScalarMath.Sigmoid(x[2]);
        double c = x["cell"] = (f * x["cellPrevious"]) + ((1 - f) * g);
        x["tanhCell"] = Math.Tanh(c);
        x["hidden"] = o * x["tanhCell"];
    }

    public override void Differentiate(UnitValues x)
    {
        double f = x[0], g = x[1], o = x[2], tanh = x["tanhCell"], dh = x["hiddenGradient"];
        double dc = x["cellGradient"] + (dh * o * (1 - (tanh * tanh)));
        x["cellGradient"] = dc * f;
        x[0] = dc * (x["cellPrevious"] - g) * (f * (1 - f));
        x[1] = dc * (1 - f) * (1 - (g * g));
        x[2] = dh * tanh * (o * (1 - o));
    }

    public override void Update(UnitValues x)
    {
        double f = ScalarMath.Sigmoid(x[0]), g = Math.Tanh(x[1]), o = ScalarMath.Sigmoid(x[2]);
        x["cell"] = (f * x["cell"]) + ((1 - f) * g);
        x["hidden"] = o * Math.Tanh(x["cell"]);
    }
}
