namespace RnnGen.Generators;

/// <summary>Prints a batch-1 product, panel after panel, whose sums never leave the registers before they are gates or logits.</summary>
internal static class MatVecEmitter
{
    public static void Emit(SourceWriter w, MatVec k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}({string.Join(", ", Parameters(k))})"))
        {
            w.Line("nuint weight = 0;");
            w.Lines(MatVecEnding.Kept(k));
            using (w.Block($"for (nuint panel = 0; panel < {(k.Panels == 0 ? "(nuint)panelCount" : $"{k.Panels}")}; panel++)"))
            {
                w.Lines(Starts(k));
                Rows(w, k);
                w.Line($"low = ({Sum("low", 0)} + {Sum("low", 1)}) + ({Sum("low", 2)} + {Sum("low", 3)});");
                w.Line($"high = ({Sum("high", 0)} + {Sum("high", 1)}) + ({Sum("high", 2)} + {Sum("high", 3)});");
                w.Line(MatVecEnding.Of(k));
            }
        }
    }

    private static IEnumerable<string> Parameters(MatVec k)
    {
        yield return $"ref float {k.Operand}";
        yield return "ref float weights";
        if (k.Start != MatVecStart.ProjectedInput)
        {
            yield return "ref float bias";
        }

        if (k.Start != MatVecStart.Bias)
        {
            yield return $"ref float {InputRow(k)}";
        }

        if (k.Cell == CellKind.Lstm)
        {
            yield return "ref float cell";
        }

        yield return $"ref float {k.Result}";
        if (k.Panels == 0)
        {
            yield return "int panelCount";
        }
    }

    /// <summary>The sum of every fourth row from <paramref name="row"/> on.</summary>
    private static string Sum(string half, int row) => row == 0 ? half : $"{half}{row}";

    private static string InputRow(MatVec k) => k.Start == MatVecStart.ProjectedInput ? "projectedInput" : "inputRow";

    private static IEnumerable<string> Starts(MatVec k)
    {
        yield return $"Vector256<float> low = {Start(k, "panel * 16")}, high = {Start(k, "(panel * 16) + 8")};";
        foreach (string half in new[] { "low", "high" })
        {
            yield return "Vector256<float> " + string.Join(", ", Enumerable.Range(1, MatVec.RowsAtOnce - 1).Select(row => $"{Sum(half, row)} = Vector256<float>.Zero")) + ";";
        }
    }

    private static string Start(MatVec k, string offset) => k.Start switch
    {
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
                w.Lines(k.PrefetchOffsets.Select(offset => $"VectorMath.Prefetch(ref weights, weight + {offset});"));
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
        foreach (string half in new[] { "low", "high" })
        {
            string weight = offset == 0 ? "weight" : $"weight + {offset}";
            yield return $"{Sum(half, row)} = Vector256.MultiplyAddEstimate({name}, Vector256.LoadUnsafe(ref weights, {weight}), {Sum(half, row)});";
            offset += Panel.LaneCount;
        }
    }
}
