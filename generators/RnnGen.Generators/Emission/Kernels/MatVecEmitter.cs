namespace RnnGen.Generators;

/// <summary>Prints a batch-1 product, panel after panel.</summary>
internal static class MatVecEmitter
{
    /// <summary>The two vectors of a panel's row.</summary>
    private static readonly string[] Halves = ["low", "high"];

    public static void Emit(SourceWriter w, MatVec k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}({string.Join(", ", Parameters(k))})"))
        {
            w.Line("nuint weight = 0;");
            using (w.Block($"for (nuint panel = 0; panel < {(k.Panels == 0 ? "(nuint)panelCount" : $"{k.Panels}")}; panel++)"))
            {
                w.Line($"Vector256<float> lowAddend = {Addend(k, "panel * 16")}, highAddend = {Addend(k, "(panel * 16) + 8")};");
                w.Lines(Halves.Select(half =>
                    "Vector256<float> " + string.Join(", ", Enumerable.Range(0, MatVec.RowsAtOnce).Select(row => $"{half}{row} = Vector256<float>.Zero")) + ";"));
                Rows(w, k);
                w.Line(Result(k, "low", "panel * 16"));
                w.Line(Result(k, "high", "(panel * 16) + 8"));
            }
        }
    }

    private static IEnumerable<string> Parameters(MatVec k)
    {
        yield return $"ref float {k.Operand}";
        yield return "ref float weights";
        if (k.Addend != MatVecAddend.ProjectedInput)
        {
            yield return "ref float bias";
        }

        if (k.Addend != MatVecAddend.Bias)
        {
            yield return $"ref float {InputRow(k)}";
        }

        yield return $"ref float {k.Result}";
        if (k.Panels == 0)
        {
            yield return "int panelCount";
        }
    }

    private static string InputRow(MatVec k) => k.Addend == MatVecAddend.ProjectedInput ? "projectedInput" : "inputRow";

    private static string Result(MatVec k, string half, string offset) =>
        EmittedText.Store($"((({half}0 + {half}1) + ({half}2 + {half}3)) + {half}Addend)", k.Result, offset);

    private static string Addend(MatVec k, string offset) => k.Addend switch
    {
        MatVecAddend.Bias => EmittedText.Load("bias", offset),
        MatVecAddend.ProjectedInput => EmittedText.Load(InputRow(k), offset),
        _ => EmittedText.Load("bias", offset) + " + " + EmittedText.Load(InputRow(k), offset),
    };

    private static void Rows(SourceWriter w, MatVec k)
    {
        if (k.WholeRows > 0)
        {
            using (w.Block($"for (nuint k = 0; k < {k.WholeRows}; k += {MatVec.RowsAtOnce}, weight += {MatVec.RowsAtOnce * Panel.Width})"))
            {
                if (k.PrefetchDistance > 0)
                {
                    w.Line($"VectorMath.Prefetch(ref weights, weight + {k.PrefetchDistance});");
                }

                w.Line($"Vector256<float> four = VectorMath.LoadTwice(ref {k.Operand}, k);");
                w.Lines(Enumerable.Range(0, MatVec.RowsAtOnce).SelectMany(row => Row(row, $"value{row}", $"VectorMath.Repeat{row}(four)")));
            }
        }

        for (int row = 0; row < k.Depth - k.WholeRows; row++)
        {
            w.Lines(Row(row, $"last{row}", $"Vector256.Create(Unsafe.Add(ref {k.Operand}, {k.WholeRows + row}))"));
        }

        if (k.Depth > k.WholeRows)
        {
            w.Line($"weight += {(k.Depth - k.WholeRows) * Panel.Width};");
        }
    }

    private static IEnumerable<string> Row(int row, string name, string value)
    {
        yield return $"Vector256<float> {name} = {value};";
        int offset = row * Panel.Width;
        foreach (string half in Halves)
        {
            string weight = offset == 0 ? "weight" : $"weight + {offset}";
            yield return $"{half}{row} = Vector256.MultiplyAddEstimate({name}, Vector256.LoadUnsafe(ref weights, {weight}), {half}{row});";
            offset += Panel.LaneCount;
        }
    }
}
