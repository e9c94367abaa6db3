using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>Where everything of a model with int8 weights lies, in emitted code.</summary>
internal static class Int8LayoutText
{
    public static void Emit(SourceWriter w, ModelPlan plan)
    {
        Int8Plan int8 = plan.Int8;
        Offsets(w, "Parameters", int8.Parameters.Regions);
        Offsets(w, "Scratch after that of fp32 weights", int8.Scratch);
        if (int8.Folded is { } folded)
        {
            Offsets(w, "Folded input table", [folded.Words, folded.Scales]);
        }

        w.Line($$"""
            /// <summary>The passes hold no data, so one instance serves all models and sessions.</summary>
            public static readonly Int8Network Instance = new();

            public override ModelShape Shape => Network.Instance.Shape;

            public override ServingLayout Layout { get; } = new Int8Layout
            {
                ParameterFloats = {{int8.Parameters.Length}},
                OutputOffset = {{int8.Parameters.OutputWeights.Weights.OffsetName}},
                WordVectors = {{Int8Parameters.WordVectors}},
                CarriedFloats = {{plan.State.CarriedLength}},
                OutputInputOffset = {{plan.State.OutputOperand.OffsetName}},
                StateFloats = {{int8.StateLength}},
                GroupFloats = {{int8.GroupLength}},
                FoldedInputFloats = {{int8.FoldedLength}},
                Weights = new Int8Tensor[]
                {
            """);
        w.Lines(Weights(plan).Select(static line => "        " + line));
        w.Line("""
                },
                Biases = new ParameterTensor[]
                {
            """);
        w.Lines(Biases(plan).Select(static line => "        " + line));
        w.Line("""
                },
            };

            """);
    }

    private static void Offsets(SourceWriter w, string title, IEnumerable<Region> regions)
    {
        w.Line($"// {title}.");
        w.Lines(regions.Select(static region => $"private const int {region.OffsetName} = {region.Offset}; // {region.Shape}"));
        w.Line();
    }

    private static IEnumerable<string> Weights(ModelPlan plan)
    {
        Int8Parameters parameters = plan.Int8.Parameters;
        if (parameters.Embedding is { } embedding)
        {
            yield return Table(plan, plan.Parameters.Embedding!, embedding);
        }
        else if (plan.Parameters.IsTied)
        {
            yield return Matrix(plan, plan.Parameters.OutputWeights, parameters.OutputWeights);
        }

        for (int layer = 0; layer < plan.Spec.Layers; layer++)
        {
            LayerParameters source = plan.Parameters.Layers[layer];
            Int8Layer own = parameters.Layers[layer];
            yield return own.InputTable is { } table ? Table(plan, source.InputTable!, table) : Matrix(plan, source.InputWeights!, own.InputWeights!);
            yield return Matrix(plan, source.RecurrentWeights, own.RecurrentWeights);
        }

        if (parameters.Projection is { } projection)
        {
            yield return Matrix(plan, plan.Parameters.Projection!, projection);
        }

        if (!plan.Parameters.IsTied)
        {
            yield return Matrix(plan, plan.Parameters.OutputWeights, parameters.OutputWeights);
        }
    }

    private static IEnumerable<string> Biases(ModelPlan plan)
    {
        for (int layer = 0; layer < plan.Spec.Layers; layer++)
        {
            LayerParameters source = plan.Parameters.Layers[layer];
            Int8Layer own = plan.Int8.Parameters.Layers[layer];
            yield return Bias(plan, source.Bias, own.Bias);
            if (source.SplitBias is not null)
            {
                yield return Bias(plan, source.SplitBias, own.SplitBias!);
            }
        }

        yield return Bias(plan, plan.Parameters.OutputBias, plan.Int8.Parameters.OutputBias);
    }

    private static string Matrix(ModelPlan plan, Region source, Int8Matrix matrix) =>
        $"new() {{ Source = {Source(plan, source)}, Offset = {matrix.Weights.OffsetName}, PanelStride = {matrix.Weights.Type.PanelStride.Argument}, ScalesOffset = {matrix.Scales.OffsetName}, CorrectionsOffset = {matrix.Corrections.OffsetName} }},";

    private static string Table(ModelPlan plan, Region source, Int8Table table) =>
        $"new() {{ Source = {Source(plan, source)}, Offset = {table.Words.OffsetName}, WordBytes = {table.Width}, ScalesOffset = {table.Scales.OffsetName} }},";

    private static string Bias(ModelPlan plan, Region source, Region bias) => $"{Source(plan, source)}.At({bias.OffsetName}),";

    /// <summary>The tensor of a region, as the file of the layout lists it.</summary>
    private static string Source(ModelPlan plan, Region region) => $"Network.Instance.Layout.Tensors[{plan.Tensors.TakeWhile(tensor => tensor.Region != region).Count()}]";
}
