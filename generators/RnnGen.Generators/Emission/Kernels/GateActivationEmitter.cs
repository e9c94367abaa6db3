namespace RnnGen.Generators;

/// <summary>Prints the nonlinearity of one unit group over the rows of a time step.</summary>
internal static class GateActivationEmitter
{
    public static void Emit(SourceWriter w, GateActivation k)
    {
        string parameters = k.Cell switch
        {
            CellKind.Lstm => "ref float gates, ref float cellPrevious, ref float cell, ref float tanhCell, ref float hidden",
            CellKind.Gru => "ref float gates, ref float recurrentCandidate, ref float hiddenPrevious, ref float hidden",
            _ => "ref float gates, ref float hidden",
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
                _ => Plain(k),
            });
        }
    }

    private static string Lstm(GateActivation k) => $$"""
        Vector256<float> inputGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, row));
        Vector256<float> forgetGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, row + 8));
        Vector256<float> cellCandidate = VectorMath.Tanh(Vector256.LoadUnsafe(ref gates, row + {{k.GateStride}}));
        Vector256<float> outputGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, row + {{k.GateStride + 8}}));
        Vector256<float> c = Vector256.MultiplyAddEstimate(forgetGate, Vector256.LoadUnsafe(ref cellPrevious, row), inputGate * cellCandidate);
        Vector256<float> tanhC = VectorMath.Tanh(c);
        inputGate.StoreUnsafe(ref gates, row);
        forgetGate.StoreUnsafe(ref gates, row + 8);
        cellCandidate.StoreUnsafe(ref gates, row + {{k.GateStride}});
        outputGate.StoreUnsafe(ref gates, row + {{k.GateStride + 8}});
        c.StoreUnsafe(ref cell, row);
        tanhC.StoreUnsafe(ref tanhCell, row);
        (outputGate * tanhC).StoreUnsafe(ref hidden, row);
        """;

    private static string Gru(GateActivation k) => $$"""
        Vector256<float> resetGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, lane));
        Vector256<float> updateGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, lane + {{k.GateStride}}));
        Vector256<float> m = Vector256.LoadUnsafe(ref recurrentCandidate, lane);
        Vector256<float> candidate = VectorMath.Tanh(Vector256.MultiplyAddEstimate(resetGate, m, Vector256.LoadUnsafe(ref gates, lane + {{2 * k.GateStride}})));
        resetGate.StoreUnsafe(ref gates, lane);
        updateGate.StoreUnsafe(ref gates, lane + {{k.GateStride}});
        candidate.StoreUnsafe(ref gates, lane + {{2 * k.GateStride}});

        // (1 − z) ∘ n + z ∘ hPrev = n + z ∘ (hPrev − n).
        Vector256.MultiplyAddEstimate(updateGate, Vector256.LoadUnsafe(ref hiddenPrevious, lane) - candidate, candidate).StoreUnsafe(ref hidden, lane);
        """;

    private static string Plain(GateActivation k) => $$"""
        {{Activation.Of(k.Cell, "Vector256.LoadUnsafe(ref gates, row)")}}.StoreUnsafe(ref hidden, row);
        {{Activation.Of(k.Cell, "Vector256.LoadUnsafe(ref gates, row + 8)")}}.StoreUnsafe(ref hidden, row + 8);
        """;
}
