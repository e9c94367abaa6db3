using RnnGen.Generators.Emission;
using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Cells;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997; forget gate: Gers et al. 2000), gates in the order i, f, g, o. The gates of 8 units fill the two panels
/// (i8 f8)(g8 o8).
/// </summary>
internal sealed class LstmCell : CellStateCell
{
    private const string Equation = "i = σ(zi), f = σ(zf), g = tanh(zg), o = σ(zo)";

    public override string Recurrence => "z = Wxh·x + Whh·hPrev + b; i, f, o = σ(z) and g = tanh(z); c = f ∘ cPrev + i ∘ g; h = o ∘ tanh(c)";

    public override int Gates => 4;

    public override int UnitsPerGroup => Panel.LaneCount;

    public override Kernel Activation(string name, MatrixType gates)
    {
        UnitsType units = UnitsOf(gates);
        string stride = gates.PanelStride.Text;
        return new GateKernel(name, $"{Equation}; c_t = f ∘ c_{{t−1}} + i ∘ g; h_t = o ∘ tanh(c_t): eight units of every row, gates as (i8 f8)(g8 o8).", ActivationParameters(gates, units), w =>
        {
            using (w.Block(Loop(units)))
            {
                w.Line($$"""
                    Vector256<float> inputGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, row));
                    Vector256<float> forgetGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, row + 8));
                    Vector256<float> cellCandidate = VectorMath.Tanh(Vector256.LoadUnsafe(ref gates, row + {{stride}}));
                    Vector256<float> outputGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, row + {{stride}} + 8));
                    Vector256<float> c = Vector256.MultiplyAddEstimate(forgetGate, Vector256.LoadUnsafe(ref cellPrevious, row), inputGate * cellCandidate);
                    Vector256<float> tanhC = VectorMath.Tanh(c);
                    Vector256.StoreUnsafe(inputGate, ref gates, row);
                    Vector256.StoreUnsafe(forgetGate, ref gates, row + 8);
                    Vector256.StoreUnsafe(cellCandidate, ref gates, row + {{stride}});
                    Vector256.StoreUnsafe(outputGate, ref gates, row + {{stride}} + 8);
                    Vector256.StoreUnsafe(c, ref cell, row);
                    Vector256.StoreUnsafe(tanhC, ref tanhCell, row);
                    Vector256.StoreUnsafe(outputGate * tanhC, ref hidden, row);
                    """);
            }
        });
    }

    public override Kernel Gradient(string name, MatrixType gates)
    {
        UnitsType units = UnitsOf(gates);
        string stride = gates.PanelStride.Text;
        return new GateKernel(name, "From dE/dh_t and dE/dc_t to the gradients of the gates' pre-activations, which overwrite the gates: eight units of every row.", GradientParameters(gates, units), w =>
        {
            using (w.Block(Loop(units)))
            {
                w.Line($$"""
                    Vector256<float> inputGate = Vector256.LoadUnsafe(ref gates, row), forgetGate = Vector256.LoadUnsafe(ref gates, row + 8);
                    Vector256<float> cellCandidate = Vector256.LoadUnsafe(ref gates, row + {{stride}}), outputGate = Vector256.LoadUnsafe(ref gates, row + {{stride}} + 8);
                    Vector256<float> tanhC = Vector256.LoadUnsafe(ref tanhCell, row);
                    Vector256<float> dh = Vector256.LoadUnsafe(ref hiddenGradient, row);

                    // forward: h = o ∘ tanh(c); hence do = dh ∘ tanh(c), and dc gains dh ∘ o ∘ (1 − tanh(c)²) on top of what the next step sent back.
                    Vector256<float> dc = Vector256.LoadUnsafe(ref cellGradient, row) + (dh * outputGate * (Vector256<float>.One - (tanhC * tanhC)));

                    // forward: c = f ∘ cPrev + i ∘ g; hence di = dc ∘ g, df = dc ∘ cPrev, dg = dc ∘ i, dcPrev = dc ∘ f.
                    Vector256.StoreUnsafe(dc * forgetGate, ref cellGradient, row);

                    // forward: i, f, o = σ(z), g = tanh(z); hence dz = d ∘ σ ∘ (1 − σ) and dz = d ∘ (1 − tanh²).
                    Vector256.StoreUnsafe(dc * cellCandidate * inputGate * (Vector256<float>.One - inputGate), ref gates, row);
                    Vector256.StoreUnsafe(dc * Vector256.LoadUnsafe(ref cellPrevious, row) * forgetGate * (Vector256<float>.One - forgetGate), ref gates, row + 8);
                    Vector256.StoreUnsafe(dc * inputGate * (Vector256<float>.One - (cellCandidate * cellCandidate)), ref gates, row + {{stride}});
                    Vector256.StoreUnsafe(dh * tanhC * outputGate * (Vector256<float>.One - outputGate), ref gates, row + {{stride}} + 8);
                    """);
            }
        });
    }

    protected override string UpdateEquation => $"{Equation}; c = f ∘ cPrev + i ∘ g; h = o ∘ tanh(c). Gates as (i8 f8)(g8 o8) for every eight units.";

    /// <summary>Eight units of a gate lie together: sixteen are the runs of two groups.</summary>
    protected override string PreActivation(TileVectors vectors, int gate)
    {
        string Place(int offset) => offset == 0 ? "unit * 4" : $"(unit * 4) + {offset}";
        return vectors == TileVectors.Narrow ? vectors.Load("gates", Place(8 * gate)) : $"VectorMath.LoadHalves(ref gates, {Place(8 * gate)}, {Place(32 + (8 * gate))})";
    }

    protected override void UpdateCell(SourceWriter w, UnitVectors units) => w.Line($$"""
        {{units.Type}}<float> forgetGate = VectorMath.Sigmoid({{units.Gates[1]}});
        {{units.Type}}<float> gatedCandidate = VectorMath.SigmoidTimesTanh({{units.Gates[0]}}, {{units.Gates[2]}});
        {{units.Type}}<float> c = {{units.Type}}.MultiplyAddEstimate(forgetGate, {{units.Load("cell")}}, gatedCandidate);
        """);

    private static string Loop(UnitsType units) => $"for (nuint row = 0; row < {units.Rows * Panel.Width}; row += 16)";
}
