using RnnGen.Generators.Emission;
using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Cells;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014) in the form of PyTorch and cuDNN, gates in the order r, z, n. The reset gate multiplies only the recurrent side m of the
/// candidate, so Whh meets m, r, z and Wxh meets r, z, n. Each is a block of panels, in the order m, r, z, n, so that the first three are one matrix and the last three another.
/// </summary>
internal sealed class GruCell : Cell
{
    private const string Equation = "r = σ(zr), z = σ(zz), n = tanh(zn + r ∘ m)";

    public override string Recurrence => "r, z = σ(Wxh·x + Whh·hPrev + b); n = tanh(Wxn·x + bn + r ∘ (Whn·hPrev + bhn)); h = (1 − z) ∘ n + z ∘ hPrev";

    public override int Gates => 3;

    public override int Blocks => 3;

    public override SplitGate? SplitGate { get; } = new(
        "RecurrentCandidate",
        "CandidateBias",
        "rnn.bias_hn",
        "m = Whn·{0} + bhn: the recurrent side of the candidate n, kept separate because the reset gate multiplies it.",
        "m, r, z, n lie one after the other: Whh meets the first three, Wxh the last three.");

    public override string? SentBack => "DirectGradient";

    public override string RecurrentGates => ", gates r and z";

    public override Kernel Activation(string name, MatrixType gates)
    {
        UnitsType units = UnitsOf(gates);
        string stride = gates.PanelStride.Text, twoStrides = gates.PanelStride.Times(2).Text;
        Parameter[] parameters = [new("gates", gates), new("recurrentCandidate", units), new("hiddenPrevious", units), new("hidden", units)];
        return new GateKernel(name, $"{Equation}; h_t = (1 − z) ∘ n + z ∘ h_{{t−1}}: sixteen units of every row, gates as panels r, z, n.", parameters, w =>
        {
            using (w.Block(LaneLoop(units)))
            {
                w.Line($$"""
                    Vector256<float> resetGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, lane));
                    Vector256<float> updateGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, lane + {{stride}}));
                    Vector256<float> m = Vector256.LoadUnsafe(ref recurrentCandidate, lane);
                    Vector256<float> candidate = VectorMath.Tanh(Vector256.MultiplyAddEstimate(resetGate, m, Vector256.LoadUnsafe(ref gates, lane + {{twoStrides}})));
                    Vector256.StoreUnsafe(resetGate, ref gates, lane);
                    Vector256.StoreUnsafe(updateGate, ref gates, lane + {{stride}});
                    Vector256.StoreUnsafe(candidate, ref gates, lane + {{twoStrides}});

                    // (1 − z) ∘ n + z ∘ hPrev = n + z ∘ (hPrev − n).
                    Vector256.StoreUnsafe(Vector256.MultiplyAddEstimate(updateGate, Vector256.LoadUnsafe(ref hiddenPrevious, lane) - candidate, candidate), ref hidden, lane);
                    """);
            }
        });
    }

