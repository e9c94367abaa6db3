namespace RnnGen.Generators.Tests;

/// <summary>h = f(z).</summary>
/// <param name="f">f.</param>
/// <param name="slope">f' as it follows from h.</param>
internal sealed class ScalarPlainCell(Func<double, double> f, Func<double, double> slope) : ScalarCell
{
    public override bool KeepsGates => false;

    public override void Activate(UnitValues x) => x["hidden"] = f(x[0]);

    public override void Differentiate(UnitValues x) => x[0] = x["hiddenGradient"] * slope(x["hidden"]);

    public override void Update(UnitValues x) => x["hidden"] = f(x[0]);
}
