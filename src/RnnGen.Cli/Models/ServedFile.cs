namespace RnnGen.Cli;

/// <summary>Model files that a command serves, in fp32 or int8.</summary>
internal static class ServedFile
{
    /// <summary>Loads the model of a file, and warns if it is slow.</summary>
    /// <param name="path">The file.</param>
    /// <param name="invocation">Where to say it.</param>
    /// <exception cref="FailureException">The file does not exist, or there is no model of its shape.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public static FrozenModel Load(string path, Invocation invocation)
    {
        using ModelFile file = ModelFiles.Open(path);
        return Load(file, invocation);
    }

    /// <summary>Loads the model of a file, and warns if it is slow.</summary>
    /// <param name="file">The file.</param>
    /// <param name="invocation">Where to say it.</param>
    /// <exception cref="FailureException">There is no model of its shape.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public static FrozenModel Load(ModelFile file, Invocation invocation)
    {
        FrozenModel model = ModelClasses.Of(file, invocation.Note).LoadFrozen(file, new FreezeOptions());
        invocation.WarnIfNotOptimized(model.IsOptimized);
        return model;
    }

    /// <summary>Says that suggestions of a file are those of int8 alone, if they are.</summary>
    public static void NoteIfInt8(FrozenModel model, Invocation invocation)
    {
        if (model is { Precision: WeightPrecision.Int8, OutputRowBytes: 0 })
        {
            invocation.Note("the model's weights are int8: of two words that are nearly as probable, the wrong one may come first.");
        }
    }
}
