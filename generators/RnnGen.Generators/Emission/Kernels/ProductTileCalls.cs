namespace RnnGen.Generators;

/// <summary>Prints the calls of a product's register tiles within one panel of the result.</summary>
internal static class ProductTileCalls
{
    /// <summary>All tiles of the panel.</summary>
    public static void All(SourceWriter w, PanelProduct k, string left)
    {
        if (Begins(k))
        {
            using (w.Block($"for (nuint row = 0; block == 0 && row < {k.Rows.Rows * Panel.Width}; row += {Panel.Width})"))
            {
                w.Line(EmittedText.Store(Start(k, "0"), "resultPanel", "row"));
                w.Line(EmittedText.Store(Start(k, "8"), "resultPanel", "row + 8"));
            }

            w.Line();
        }

        using (w.Block($"if ({EmittedText.IsWide})"))
        {
            All(w, k, TileVectors.Wide, k.WideRows, left);
        }

        w.ElseBlock(() => All(w, k, TileVectors.Narrow, k.Rows, left));
    }

    /// <summary>The tile numbered <c>tile</c>.</summary>
    public static void One(SourceWriter w, PanelProduct k, string left)
    {
        using (w.Block($"if ({EmittedText.IsWide})"))
        {
            One(w, k, TileVectors.Wide, k.WideRows, left);
        }

        w.ElseBlock(() => One(w, k, TileVectors.Narrow, k.Rows, left));
    }

    private static void All(SourceWriter w, PanelProduct k, TileVectors vectors, RowTiling rows, string left)
    {
        Run(w, k, vectors, left, rows.Tall, 0, rows.TallCount);
        Run(w, k, vectors, left, rows.Short, rows.TallRows, rows.ShortCount);
    }

    private static void One(SourceWriter w, PanelProduct k, TileVectors vectors, RowTiling rows, string left)
    {
        if (rows.Count == 1)
        {
            OneOf(w, k, vectors, left, rows.Tall, "0");
        }
        else if (rows.ShortCount == 0)
        {
            w.Line($"nuint row = tile % {rows.Count} * {rows.Tall};");
            OneOf(w, k, vectors, left, rows.Tall, "row");
        }
        else
        {
            w.Line($"nuint row = (tile % {rows.Count} * {rows.Short}) + Math.Min(tile % {rows.Count}, {rows.TallCount});");
            using (w.Block($"if (row < {rows.TallRows})"))
            {
                OneOf(w, k, vectors, left, rows.Tall, "row");
            }

            w.ElseBlock(() => OneOf(w, k, vectors, left, rows.Short, "row"));
        }
    }

    private static void OneOf(SourceWriter w, PanelProduct k, TileVectors vectors, string left, int height, string row)
    {
        if (Begins(k))
        {
            using (w.Block($"for (nuint begin = {row} * {Panel.Width}; block == 0 && begin < ({row} + {height}) * {Panel.Width}; begin += {Panel.Width})"))
            {
                w.Line(EmittedText.Store(Start(k, "0"), "resultPanel", "begin"));
                w.Line(EmittedText.Store(Start(k, "8"), "resultPanel", "begin + 8"));
            }

            w.Line();
        }

        w.Line(Call(k, vectors, left, height, row));
    }

    /// <summary>Where K is worked off in blocks: whether the first one has to begin the sums that all add to.</summary>
    private static bool Begins(PanelProduct k) => k.IsBlocked && k.Start != ProductStart.Result;

    private static string Start(PanelProduct k, string column) => k.Start == ProductStart.Bias ? EmittedText.Load("biasPanel", column) : "Vector256<float>.Zero";

    private static void Run(SourceWriter w, PanelProduct k, TileVectors vectors, string left, int height, int firstRow, int count)
    {
        if (count == 1)
        {
            w.Line(Call(k, vectors, left, height, $"{firstRow}"));
        }
        else if (count > 1)
        {
            using (w.Block($"for (nuint row = {firstRow}; row < {firstRow + (height * count)}; row += {height})"))
            {
                w.Line(Call(k, vectors, left, height, "row"));
            }
        }
    }

    private static string Call(PanelProduct k, TileVectors vectors, string left, int height, string row)
    {
        string bias = k.Start == ProductStart.Bias && !k.IsBlocked ? "ref biasPanel, " : "";
        string depth = !k.IsBlocked ? "" : k.DepthTail > 0 ? ", depth, tail" : ", depth";
        string name = $"{k.Name}{vectors.Name}{height}";
        return row == "0"
            ? $"{name}(ref {left}, ref weightPanel, {bias}ref resultPanel{depth});"
            : $"{name}(ref Unsafe.Add(ref {left}, {row} * {Panel.Width}), ref weightPanel, {bias}ref Unsafe.Add(ref resultPanel, {row} * {Panel.Width}){depth});";
    }
}
