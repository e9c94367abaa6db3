namespace RnnGen.Cli;

/// <summary>How a text is fed to a model during training.</summary>
internal enum TrainingMode
{
    /// <summary>Parallel rows with carried state.</summary>
    Stream,

    /// <summary>Independent windows of T words.</summary>
    Window,

    /// <summary>n words predict the next one.</summary>
    NGram,
}
