using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Emission.Files;

/// <summary>The cost of a shape, as stated in the header of the generated file.</summary>
internal static class CostTable
{
    public static long ParameterCount(ModelPlan plan) => plan.Tensors.Sum(static tensor => tensor.Length);

    public static IEnumerable<string> Lines(ModelPlan plan)
    {
        ModelSpec spec = plan.Spec;
        Widths widths = plan.Widths;
        yield return $"Shape: V = {spec.VocabularySize}, E = {spec.EmbeddingSize}, H = {spec.HiddenSize}, L = {spec.Layers}, T = {spec.SequenceLength}, B = {spec.BatchSize}";
        yield return $"Padded: {widths.PaddedUnits} units per layer, {widths.EmbeddingWidth} embedding columns, {widths.VocabularyWidth} logits; Vector256<float>, {Panel.LaneCount} lanes; tiles in Vector512<float> where the processor has it.";
        yield return "";
        yield return "Parameters";
        foreach (TensorPlan tensor in plan.Tensors)
        {
            string shape = tensor.Columns == 1 ? $"[{tensor.Rows}]" : $"[{tensor.Rows}, {tensor.Columns}]";
            yield return $"  {tensor.Name,-20} {shape,-16} {EmittedText.Count(tensor.Length),14}";
        }

        yield return $"  {"total",-37} {EmittedText.Count(ParameterCount(plan)),14}";
        yield return "";
        yield return "Memory";
        yield return Bytes("parameters", plan.Parameters.Length);
        yield return Bytes("gradients (training)", plan.Parameters.Length);
        yield return Bytes("Adam's two moments (training)", 2 * plan.Parameters.Length);
        yield return Bytes("unrolled workspace (training)", plan.Workspace.Length);
        yield return Bytes("state of one session", plan.State.Length);
    }

    private static string Bytes(string what, long floats) => $"  {what,-37} {EmittedText.Count(floats * sizeof(float)),14} bytes";
}
