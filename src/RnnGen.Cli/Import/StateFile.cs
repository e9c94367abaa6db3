using System.Buffers.Binary;
using System.Text.Json;

namespace RnnGen.Cli;

/// <summary>The header of a safetensors file of any program. What it claims is checked against the length of the file.</summary>
internal static class StateFile
{
    private const int LengthBytes = sizeof(ulong);
    private const int MaxHeaderBytes = 100_000_000;
    private const int MaxNameLength = 256;
    private const string MetadataName = "__metadata__";

    /// <summary>Reads which tensors a file has.</summary>
    /// <exception cref="FailureException">It is missing, damaged, or not a safetensors file.</exception>
    public static IReadOnlyList<StateTensor> Read(string path)
    {
        InputFile.ThrowIfNotRegular(path, "weights file");
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        byte[] start = new byte[LengthBytes];
        int read = stream.ReadAtLeast(start, LengthBytes, throwOnEndOfStream: false);
        if (IsPickle(start))
        {
            throw Pickled(path);
        }

        ulong length = read == LengthBytes ? BinaryPrimitives.ReadUInt64LittleEndian(start) : 0;
        if (length is 0 or > MaxHeaderBytes)
        {
            throw Invalid(path, "it is not a safetensors file.");
        }

        long dataStart = LengthBytes + (long)length;
        if (dataStart > stream.Length)
        {
            throw Invalid(path, $"it is truncated: its header claims {length} bytes, but {stream.Length - LengthBytes} follow.");
        }

        byte[] json = new byte[length];
        stream.ReadExactly(json);
        return Parse(path, json, dataStart, stream.Length - dataStart);
    }

    private static List<StateTensor> Parse(string path, byte[] json, long dataStart, long dataBytes)
    {
        List<(StateTensor Tensor, long End)> entries = [];
        try
        {
            using JsonDocument header = JsonDocument.Parse(json);
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (JsonProperty entry in header.RootElement.EnumerateObject().Where(static entry => entry.Name != MetadataName))
            {
                if (entry.Name.Length > MaxNameLength || !names.Add(entry.Name))
                {
                    throw Invalid(path, entry.Name.Length > MaxNameLength ? $"it has a name of {entry.Name.Length} characters." : $"it lists tensor '{entry.Name}' twice.");
                }

                entries.Add(ReadEntry(path, entry, dataStart, dataBytes));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new FailureException($"the weights '{path}' cannot be read: their header is not that of a safetensors file.", e);
        }

        long end = dataStart;
        foreach ((StateTensor tensor, long tensorEnd) in entries.OrderBy(static entry => entry.Tensor.Position).ThenBy(static entry => entry.End))
        {
            end = tensor.Position == end ? tensorEnd : throw Invalid(path, $"tensor '{tensor.Name}' does not begin where the one before it ends.");
        }

        return end - dataStart == dataBytes
            ? [.. entries.Select(static entry => entry.Tensor)]
            : throw Invalid(path, $"its tensors take {end - dataStart} bytes, but {dataBytes} follow the header.");
    }

    private static (StateTensor Tensor, long End) ReadEntry(string path, JsonProperty entry, long dataStart, long dataBytes)
    {
        string dtype = entry.Value.GetProperty("dtype").GetString() ?? throw Invalid(path, $"tensor '{entry.Name}' has no dtype.");
        int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(static dimension => dimension.GetInt32())];
        long[] offsets = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(static offset => offset.GetInt64())];
        if (offsets is not [long begin, long end] || begin < 0 || begin > end || end > dataBytes)
        {
            throw Invalid(path, $"tensor '{entry.Name}' lies outside the {dataBytes} bytes that follow the header. The file is damaged or truncated.");
        }

        Int128 elements = 1;
        foreach (int dimension in shape)
        {
            elements *= dimension;
            if (dimension < 0 || elements > Array.MaxLength)
            {
                throw Invalid(path, $"tensor '{entry.Name}' has the shape [{string.Join(", ", shape)}], which cannot be read.");
            }
        }

        return Dtype.Find(dtype) is { } known && elements * known.Bytes != end - begin
            ? throw Invalid(path, $"tensor '{entry.Name}' of {dtype} [{string.Join(", ", shape)}] takes {elements * known.Bytes} bytes, but has {end - begin}.")
            : (new StateTensor(entry.Name, dtype, shape, path, dataStart + begin), dataStart + end);
    }

    /// <summary>Whether a file begins as torch.save writes: a ZIP archive, or in earlier versions a pickle of protocol 2 and up.</summary>
    private static bool IsPickle(ReadOnlySpan<byte> start) => start.StartsWith("PK\x03\x04"u8) || start is [0x80, >= 2 and <= 5, ..];

    private static FailureException Pickled(string path) => new(
        $"the weights '{path}' are a pickle of torch.save, which may run any code when it is read, and is not. Save them in PyTorch as safetensors: "
        + $"from safetensors.torch import save_file; save_file({{k: v.clone().contiguous() for k, v in torch.load(\"{Path.GetFileName(path)}\", map_location=\"cpu\", weights_only=True).items()}}, "
        + $"\"{Path.GetFileNameWithoutExtension(path)}.safetensors\")");

    private static FailureException Invalid(string path, string problem) => new($"the weights '{path}' cannot be read: {problem}");
}
