using RnnGen.Generators.Emission;
using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Cells;

/// <summary>
/// Long short-term memory with coupled input and forget gates, i = 1 − f (Greff et al. 2017, "LSTM: a search space odyssey"), gates in the order f, g, o. The
/// gates of 16 units fill the three panels (f16)(g16)(o16).
/// </summary>
internal sealed class CifgCell : CellStateCell
{
    private const string Equation = "f = σ(zf), g = tanh(zg), o = σ(zo)";

    public override string Recurrence => "z = Wxh·x + Whh·hPrev + b; f, o = σ(z) and g = tanh(z); c = f ∘ cPrev + (1 − f) ∘ g; h = o ∘ tanh(c)";

    public override int Gates => 3;

    public override Kernel Activation(string name, MatrixType gates)
    {
        UnitsType units = UnitsOf(gates);
        string stride = gates.PanelStride.Text, twoStrides = gates.PanelStride.Times(2).Text;
        return new GateKernel(name, $"{Equation}; c_t = f ∘ c_{{t−1}} + (1 − f) ∘ g; h_t = o ∘ tanh(c_t): sixteen units of every row, gates as panels f, g, o.", ActivationParameters(gates, units), w =>
        {
            using (w.Block(LaneLoop(units)))
            {
                w.Line($$"""
                    Vector256<float> forgetGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, lane));
                    Vector256<float> cellCandidate = VectorMath.Tanh(Vector256.LoadUnsafe(ref gates, lane + {{stride}}));
                    Vector256<float> outputGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, lane + {{twoStrides}}));

                    // f ∘ cPrev + (1 − f) ∘ g = g + f ∘ (cPrev − g).
                    Vector256<float> c = Vector256.MultiplyAddEstimate(forgetGate, Vector256.LoadUnsafe(ref cellPrevious, lane) - cellCandidate, cellCandidate);
                    Vector256<float> tanhC = VectorMath.Tanh(c);
                    Vector256.StoreUnsafe(forgetGate, ref gates, lane);
                    Vector256.StoreUnsafe(cellCandidate, ref gates, lane + {{stride}});
                    Vector256.StoreUnsafe(outputGate, ref gates, lane + {{twoStrides}});
                    Vector256.StoreUnsafe(c, ref cell, lane);
                    Vector256.StoreUnsafe(tanhC, ref tanhCell, lane);
                    Vector256.StoreUnsafe(outputGate * tanhC, ref hidden, lane);
                    """);
            }
        });
    }

    public override Kernel Gradient(string name, MatrixType gates)
    {
        UnitsType units = UnitsOf(gates);
        string stride = gates.PanelStride.Text, twoStrides = gates.PanelStride.Times(2).Text;
        return new GateKernel(name, "From dE/dh_t and dE/dc_t to the gradients of the gates' pre-activations, which overwrite the gates: sixteen units of every row.", GradientParameters(gates, units), w =>
        {
            using (w.Block(LaneLoop(units)))
            {
                w.Line($$"""
                    Vector256<float> forgetGate = Vector256.LoadUnsafe(ref gates, lane), cellCandidate = Vector256.LoadUnsafe(ref gates, lane + {{stride}});
                    Vector256<float> outputGate = Vector256.LoadUnsafe(ref gates, lane + {{twoStrides}});
                    Vector256<float> tanhC = Vector256.LoadUnsafe(ref tanhCell, lane);
                    Vector256<float> dh = Vector256.LoadUnsafe(ref hiddenGradient, lane);

                    // forward: h = o ∘ tanh(c); hence do = dh ∘ tanh(c), and dc gains dh ∘ o ∘ (1 − tanh(c)²) on top of what the next step sent back.
                    Vector256<float> dc = Vector256.LoadUnsafe(ref cellGradient, lane) + (dh * outputGate * (Vector256<float>.One - (tanhC * tanhC)));

                    // forward: c = f ∘ cPrev + (1 − f) ∘ g; hence df = dc ∘ (cPrev − g), dg = dc ∘ (1 − f), dcPrev = dc ∘ f.
                    Vector256.StoreUnsafe(dc * forgetGate, ref cellGradient, lane);
                    Vector256<float> forgetGradient = dc * (Vector256.LoadUnsafe(ref cellPrevious, lane) - cellCandidate);
                    Vector256<float> candidateGradient = dc * (Vector256<float>.One - forgetGate);

                    // forward: f, o = σ(z), g = tanh(z); hence dz = d ∘ σ ∘ (1 − σ) and dz = d ∘ (1 − tanh²).
                    Vector256.StoreUnsafe(forgetGradient * forgetGate * (Vector256<float>.One - forgetGate), ref gates, lane);
                    Vector256.StoreUnsafe(candidateGradient * (Vector256<float>.One - (cellCandidate * cellCandidate)), ref gates, lane + {{stride}});
                    Vector256.StoreUnsafe(dh * tanhC * outputGate * (Vector256<float>.One - outputGate), ref gates, lane + {{twoStrides}});
                    """);
            }
        });
    }

    protected override string UpdateEquation => $"{Equation}; c = f ∘ cPrev + (1 − f) ∘ g; h = o ∘ tanh(c). Gates as (f16)(g16)(o16) for every sixteen units.";

    protected override string PreActivation(TileVectors vectors, int gate)
    {
        string group = vectors == TileVectors.Wide ? "unit * 3" : "(unit / 16 * 48) + (unit % 16)";
        return vectors.Load("gates", gate == 0 ? group : $"{(vectors == TileVectors.Wide ? $"({group})" : group)} + {gate * Panel.Width}");
    }

    protected override void UpdateCell(SourceWriter w, UnitVectors units) => w.Line($$"""
        {{units.Type}}<float> forgetGate = VectorMath.Sigmoid({{units.Gates[0]}});
        {{units.Type}}<float> cellCandidate = VectorMath.Tanh({{units.Gates[1]}});

        // f ∘ cPrev + (1 − f) ∘ g = g + f ∘ (cPrev − g).
        {{units.Type}}<float> c = {{units.Type}}.MultiplyAddEstimate(forgetGate, {{units.Load("cell")}} - cellCandidate, cellCandidate);
        """);
}
