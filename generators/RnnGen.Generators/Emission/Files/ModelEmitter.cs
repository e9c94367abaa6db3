using RnnGen.Generators.Planning;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Emission.Files;

/// <summary>All files of one model, in reading order.</summary>
internal static class ModelEmitter
{
    public static IEnumerable<GeneratedFile> Emit(ModelSpec spec)
    {
        ModelPlan plan = new(spec);
        yield return ShapeFile.Emit(plan);
        yield return LayoutFile.Emit(plan);
        yield return StepFile.Emit(plan);
        yield return GroupFile.Emit(plan);
        yield return Int8File.Emit(plan);
        yield return ForwardFile.Emit(plan);
        yield return LossFile.Emit(plan);
        yield return SampledLossFile.Emit(plan);
        yield return BackwardFile.Emit(plan);
        yield return TilesFile.Emit(plan);
    }
}
