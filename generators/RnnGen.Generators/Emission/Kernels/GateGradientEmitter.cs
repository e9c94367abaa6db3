namespace RnnGen.Generators;

/// <summary>Prints the way back through the nonlinearity of one unit group, quoting the forward equations.</summary>
internal static class GateGradientEmitter
{
    public static void Emit(SourceWriter w, GateGradient k)
    {
        string parameters = k.Cell switch
        {
            CellKind.Lstm => "ref float gates, ref float cellPrevious, ref float tanhCell, ref float hiddenGradient, ref float cellGradient",
            CellKind.Gru => "ref float gates, ref float recurrentCandidate, ref float hiddenPrevious, ref float hiddenGradient, ref float directGradient",
            _ => "ref float gates, ref float hidden, ref float hiddenGradient",
        };
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}({parameters})"))
        using (w.Block(GateLoop.Of(k.Cell, k.Rows)))
        {
            w.Line(k.Cell switch
            {
                CellKind.Lstm => Lstm(k),
                CellKind.Gru => Gru(k),
                CellKind.Relu => Relu,
                _ => Tanh,
            });
        }
    }

    private static string Lstm(GateGradient k) => $$"""
        Vector256<float> inputGate = Vector256.LoadUnsafe(ref gates, row), forgetGate = Vector256.LoadUnsafe(ref gates, row + 8);
        Vector256<float> cellCandidate = Vector256.LoadUnsafe(ref gates, row + {{k.GateStride}}), outputGate = Vector256.LoadUnsafe(ref gates, row + {{k.GateStride + 8}});
        Vector256<float> tanhC = Vector256.LoadUnsafe(ref tanhCell, row);
        Vector256<float> dh = Vector256.LoadUnsafe(ref hiddenGradient, row);

        // forward: h = o ∘ tanh(c); hence do = dh ∘ tanh(c), and dc gains dh ∘ o ∘ (1 − tanh(c)²) on top of what the next step sent back.
        Vector256<float> dc = Vector256.LoadUnsafe(ref cellGradient, row) + (dh * outputGate * (Vector256<float>.One - (tanhC * tanhC)));

        // forward: c = f ∘ cPrev + i ∘ g; hence di = dc ∘ g, df = dc ∘ cPrev, dg = dc ∘ i, dcPrev = dc ∘ f.
        (dc * forgetGate).StoreUnsafe(ref cellGradient, row);

        // forward: i, f, o = σ(z), g = tanh(z); hence dz = d ∘ σ ∘ (1 − σ) and dz = d ∘ (1 − tanh²).
        (dc * cellCandidate * inputGate * (Vector256<float>.One - inputGate)).StoreUnsafe(ref gates, row);
        (dc * Vector256.LoadUnsafe(ref cellPrevious, row) * forgetGate * (Vector256<float>.One - forgetGate)).StoreUnsafe(ref gates, row + 8);
        (dc * inputGate * (Vector256<float>.One - (cellCandidate * cellCandidate))).StoreUnsafe(ref gates, row + {{k.GateStride}});
        (dh * tanhC * outputGate * (Vector256<float>.One - outputGate)).StoreUnsafe(ref gates, row + {{k.GateStride + 8}});
        """;

    private static string Gru(GateGradient k) => $$"""
        Vector256<float> resetGate = Vector256.LoadUnsafe(ref gates, lane), updateGate = Vector256.LoadUnsafe(ref gates, lane + {{k.GateStride}});
        Vector256<float> candidate = Vector256.LoadUnsafe(ref gates, lane + {{2 * k.GateStride}});

        // forward: h = (1 − z) ∘ n + z ∘ hPrev; hence dn = dh ∘ (1 − z), dz = dh ∘ (hPrev − n), and z ∘ dh goes straight to hPrev, where the next round adds it to dh.
        Vector256<float> dh = Vector256.LoadUnsafe(ref hiddenGradient, lane) + Vector256.LoadUnsafe(ref directGradient, lane);
        (dh * updateGate).StoreUnsafe(ref directGradient, lane);
        Vector256<float> updateGradient = dh * (Vector256.LoadUnsafe(ref hiddenPrevious, lane) - candidate);

        // forward: n = tanh(zn + r ∘ m); hence dzn = dn ∘ (1 − n²), dr = dzn ∘ m, dm = dzn ∘ r.
        Vector256<float> dzn = dh * (Vector256<float>.One - updateGate) * (Vector256<float>.One - (candidate * candidate));
        Vector256<float> resetGradient = dzn * Vector256.LoadUnsafe(ref recurrentCandidate, lane);
        (dzn * resetGate).StoreUnsafe(ref recurrentCandidate, lane);
        dzn.StoreUnsafe(ref gates, lane + {{2 * k.GateStride}});

        // forward: r, z = σ(·); hence d(·) = d ∘ σ ∘ (1 − σ).
        (resetGradient * resetGate * (Vector256<float>.One - resetGate)).StoreUnsafe(ref gates, lane);
        (updateGradient * updateGate * (Vector256<float>.One - updateGate)).StoreUnsafe(ref gates, lane + {{k.GateStride}});
        """;

    private const string Tanh = """
        // forward: h = tanh(z); hence dz = dh ∘ (1 − h²).
        Vector256<float> low = Vector256.LoadUnsafe(ref hidden, row), high = Vector256.LoadUnsafe(ref hidden, row + 8);
        (Vector256.LoadUnsafe(ref hiddenGradient, row) * (Vector256<float>.One - (low * low))).StoreUnsafe(ref gates, row);
        (Vector256.LoadUnsafe(ref hiddenGradient, row + 8) * (Vector256<float>.One - (high * high))).StoreUnsafe(ref gates, row + 8);
        """;

    private const string Relu = """
        // forward: h = max(0, z); hence dz = dh where h > 0, and 0 elsewhere.
        Vector256<float> low = Vector256.GreaterThan(Vector256.LoadUnsafe(ref hidden, row), Vector256<float>.Zero);
        Vector256<float> high = Vector256.GreaterThan(Vector256.LoadUnsafe(ref hidden, row + 8), Vector256<float>.Zero);
        (Vector256.LoadUnsafe(ref hiddenGradient, row) & low).StoreUnsafe(ref gates, row);
        (Vector256.LoadUnsafe(ref hiddenGradient, row + 8) & high).StoreUnsafe(ref gates, row + 8);
        """;
}
