namespace RnnGen.Generators;

/// <summary>All files of one model, in reading order.</summary>
internal static class ModelEmitter
{
    public static IEnumerable<GeneratedFile> Emit(ModelSpec spec)
    {
        yield break;
    }
}
