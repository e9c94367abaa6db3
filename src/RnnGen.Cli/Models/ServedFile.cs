namespace RnnGen.Cli;

/// <summary>Model files that a command serves, in fp32 or int8.</summary>
internal static class ServedFile
{
    /// <summary>Loads the model of a file, and says what its user should know.</summary>
    /// <param name="path">The file.</param>
    /// <param name="invocation">Where to say it.</param>
    /// <param name="options">The precision that an fp32 file becomes; null for that of the file.</param>
    /// <exception cref="FailureException">The file does not exist, or there is no model of its shape.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public static FrozenModel Load(string path, Invocation invocation, FreezeOptions? options = null)
    {
        using ModelFile file = ModelFiles.Open(path);
        FrozenModel model = ModelClasses.Of(file, invocation.Note).LoadFrozen(file, options ?? new FreezeOptions());
        invocation.WarnIfNotOptimized(model.IsOptimized);
        if (file.Precision == WeightPrecision.Int8)
        {
            invocation.Note("the model's weights are int8, and what it suggests is that of int8 alone: the file has no fp32 weights to compare.");
        }

        return model;
    }
}
