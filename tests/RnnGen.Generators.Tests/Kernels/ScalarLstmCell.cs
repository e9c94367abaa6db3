namespace RnnGen.Generators.Tests;

/// <summary>i = σ(zi), f = σ(zf), g = tanh(zg), o = σ(zo); c = f ∘ cPrev + i ∘ g; h = o ∘ tanh(c).</summary>
internal sealed class ScalarLstmCell : ScalarCell
{
    public override void Activate(UnitValues x)
    {
        double i = x[0] = ScalarMath.Sigmoid(x[0]), f = x[1] = ScalarMath.Sigmoid(x[1]), g = x[2] = Math.Tanh(x[2]), o = x[3] = ScalarMath.Sigmoid(x[3]);
        double c = x["cell"] = (f * x["cellPrevious"]) + (i * g);
        x["tanhCell"] = Math.Tanh(c);
        x["hidden"] = o * x["tanhCell"];
    }

    public override void Differentiate(UnitValues x)
    {
        double i = x[0], f = x[1], g = x[2], o = x[3], tanh = x["tanhCell"], dh = x["hiddenGradient"];
        double dc = x["cellGradient"] + (dh * o * (1 - (tanh * tanh)));
        x["cellGradient"] = dc * f;
        x[0] = dc * g * (i * (1 - i));
        x[1] = dc * x["cellPrevious"] * (f * (1 - f));
        x[2] = dc * i * (1 - (g * g));
        x[3] = dh * tanh * (o * (1 - o));
    }

    public override void Update(UnitValues x)
    {
        double i = ScalarMath.Sigmoid(x[0]), f = ScalarMath.Sigmoid(x[1]), g = Math.Tanh(x[2]), o = ScalarMath.Sigmoid(x[3]);
        x["cell"] = (f * x["cell"]) + (i * g);
        x["hidden"] = o * Math.Tanh(x["cell"]);
    }
}
