using System.Text.Json;
using RnnGen.Files;

namespace RnnGen.Training;

/// <summary>Writes the checkpoints of one run. What they all share is made once.</summary>
internal sealed class CheckpointWriter
{
    private readonly CheckpointOptions _options;
    private readonly CheckpointContent _content;
    private readonly string _run;
    private readonly List<(string Name, IReadOnlyList<int> Shape)> _tensors;

    /// <summary>Throws at once where the file cannot be written.</summary>
    public CheckpointWriter(CheckpointOptions options, RunIdentity identity, CheckpointContent content)
    {
        new AtomicFile(options.Path).Dispose();
        _options = options;
        _content = content;
        _run = JsonSerializer.Serialize(new Dictionary<string, string>(identity.Values), CheckpointJson.Strict.DictionaryStringString);
        _tensors = [.. content.Slabs.Select(slab => (slab.Name, (IReadOnlyList<int>)[slab.Values.Length]))];
    }

    /// <summary>Replaces the file; false when that failed and <see cref="CheckpointOptions.WriteFailed"/> was told.</summary>
    public bool TryWrite()
    {
        try
        {
            WriteFile();
            return true;
        }
        catch (Exception e) when (_options.WriteFailed is not null && e is IOException or UnauthorizedAccessException)
        {
            _options.WriteFailed(e);
            return false;
        }
    }

    private void WriteFile()
    {
        CheckpointState numbers = _content.Capture();
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            [CheckpointFile.FormatKey] = CheckpointFile.Format,
            [CheckpointFile.RunKey] = _run,
            [CheckpointFile.StateKey] = JsonSerializer.Serialize(numbers, CheckpointJson.Strict.CheckpointState),
            [CheckpointFile.NoteKey] = _options.Note,
        };
        TensorChecksum checksum = new(metadata, CheckpointFile.CheckedKeys);
        foreach (NamedSlab slab in _content.Slabs)
        {
            checksum.Append(slab.Values.Span);
        }

        metadata.Add(CheckpointFile.ChecksumKey, checksum.ToString());
        using AtomicFile file = new(_options.Path);
        SafetensorsWriter writer = new(file.Stream, metadata, _tensors);
        foreach (NamedSlab slab in _content.Slabs)
        {
            writer.Write(slab.Values.Span);
        }

        writer.Complete();
        file.Commit();
    }
}
