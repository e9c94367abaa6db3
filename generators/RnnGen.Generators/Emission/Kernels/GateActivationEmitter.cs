namespace RnnGen.Generators;

/// <summary>Prints the nonlinearity of one unit group over the rows of a time step.</summary>
internal static class GateActivationEmitter
{
    public static void Emit(SourceWriter w, GateActivation k)
    {
        bool isLstm = k.Cell == CellKind.Lstm;
        string parameters = isLstm
            ? "ref float gates, ref float cellPrevious, ref float cell, ref float tanhCell, ref float hidden"
            : "ref float gates, ref float hidden";
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}({parameters})"))
        using (w.Block($"for (nuint row = 0; row < {k.Rows * Panel.Width}; row += {Panel.Width})"))
        {
            w.Line(isLstm ? Lstm(k) : Plain(k));
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

    private static string Plain(GateActivation k) => $$"""
        {{Activation.Of(k.Cell, "Vector256.LoadUnsafe(ref gates, row)")}}.StoreUnsafe(ref hidden, row);
        {{Activation.Of(k.Cell, "Vector256.LoadUnsafe(ref gates, row + 8)")}}.StoreUnsafe(ref hidden, row + 8);
        """;
}
