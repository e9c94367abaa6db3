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
                w.Lines(Halves.Select(half => "Vector256<float> " + string.Join(", ", Sums(k, half)) + ";"));
                Rows(w, k);
                w.Lines(Halves.Select(half => EmittedText.Store($"(({half}0 + {half}1) + ({half}2 + {half}3))", k.Result, Column(half))));
            }
        }
    }

    private static IEnumerable<string> Parameters(MatVec k)
    {
        yield return $"ref float {k.Operand}";
        yield return "ref float weights";
        if (k.Start is MatVecStart.Bias or MatVecStart.BiasAndInputRow)
        {
            yield return "ref float bias";
        }

        if (k.Start is MatVecStart.ProjectedInput or MatVecStart.BiasAndInputRow)
        {
            yield return $"ref float {InputRow(k)}";
        }

        yield return $"ref float {k.Result}";
        if (k.Panels == 0)
        {
            yield return "int panelCount";
        }
    }

    private static string InputRow(MatVec k) => k.Start == MatVecStart.ProjectedInput ? "projectedInput" : "inputRow";

    private static string Column(string half) => half == Halves[0] ? "panel * 16" : "(panel * 16) + 8";

    /// <summary>The sums of every fourth row, one of them from what the product is added to.</summary>
    private static IEnumerable<string> Sums(MatVec k, string half) =>
        Enumerable.Range(0, MatVec.RowsAtOnce).Select(row => $"{half}{row} = {(row == 0 ? Start(k, Column(half)) : "Vector256<float>.Zero")}");

    private static string Start(MatVec k, string offset) => k.Start switch
    {
        MatVecStart.Zero => "Vector256<float>.Zero",
        MatVecStart.Bias => EmittedText.Load("bias", offset),
        MatVecStart.ProjectedInput => EmittedText.Load(InputRow(k), offset),
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