    public override Kernel Gradient(string name, MatrixType gates)
    {
        UnitsType units = UnitsOf(gates);
        string stride = gates.PanelStride.Text, twoStrides = gates.PanelStride.Times(2).Text;
        Parameter[] parameters = [new("gates", gates), new("recurrentCandidate", units), new("hiddenPrevious", units), new("hiddenGradient", units), new("directGradient", units)];
        return new GateKernel(name, "From dE/dh_t to the gradients of the gates' pre-activations and of m, which overwrite gates and m: sixteen units of every row.", parameters, w =>
        {
            using (w.Block(LaneLoop(units)))
            {
                w.Line($$"""
                    Vector256<float> resetGate = Vector256.LoadUnsafe(ref gates, lane), updateGate = Vector256.LoadUnsafe(ref gates, lane + {{stride}});
                    Vector256<float> candidate = Vector256.LoadUnsafe(ref gates, lane + {{twoStrides}});

                    // forward: h = (1 − z) ∘ n + z ∘ hPrev; hence dn = dh ∘ (1 − z), dz = dh ∘ (hPrev − n), and z ∘ dh goes straight to hPrev, where the next step back adds it to dh.
                    Vector256<float> dh = Vector256.LoadUnsafe(ref hiddenGradient, lane) + Vector256.LoadUnsafe(ref directGradient, lane);
                    Vector256.StoreUnsafe(dh * updateGate, ref directGradient, lane);
                    Vector256<float> updateGradient = dh * (Vector256.LoadUnsafe(ref hiddenPrevious, lane) - candidate);

                    // forward: n = tanh(zn + r ∘ m); hence dzn = dn ∘ (1 − n²), dr = dzn ∘ m, dm = dzn ∘ r.
                    Vector256<float> dzn = dh * (Vector256<float>.One - updateGate) * (Vector256<float>.One - (candidate * candidate));
                    Vector256<float> resetGradient = dzn * Vector256.LoadUnsafe(ref recurrentCandidate, lane);
                    Vector256.StoreUnsafe(dzn * resetGate, ref recurrentCandidate, lane);
                    Vector256.StoreUnsafe(dzn, ref gates, lane + {{twoStrides}});

                    // forward: r, z = σ(·); hence d(·) = d ∘ σ ∘ (1 − σ).
                    Vector256.StoreUnsafe(resetGradient * resetGate * (Vector256<float>.One - resetGate), ref gates, lane);
                    Vector256.StoreUnsafe(updateGradient * updateGate * (Vector256<float>.One - updateGate), ref gates, lane + {{stride}});
                    """);
            }
        });
    }

    public override Kernel Update(string name, int units, int hiddenWidth, bool addsBias)
    {
        VectorType all = new(units);
        Parameter[] parameters =
        [
            new("gates", new VectorType(2 * units)),
            new("recurrentCandidate", all),
            new("inputCandidate", all),
            .. addsBias ? [new Parameter("candidateBias", all)] : Array.Empty<Parameter>(),
            new("hidden", new VectorType(hiddenWidth)),
        ];
        return new GateKernel(name, $"{Equation}; h = (1 − z) ∘ n + z ∘ hPrev. Gates as all of zr, then all of zz; zn is the input side of the candidate.", parameters, w =>
        {
            UnitLoops loops = new(units, vectors => new UnitVectors(vectors, [vectors.Load("gates", "unit"), vectors.Load("gates", $"unit + {units}")]));
            loops.Emit(w, some => w.Line($$"""
                {{some.Type}}<float> resetGate = VectorMath.Sigmoid({{some.Gates[0]}});
                {{some.Type}}<float> updateGate = VectorMath.Sigmoid({{some.Gates[1]}});
                {{some.Type}}<float> candidate = VectorMath.Tanh({{some.Type}}.MultiplyAddEstimate(resetGate, {{some.Load("recurrentCandidate")}}, {{some.Load("inputCandidate")}}{{(addsBias ? " + " + some.Load("candidateBias") : "")}}));

                // (1 − z) ∘ n + z ∘ hPrev = n + z ∘ (hPrev − n).
                {{some.Store($"{some.Type}.MultiplyAddEstimate(updateGate, {some.Load("hidden")} - candidate, candidate)", "hidden")}}
                """));
        });
    }

    public override Operand[] ActivationOperands(UnitGroup group) => [group.Gates, group.Split!, group.HiddenPrevious, group.Hidden];

    public override Operand[] GradientOperands(UnitGroup group) => [group.Gates, group.Split!, group.HiddenPrevious, group.HiddenGradient!, group.SentBack!];

    public override Operand[] UpdateOperands(UnitStep step) =>
        step.SplitBias is { } bias ? [step.Gates, step.Split!, step.SplitInput!, bias, step.Hidden] : [step.Gates, step.Split!, step.SplitInput!, step.Hidden];
}
