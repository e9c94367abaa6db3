namespace RnnGen.Generators;

/// <summary>Prints the nonlinearity of a layer for one word.</summary>
internal static class UnitUpdateEmitter
{
    public static void Emit(SourceWriter w, UnitUpdate k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        string operands = k.Cell switch
        {
            CellKind.Lstm => "ref float cell, ",
            CellKind.Gru => $"ref float recurrentCandidate, ref float inputCandidate, {(k.AddsBias ? "ref float candidateBias, " : "")}",
            _ => "",
        };
        using (w.Block($"private static void {k.Name}(ref float gates, {operands}ref float hidden)"))
        {
            switch (k.Cell)
            {
                case CellKind.Lstm when k.Units == UnitUpdate.UnitsAtOnce: LstmOfOneGroup(w); break;
                case CellKind.Lstm: Lstm(w, k); break;
                case CellKind.Gru: Gru(w, k); break;
                default: Plain(w, k); break;
            }
        }
    }

    private static void Plain(SourceWriter w, UnitUpdate k)
    {
        using (w.Block($"for (nuint unit = 0; unit < {k.Units}; unit += {UnitUpdate.UnitsAtOnce})"))
        {
            w.Line(EmittedText.Store(Activation.Of(k.Cell, EmittedText.Load("gates", "unit")), "hidden", "unit"));
        }
    }

    /// <summary>Two loops, because a round of one that did both would keep the processor waiting: tanh(c) begins where all else has ended.</summary>
    private static void Lstm(SourceWriter w, UnitUpdate k)
    {
        string rounds = $"for (nuint unit = 0, gate = 0; unit < {k.Units}; unit += {UnitUpdate.UnitsAtOnce}, gate += {4 * UnitUpdate.UnitsAtOnce})";
        w.Line("// Two loops: no round waits for another, so several are under way at once.");
        using (w.Block(rounds))
        {
            w.Line("""
                Vector256<float> inputGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, gate));
                Vector256<float> forgetGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, gate + 8));
                Vector256<float> cellCandidate = VectorMath.Tanh(Vector256.LoadUnsafe(ref gates, gate + 16));
                Vector256.MultiplyAddEstimate(forgetGate, Vector256.LoadUnsafe(ref cell, unit), inputGate * cellCandidate).StoreUnsafe(ref cell, unit);
                """);
        }

        w.Line();
        using (w.Block(rounds))
        {
            w.Line("""
                Vector256<float> outputGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, gate + 24));
                (outputGate * VectorMath.Tanh(Vector256.LoadUnsafe(ref cell, unit))).StoreUnsafe(ref hidden, unit);
                """);
        }
    }

    private static void Gru(SourceWriter w, UnitUpdate k)
    {
        string inputCandidate = EmittedText.Load("inputCandidate", "unit") + (k.AddsBias ? " + " + EmittedText.Load("candidateBias", "unit") : "");
        using (w.Block($"for (nuint unit = 0; unit < {k.Units}; unit += {UnitUpdate.UnitsAtOnce})"))
        {
            w.Line($$"""
                Vector256<float> resetGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, unit));
                Vector256<float> updateGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, unit + {{k.Units}}));
                Vector256<float> candidate = VectorMath.Tanh(Vector256.MultiplyAddEstimate(resetGate, Vector256.LoadUnsafe(ref recurrentCandidate, unit), {{inputCandidate}}));

                // (1 − z) ∘ n + z ∘ hPrev = n + z ∘ (hPrev − n).
                Vector256.MultiplyAddEstimate(updateGate, Vector256.LoadUnsafe(ref hidden, unit) - candidate, candidate).StoreUnsafe(ref hidden, unit);
                """);
        }
    }

    private static void LstmOfOneGroup(SourceWriter w) => w.Line("""
        Vector256<float> inputGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates));
        Vector256<float> forgetGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, 8));
        Vector256<float> cellCandidate = VectorMath.Tanh(Vector256.LoadUnsafe(ref gates, 16));
        Vector256<float> outputGate = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref gates, 24));
        Vector256<float> c = Vector256.MultiplyAddEstimate(forgetGate, Vector256.LoadUnsafe(ref cell), inputGate * cellCandidate);
        c.StoreUnsafe(ref cell);
        (outputGate * VectorMath.Tanh(c)).StoreUnsafe(ref hidden);
        """);
}
