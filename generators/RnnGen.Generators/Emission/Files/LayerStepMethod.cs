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
        string bias = isOneHot ? $"ref Unsafe.Add(ref parameters, {parameters.Bias.OffsetName}), " : "";
        w.Line($"/// <summary>Layer {l}: h{(plan.IsLstm ? " and c" : "")} after one more word, from {(isOneHot ? "the word's row of Wxh" : "Wxh·x + b")}.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void Step{l}(ref float {input}, ref float parameters, ref float state)"))
        {
            w.Line($$"""
                ref float hidden = ref Unsafe.Add(ref state, {{plan.State.Hidden[l].OffsetName}});
                ref float gates = ref Unsafe.Add(ref state, {{plan.State.Gates.OffsetName}});
                """);
            if (layer.Candidate is { } candidate)
            {
                w.Line($"ref float recurrentCandidate = ref Unsafe.Add(ref state, {plan.State.RecurrentCandidate!.OffsetName});");
                w.Line($"{candidate.Name}(ref hidden, ref Unsafe.Add(ref parameters, {parameters.RecurrentWeights.OffsetName}), ref Unsafe.Add(ref parameters, {parameters.CandidateBias!.OffsetName}), ref recurrentCandidate);");
            }

            w.Line($"{layer.Recurrence.Name}(ref hidden, ref Unsafe.Add(ref parameters, {RecurrentGates.Weights(plan, parameters)}), {bias}ref {input}, ref gates);");
            w.Line(Update(plan, layer, input));
        }

        w.Line();
        w.Members(layer.Kernels, KernelEmitter.Emit);
    }

    private static string Update(ModelPlan plan, LayerStep layer, string input)
    {
        int candidate = plan.Widths.RecurrentGatePanels * Panel.Width;
        string candidateBias = layer.Update.AddsBias ? $", ref Unsafe.Add(ref parameters, {plan.Parameters.Layers[layer.Layer].Bias.OffsetName} + {candidate})" : "";
        return plan.Spec.Cell switch
        {
            CellKind.Lstm => $"{layer.Update.Name}(ref gates, ref Unsafe.Add(ref state, {plan.State.Cell[layer.Layer].OffsetName}), ref hidden);",
            CellKind.Gru => $"{layer.Update.Name}(ref gates, ref recurrentCandidate, ref Unsafe.Add(ref {input}, {candidate}){candidateBias}, ref hidden);",
            _ => $"{layer.Update.Name}(ref gates, ref hidden);",
        };
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
}
