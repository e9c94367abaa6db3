namespace RnnGen.Generators;

/// <summary>One word through one layer: the calls over the layer's blocks of panels, and the products they call.</summary>
internal static class LayerStepMethod
{
    public static void Emit(SourceWriter w, ModelPlan plan, LayerStep layer)
    {
        int l = layer.Layer;
        w.Line($"/// <summary>Layer {l}: h and c after one more word. {Input(layer)}.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {layer.Name}(ref float input, ref float parameters, ref float state)"))
        {
            w.Line($"ref float hidden = ref Unsafe.Add(ref state, {plan.State.Hidden[l].OffsetName});");
            if (plan.IsLstm)
            {
                w.Line($"ref float cell = ref Unsafe.Add(ref state, {plan.State.Cell[l].OffsetName});");
            }

            if (!layer.IsOneCall)
            {
                w.Line($"ref float nextHidden = ref Unsafe.Add(ref state, {plan.State.NextHidden.OffsetName});");
            }

            w.Line($"ref float weights = ref Unsafe.Add(ref parameters, {Weights(plan.Parameters.Layers[l], layer)});");
            if (layer.Kernels.First().ReadsBias)
            {
                w.Line($"ref float bias = ref Unsafe.Add(ref parameters, {plan.Parameters.Layers[l].Bias.OffsetName});");
            }

            Calls(w, layer, (kernel, block) => Arguments(plan, layer, kernel, block));
            if (!layer.IsOneCall)
            {
                w.Line($"MemoryMarshal.CreateReadOnlySpan(ref nextHidden, {plan.Widths.HiddenWidth}).CopyTo(MemoryMarshal.CreateSpan(ref hidden, {plan.Widths.HiddenWidth}));");
            }
        }

        foreach (MatVec kernel in layer.Kernels)
        {
            w.Line();
            KernelEmitter.Emit(w, kernel);
        }
    }

    /// <summary>Prints the calls of a layer's products: a loop over the blocks, then the rest.</summary>
    /// <param name="w">Where to.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="arguments">The arguments of a product for a block.</param>
    public static void Calls(SourceWriter w, LayerStep layer, Func<MatVec, string, IEnumerable<string>> arguments)
    {
        string Call(MatVec kernel, string block) => $"{kernel.Name}({string.Join(", ", arguments(kernel, block))});";
        if (layer.Block is { } only && layer.BlockCount == 1)
        {
            w.Line(Call(only, "0"));
        }
        else if (layer.Block is { } block)
        {
            using (w.Block($"for (nuint block = 0; block < {layer.BlockCount}; block++)"))
            {
                w.Line(Call(block, "block"));
            }
        }

        if (layer.Rest is { } rest)
        {
            w.Line(Call(rest, $"{layer.BlockCount}"));
        }
    }

    /// <summary>The first float of a block of <paramref name="source"/>.</summary>
    public static string At(string source, string block, long stride) =>
        block == "0" ? $"ref {source}" : $"ref Unsafe.Add(ref {source}, {block} * {stride})";

    private static string Input(LayerStep layer) => layer.Kernels.First().Start switch
    {
        MatVecStart.Bias => "Its input is x",
        MatVecStart.TableRow => "Its input is the word's row of the folded table, Wxh·x + b",
        _ => "Its input is the word's row of Wxh",
    };

    /// <summary>Without x, the rows of Wxh that may lie before Whh are passed over.</summary>
    private static string Weights(LayerParameters parameters, LayerStep layer) =>
        Sum.Of(parameters.Weights.OffsetName, layer.Kernels.First().InputDepth == 0 ? parameters.RecurrentOffset : 0);

    private static IEnumerable<string> Arguments(ModelPlan plan, LayerStep layer, MatVec kernel, string block)
    {
        if (kernel.InputDepth > 0)
        {
            yield return "ref input";
        }

        yield return "ref hidden";
        yield return At("weights", block, layer.BlockStride);
        if (kernel.ReadsBias)
        {
            yield return At("bias", block, LayerStep.BlockColumns);
        }

        if (kernel.ReadsTableRow)
        {
            yield return At("input", block, LayerStep.BlockColumns);
        }

        if (plan.IsLstm)
        {
            yield return At("cell", block, layer.BlockUnits);
        }

        yield return At(layer.IsOneCall ? "hidden" : "nextHidden", block, layer.BlockUnits);
    }
}
