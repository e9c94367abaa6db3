using System.Buffers.Binary;

namespace RnnGen;

/// <summary>
/// Reads a safetensors file of F32 tensors. Everything the header claims is checked against the file's length before memory is taken for it,
/// so a damaged file ends in an <see cref="InvalidModelFileException"/> and nothing else.
/// </summary>
internal sealed class SafetensorsReader
{
    private readonly Stream _stream;
    private readonly string _path;
    private readonly long _dataStart;

    /// <summary>Reads and checks the header.</summary>
    /// <param name="stream">The file; seekable.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="InvalidModelFileException">The file is truncated or not a valid safetensors file.</exception>
    public SafetensorsReader(Stream stream, string path)
    {
        _stream = stream;
        _path = path;
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.LengthBytes];
        if (stream.Length < prefix.Length)
        {
            throw new InvalidModelFileException(path, $"the file is truncated: it has {stream.Length} bytes, and the length of the header alone takes {prefix.Length}.");
        }

        ReadExactly(prefix, "the length of the header");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > SafetensorsHeader.MaxBytes)
        {
            throw new InvalidModelFileException(path, $"the header claims {length} bytes; at most {SafetensorsHeader.MaxBytes} are allowed. Is it a safetensors file?");
        }

        _dataStart = prefix.Length + (long)length;
        if (_dataStart > stream.Length)
        {
            throw new InvalidModelFileException(path, $"the file is truncated: its header claims {length} bytes, but only {stream.Length - prefix.Length} follow its length.");
        }

        byte[] json = new byte[(int)length];
        ReadExactly(json, "the header");
        Header = new SafetensorsHeaderParser(path, stream.Length - _dataStart).Parse(json);
    }

    /// <summary>Metadata and tensors.</summary>
    public SafetensorsHeader Header { get; }

    /// <summary>Reads the elements of a tensor, row-major; quickest in the order in which the tensors lie.</summary>
    /// <exception cref="InvalidModelFileException">The file has become shorter since it was opened.</exception>
    public float[] Read(SafetensorsTensor tensor)
    {
        float[] values = new float[tensor.Length];
        _stream.Position = _dataStart + tensor.Begin;
        Span<float> rest = values;
        while (!rest.IsEmpty)
        {
            ReadExactly(TensorBytes.Take(ref rest), $"tensor '{tensor.Name}'");
        }

        return values;
    }

    private void ReadExactly(Span<byte> bytes, string what)
    {
        try
        {
            _stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidModelFileException(_path, $"the file ends within {what}.", e);
        }
    }
}
