using System.Text.Json;
using RnnGen.Files;

namespace RnnGen.Training;

/// <summary>Reads a checkpoint, and checks it against the run that it is to continue before anything of the run is changed.</summary>
internal sealed class CheckpointReader : IDisposable
{
    /// <summary>How much of another message a message shows: it may repeat a value in turn.</summary>
    private const int MessageCharacters = 200;

    /// <summary>More than the commas between the fields of <see cref="CheckpointState"/>.</summary>
    private const int MaxFields = 64;

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly SafetensorsReader _reader;

    /// <summary>Opens a file and checks that it is a checkpoint.</summary>
    public CheckpointReader(string path)
    {
        _stream = FileInput.Open(path, "checkpoint");
        _path = path;
        try
        {
            _reader = Read(stream => new SafetensorsReader(stream, path));
            CheckFormat();
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>The text of <see cref="CheckpointOptions.Note"/>.</summary>
    public string Note => Metadata(CheckpointFile.NoteKey);

    /// <summary>Restores a run as it was when the checkpoint was written.</summary>
    /// <param name="identity">The run that is resumed.</param>
    /// <param name="content">Receives everything.</param>
    /// <exception cref="InvalidCheckpointException">The file is damaged, or belongs to another run.</exception>
    public void Restore(RunIdentity identity, CheckpointContent content)
    {
        CheckIdentity(identity);
        CheckpointState numbers = ReadNumbers(content.NumberCount);
        float[][] slabs = [.. content.Slabs.Select(ReadSlab)];
        if (_reader.Tensors.Count != slabs.Length)
        {
            throw Invalid($"it has {_reader.Tensors.Count} tensors, but the run has {slabs.Length}.");
        }

        CheckChecksum(slabs);
        ThrowIfNonFinite(content.Slabs, slabs);
        if (!content.TryRestore(numbers, slabs))
        {
            throw Invalid("its state does not fit the run. Was it written by another version of RnnGen?");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private void CheckFormat()
    {
        string format = Metadata(CheckpointFile.FormatKey);
        if (format != CheckpointFile.Format)
        {
            throw Invalid($"it has format {format}, but this version of RnnGen reads format {CheckpointFile.Format}. Resume it with the version that wrote it.");
        }

        // Nothing is passed over: what the checksum does not cover is not part of a checkpoint.
        string[] keys = [CheckpointFile.FormatKey, .. CheckpointFile.CheckedKeys, CheckpointFile.ChecksumKey];
        foreach (string key in keys)
        {
            Utf8(key);
        }

        if (_reader.Metadata.Keys.FirstOrDefault(key => !keys.Contains(key)) is { } foreign)
        {
            throw Invalid($"it has metadata '{ShownText.Of(foreign)}', which is none of a checkpoint's.");
        }
    }

    private void CheckIdentity(RunIdentity identity)
    {
        if (Parse(CheckpointFile.RunKey, utf8 => StoredIdentity.FindDifference(utf8.Span, identity)) is { } difference)
        {
            throw Invalid($"it belongs to another run: {difference}. Resume it with what it was begun with, or begin a new run.");
        }
    }

    private float[] ReadSlab(NamedSlab slab)
    {
        SafetensorsTensor? tensor = _reader.Tensors.FirstOrDefault(tensor => tensor.Name == slab.Name);
        if (tensor?.Length != slab.Values.Length)
        {
            throw Invalid($"tensor '{slab.Name}' of {slab.Values.Length} elements is {(tensor is null ? "missing" : $"of {tensor.Length}")}.");
        }

        return tensor is { Shape.Count: 1, Dtype: SafetensorsDtype.F32 }
            ? Read(_ => _reader.Read<float>(tensor))
            : throw Invalid($"tensor '{slab.Name}' has the shape {tensor.ShapeText} and the dtype {tensor.Dtype}, but a list of {slab.Values.Length} elements of {SafetensorsDtype.F32} is expected.");
    }

    /// <summary>Parameters are written only where they are finite. What an optimiser remembers may have overflowed, and training goes on.</summary>
    private void ThrowIfNonFinite(IReadOnlyList<NamedSlab> places, float[][] slabs)
    {
        for (int i = 0; i < slabs.Length; i++)
        {
            int index = places[i].IsOfParameters ? ModelTensors.IndexOfNonFinite(slabs[i]) : -1;
            if (index >= 0)
            {
                throw Invalid($"element {index} of tensor '{places[i].Name}' is {slabs[i][index]}.");
            }
        }
    }

    /// <summary>Reads everything that is not a tensor. A text with far more numbers than the run has is not read: these would take more memory than the file.</summary>
    private CheckpointState ReadNumbers(int count) =>
        Parse(CheckpointFile.StateKey, utf8 => utf8.Span.Count((byte)',') <= count + MaxFields ? JsonSerializer.Deserialize(utf8.Span, CheckpointJson.Strict.CheckpointState) : null)
        ?? throw Invalid($"metadata '{CheckpointFile.StateKey}' holds nothing, or more numbers than the {count} of this run.");

    private void CheckChecksum(float[][] slabs)
    {
        TensorChecksum checksum = new(_reader.Metadata, CheckpointFile.CheckedKeys);
        foreach (float[] slab in slabs)
        {
            checksum.Append(slab);
        }

        string expected = Metadata(CheckpointFile.ChecksumKey);
        if (expected != checksum.ToString())
        {
            throw Invalid($"its content has the checksum {checksum}, but it was written with {expected}. The file is damaged.");
        }
    }

    private string Metadata(string key)
    {
        Utf8(key);
        return _reader.Metadata.Text(key);
    }

    private ReadOnlyMemory<byte> Utf8(string key)
    {
        if (!_reader.Metadata.TryGetUtf8(key, out ReadOnlyMemory<byte> utf8))
        {
            throw Invalid($"it has no metadata '{key}'. Is it a checkpoint?");
        }

        return utf8.Length <= CheckpointFile.MaxTextBytes
            ? utf8
            : throw Invalid($"metadata '{key}' has {utf8.Length} bytes; at most {CheckpointFile.MaxTextBytes} are read.");
    }

    private T? Parse<T>(string key, Func<ReadOnlyMemory<byte>, T?> parse)
        where T : class
    {
        ReadOnlyMemory<byte> utf8 = Utf8(key);
        try
        {
            return parse(utf8);
        }
        // Lone surrogates in escapes are reported as InvalidOperationException.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Invalid($"metadata '{key}' cannot be read: {ShownText.Of(e.Message, MessageCharacters)}", e);
        }
    }

    /// <summary>Reads parts that model files have as well: what is wrong with them is wrong with a checkpoint here.</summary>
    private T Read<T>(Func<FileStream, T> read)
    {
        try
        {
            return read(_stream);
        }
        catch (InvalidModelFileException e)
        {
            throw Invalid(e.Problem, e);
        }
    }

    private InvalidCheckpointException Invalid(string problem, Exception? inner = null) => new(_path, problem, inner);
}
