using RnnGen.Generators.Cells;
using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>The products with int8 weights, each a method for one vector: of a session, whose panels follow each other, or of one of sixteen, whose panels lie a stride apart.</summary>
internal static class Int8Products
{
    private const string OneVector = "16";

    public static void Emit(SourceWriter w, ModelPlan plan)
    {
        WordProjection(w, plan);
        for (int layer = 0; layer < plan.Spec.Layers; layer++)
        {
            Layer(w, plan, layer);
        }

        OutputProjection(w, plan);
        Output(w, plan);
    }

    /// <summary>Writes the method that projects a word.</summary>
    private static void WordProjection(SourceWriter w, ModelPlan plan)
    {
        Int8Parameters parameters = plan.Int8.Parameters;
        Int8Layer first = parameters.Layers[0];
        Vector gates = Rows("gates");
        w.Summary("Layer 0: z = Wxh·x + b of a word.");
        using (w.Block("private static void ProjectWord(ref float p, ref float values, nuint word, ref float gates, nuint stride)"))
        {
            if (first.InputTable is { } table)
            {
                w.Line($"Quantization.ReadWordWithBias({table.Words.In("p").Argument}, word * {table.Width}, {table.Scales.In("p").Argument}, {first.Bias.In("p").Argument}, {gates.Argument}, stride, panels: {plan.Widths.GatePanels});");
                return;
            }

            Int8Matrix why = parameters.OutputWeights;
            w.Line(parameters.Embedding is { } embedding
                ? $"float scale = Quantization.ReadValues({embedding.Words.In("p").Argument}, word * {embedding.Width}, {Element(embedding.Scales.In("p"), "word")}, ref values, panels: {plan.Widths.EmbeddingPanels});"
                : $"float scale = Quantization.ReadColumnValues({why.Weights.In("p").Argument}, slots: {why.Weights.Type.Rows.Text}, {why.Scales.In("p").Argument}, word, ref values);");
            Multiply(w, first.InputWeights!, first.InputWeights!.In("p"), (first.Bias.In("p"), OneVector), gates);
        }

        w.Line();
    }

    /// <summary>Writes the products of a layer: with its input, and with the previous h.</summary>
    private static void Layer(SourceWriter w, ModelPlan plan, int layer)
    {
        Int8Layer parameters = plan.Int8.Parameters.Layers[layer];
        Vector gates = Rows("gates");
        if (layer > 0)
        {
            Int8Matrix inputWeights = parameters.InputWeights!;
            w.Summary($"Layer {layer}: z = Wxh·x + b.");
            using (w.Block($"private static void Project{layer}(ref float p, ref float values, ref float input, ref float gates, nuint stride)"))
            {
                Quantize(w, "input", plan.Widths.InputPanels(layer));
                Multiply(w, inputWeights, inputWeights.In("p"), (parameters.Bias.In("p"), OneVector), gates);
            }

            w.Line();
        }

        SplitGate? split = plan.Cell.SplitGate;
        w.Summary($"Layer {layer}: z += Whh·hPrev{plan.Cell.RecurrentGates}" + (split is null ? "." : "; " + string.Format(split.Equation, "hPrev")));
        using (w.Block($"private static void Recur{layer}(ref float p, ref float values, ref float hiddenPrevious, ref float gates, {(split is null ? "" : "ref float recurrentSide, ")}nuint stride)"))
        {
            Int8Matrix weights = parameters.RecurrentWeights;
            Quantize(w, "hiddenPrevious", plan.Widths.HiddenPanels);
            if (split is not null)
            {
                Multiply(w, weights, weights.In("p").Part(0, plan.Widths.BlockPanels), (parameters.SplitBias!.In("p"), OneVector), Rows("recurrentSide"));
            }

            int first = split is null ? 0 : plan.Widths.BlockPanels;
            Multiply(w, weights, weights.In("p").Part(first, plan.Widths.RecurrentGatePanels), (gates, "stride"), gates);
        }

        w.Line();
    }

    private static void OutputProjection(SourceWriter w, ModelPlan plan)
    {
        if (plan.Int8.Parameters.Projection is { } projection)
        {
            w.Summary("y = P·h: h in the width of the embedding.");
            using (w.Block("private static void ProjectOutput(ref float p, ref float values, ref float hidden, ref float projected, nuint stride)"))
            {
                Quantize(w, "hidden", plan.Widths.HiddenPanels);
                w.Line("ref float zeros = ref MemoryMarshal.GetReference(Tiles.Zeros);");
                Multiply(w, projection, projection.In("p"), (Rows("zeros"), "0"), Rows("projected"));
            }

            w.Line();
        }
    }

    private static void Output(SourceWriter w, ModelPlan plan)
    {
        Int8Parameters parameters = plan.Int8.Parameters;
        Int8Matrix matrix = parameters.OutputWeights;
        MatrixType open = matrix.Weights.Type with { Panels = Extent.Open("panels") };
        Vector Columns(VectorRegion region) => new(
            new Place("why", $"{region.OffsetName} - {matrix.Weights.OffsetName}", "firstPanel * 16"), new VectorType(Extent.Open("16·panels")));
        w.Summary("z = Why·h + by for the words of some panels.");
        using (w.Block("private static void Output(ref float why, ref float values, ref float hidden, ref float logits, nuint stride, nuint firstPanel, nuint panels)"))
        {
            Quantize(w, "hidden", plan.Widths.OutputDepthPanels);
            Matrix weights = new Matrix(new Place("why"), open).Panels($"firstPanel * {open.PanelStride.Text}", open.Panels);
            w.Call(
                Int8Plan.Product(open, matrix),
                new Vector(new Place("values"), new VectorType(open.Rows)),
                Operand.Scalar(ScalarType.Float, "scale"),
                weights,
                Columns(matrix.Scales),
                Columns(matrix.Corrections),
                Columns(parameters.OutputBias),
                Operand.Count(OneVector),
                Rows("logits"),
                Operand.Count("stride"),
                Operand.Count("panels"));
        }
    }

    private static string Element(Vector vector, string index) => vector.Part(index, Extent.Of(1)).Place.ToString();

    private static Vector Rows(string variable) => new(new Place(variable), new VectorType(Extent.Open("panels")));

    private static void Quantize(SourceWriter w, string vector, int panels) => w.Line($"float scale = Quantization.Quantize(ref {vector}, stride, ref values, panels: {panels});");

    private static void Multiply(SourceWriter w, Int8Matrix matrix, Int8Panels panels, (Vector Vector, string Stride) start, Vector result) => w.Call(
        Int8Plan.Product(panels.Weights.Shape, matrix),
        new Vector(new Place("values"), new VectorType(panels.Weights.Shape.Rows)),
        Operand.Scalar(ScalarType.Float, "scale"),
        panels.Weights,
        panels.Scales,
        panels.Corrections,
        start.Vector,
        Operand.Count(start.Stride),
        result,
        Operand.Count("stride"));
}
