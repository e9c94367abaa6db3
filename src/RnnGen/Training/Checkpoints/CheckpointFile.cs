namespace RnnGen.Training;

/// <summary>
/// A checkpoint as a file: safetensors, with the packed parameters, those of the best epoch, the optimiser's slabs and the carried state as tensors, and
/// everything else in the metadata.
/// </summary>
public static class CheckpointFile
{
    internal const string FormatKey = "rnngen.checkpoint";
    internal const string RunKey = "rnngen.run";
    internal const string StateKey = "rnngen.state";
    internal const string NoteKey = "rnngen.note";
    internal const string ChecksumKey = ModelMetadata.ChecksumKey;

    /// <summary>Another format is not read: a checkpoint lives no longer than a run.</summary>
    internal const string Format = "1.1";

    /// <summary>Longest string of metadata that is read, in bytes.</summary>
    internal const int MaxTextBytes = 1 << 20;

    /// <summary>The most numbers that an optimiser or a schedule may remember beside slabs: two times as many fit into a text of <see cref="MaxTextBytes"/>.</summary>
    internal const int MaxNumbers = 1 << 14;

    /// <summary>The metadata that the checksum covers beside the tensors.</summary>
    internal static string[] CheckedKeys { get; } = [RunKey, StateKey, NoteKey];

    /// <summary>The <see cref="CheckpointOptions.Note"/> that a checkpoint was written with.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidCheckpointException">The file is damaged or not a checkpoint.</exception>
    /// <exception cref="IOException"><paramref name="path"/> is a folder, a pipe or a device.</exception>
    public static string ReadNote(string path)
    {
        using CheckpointReader reader = new(path);
        return reader.Note;
    }
}
