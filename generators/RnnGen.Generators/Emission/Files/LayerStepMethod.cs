namespace RnnGen.Generators;

/// <summary>One word through one layer: from the projected input to the next h (and c).</summary>
internal static class LayerStepMethod
{
    public static void Emit(SourceWriter w, ModelPlan plan, LayerStep layer)
    {
        int l = layer.Layer;
        LayerParameters parameters = plan.Parameters.Layers[l];
        bool isOneHot = layer.Projection is null;
        string input = isOneHot ? "inputRow" : "projectedInput";
        w.Line($"/// <summary>Layer {l}: h{(plan.IsLstm ? " and c" : "")} after one more word, from {(isOneHot ? "the word's row of Wxh" : "Wxh·x + b")}.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void Step{l}(ref float {input}, ref float parameters, ref float state)"))
        {
            w.Line($"ref float hidden = ref Unsafe.Add(ref state, {plan.State.Hidden[l].OffsetName});");
            if (layer.NeedsNextHidden)
            {
                w.Line($"ref float nextHidden = ref Unsafe.Add(ref state, {plan.State.NextHidden.OffsetName});");
            }

            w.Line($"{layer.Recurrence.Name}({string.Join(", ", Arguments(plan, parameters, layer, input))});");
            if (layer.NeedsNextHidden)
            {
                using (w.Block($"for (nuint unit = 0; unit < {plan.Widths.PaddedUnits}; unit += {Panel.LaneCount})"))
                {
                    w.Line(EmittedText.Store(EmittedText.Load("nextHidden", "unit"), "hidden", "unit"));
                }
            }
        }

        w.Line();
        w.Members(layer.Kernels, KernelEmitter.Emit);
    }

    /// <summary>Prints Wxh·x + b of a layer that has a projection.</summary>
    /// <param name="w">Where to.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The first float of x.</param>
    /// <param name="result">The first float that receives the sums.</param>
    public static void Project(SourceWriter w, ModelPlan plan, LayerStep layer, string input, string result)
    {
        LayerParameters parameters = plan.Parameters.Layers[layer.Layer];
        w.Line($"{layer.Projection!.Name}({input}, ref Unsafe.Add(ref p, {parameters.InputWeights!.OffsetName}), ref Unsafe.Add(ref p, {parameters.Bias.OffsetName}), {result});");
    }

    private static IEnumerable<string> Arguments(ModelPlan plan, LayerParameters parameters, LayerStep layer, string input)
    {
        yield return "ref hidden";
        yield return $"ref Unsafe.Add(ref parameters, {parameters.RecurrentWeights.OffsetName})";
        if (layer.Projection is null)
        {
            yield return $"ref Unsafe.Add(ref parameters, {parameters.Bias.OffsetName})";
        }

        yield return $"ref {input}";
        if (plan.IsLstm)
        {
            yield return $"ref Unsafe.Add(ref state, {plan.State.Cell[layer.Layer].OffsetName})";
        }

        yield return layer.NeedsNextHidden ? "ref nextHidden" : "ref hidden";
    }
}
