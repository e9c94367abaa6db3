namespace RnnGen.Generators;

/// <summary>Prints a batch-1 product of a few panels whose sums never leave the registers before they are gates or logits.</summary>
internal static class MatVecEmitter
{
    public static void Emit(SourceWriter w, MatVec k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}({string.Join(", ", Parameters(k))})"))
        {
            w.Lines(Starts(k));
            w.Line("nuint weight = 0;");
            Depth(w, k, "input", k.InputDepth);
            Depth(w, k, "hidden", k.HiddenDepth);
            if (k.Split > 1)
            {
                w.Lines(Sums(k).Select(sum => $"{sum} = {string.Join(" + ", Enumerable.Range(0, k.Split).Select(part => Part(sum, part)))};"));
            }

            w.Lines(MatVecEnding.Lines(k));
        }
    }

    private static IEnumerable<string> Parameters(MatVec k)
    {
        if (k.InputDepth > 0)
        {
            yield return "ref float input";
        }

        if (k.HiddenDepth > 0)
        {
            yield return "ref float hidden";
        }

        yield return "ref float weights";
        if (k.ReadsBias)
        {
            yield return "ref float bias";
        }

        if (k.ReadsTableRow)
        {
            yield return "ref float tableRow";
        }

        if (k.Cell == CellKind.Lstm)
        {
            yield return "ref float cell";
        }

        yield return $"ref float {k.ResultName}";
    }

    private static IEnumerable<string> Sums(MatVec k) =>
        Enumerable.Range(0, k.Panels).SelectMany(panel => new[] { $"low{panel}", $"high{panel}" });

    private static string Part(string sum, int part) => part == 0 ? sum : $"{sum}Part{part}";

    private static IEnumerable<string> Starts(MatVec k)
    {
        int offset = 0;
        foreach (string sum in Sums(k))
        {
            yield return $"Vector256<float> {sum} = {Start(k, $"{offset}")};";
            offset += Panel.LaneCount;
        }

        foreach (string sum in Sums(k))
        {
            for (int part = 1; part < k.Split; part++)
            {
                yield return $"Vector256<float> {Part(sum, part)} = Vector256<float>.Zero;";
            }
        }
    }

    private static string Start(MatVec k, string offset) => k.Start switch
    {
        MatVecStart.Bias => EmittedText.Load("bias", offset),
        MatVecStart.TableRow => EmittedText.Load("tableRow", offset),
        _ => EmittedText.Load("bias", offset) + " + " + EmittedText.Load("tableRow", offset),
    };

    private static void Depth(SourceWriter w, MatVec k, string vector, int depth)
    {
        int whole = k.WholeRows(depth);
        if (whole > 0)
        {
            string step = k.Split == 1 ? "k++" : $"k += {k.Split}";
            using (w.Block($"for (nuint k = 0; k < {whole}; {step}, weight += {k.Split * Panel.Width})"))
            {
                w.Lines(Enumerable.Range(0, k.Split).SelectMany(part => Row(k, vector, part == 0 ? "k" : $"k + {part}", part)));
            }
        }

        for (int k0 = whole; k0 < depth; k0++)
        {
            using (w.Block())
            {
                w.Lines(Row(k, vector, $"{k0}", k0 - whole));
            }
        }

        if (depth > whole)
        {
            w.Line($"weight += {(depth - whole) * Panel.Width};");
        }
    }

    private static IEnumerable<string> Row(MatVec k, string vector, string index, int part)
    {
        string value = $"{vector}{part}";
        yield return $"Vector256<float> {value} = Vector256.Create(Unsafe.Add(ref {vector}, {index}));";
        int column = 0;
        foreach (string sum in Sums(k))
        {
            long offset = ((long)(column / 2) * k.WeightStride) + (part * Panel.Width) + (column % 2 * Panel.LaneCount);
            string weight = offset == 0 ? "weight" : $"weight + {offset}";
            yield return $"{Part(sum, part)} = Vector256.MultiplyAddEstimate({value}, Vector256.LoadUnsafe(ref weights, {weight}), {Part(sum, part)});";
            column++;
        }
    }
}
