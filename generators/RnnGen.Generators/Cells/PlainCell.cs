using RnnGen.Generators.Emission;
using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Cells;

/// <summary>h_t = f(Wxh·x_t + Whh·h_{t−1} + b) (Elman 1990): one gate, and only h is carried.</summary>
internal abstract class PlainCell : Cell
{
    public override string Recurrence => $"z = Wxh·x + Whh·hPrev + b; h = {Equation}";

    public override int Gates => 1;

    /// <summary>f, in the letters of an equation.</summary>
    protected abstract string Equation { get; }

    /// <summary>dz in terms of dh, derived from <see cref="Equation"/>.</summary>
    protected abstract string GradientEquation { get; }

    /// <summary>f of a vector, as an expression.</summary>
    /// <param name="preActivation">The vector.</param>
    /// <param name="vectors">Its class.</param>
    protected abstract string Apply(string preActivation, string vectors = "Vector256");

    /// <summary>dh ∘ f', as an expression of h and dh.</summary>
    protected abstract string ApplyGradient(string hidden, string hiddenGradient);

    public override Kernel Activation(string name, MatrixType gates)
    {
        UnitsType units = UnitsOf(gates);
        return new GateKernel(name, $"h_t = {Equation}: sixteen units of every row.", [new("gates", gates), new("hidden", units)], w =>
        {
            using (w.Block(LaneLoop(units)))
            {
                w.Line($"Vector256.StoreUnsafe({Apply("Vector256.LoadUnsafe(ref gates, lane)")}, ref hidden, lane);");
            }
        });
    }

    public override Kernel Gradient(string name, MatrixType gates)
    {
        UnitsType units = UnitsOf(gates);
        return new GateKernel(name, "From dE/dh_t to dE/dz_t: sixteen units of every row.", [new("gates", gates), new("hidden", units), new("hiddenGradient", units)], w =>
        {
            using (w.Block(LaneLoop(units)))
            {
                w.Line($$"""
                    // forward: h = {{Equation}}; hence {{GradientEquation}}.
                    Vector256<float> h = Vector256.LoadUnsafe(ref hidden, lane), dh = Vector256.LoadUnsafe(ref hiddenGradient, lane);
                    Vector256.StoreUnsafe({{ApplyGradient("h", "dh")}}, ref gates, lane);
                    """);
            }
        });
    }

    public override Kernel Update(string name, int units, int hiddenWidth, bool addsBias) => new GateKernel(
        name,
        $"h = {Equation}.",
        [new("gates", new VectorType(units)), new("hidden", new VectorType(hiddenWidth))],
        w => new UnitLoops(units, static vectors => new UnitVectors(vectors, [vectors.Load("gates", "unit")])).Emit(w, some => w.Line(some.Store(Apply(some.Gates[0], some.Type), "hidden"))));

    public override Operand[] ActivationOperands(UnitGroup group) => [group.Gates, group.Hidden];

    public override Operand[] GradientOperands(UnitGroup group) => [group.Gates, group.Hidden, group.HiddenGradient!];

    public override Operand[] UpdateOperands(UnitStep step) => [step.Gates, step.Hidden];
}
