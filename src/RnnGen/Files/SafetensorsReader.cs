using System.Buffers.Binary;
using RnnGen.Files;

namespace RnnGen;

/// <summary>
/// A reader of a safetensors file of F32 and I8 tensors. Everything the header claims is checked against the file's length before memory is allocated for it,
/// so a damaged file results in an <see cref="InvalidModelFileException"/> and nothing else. A stream that cannot seek is read once, from beginning to end.
/// </summary>
internal sealed class SafetensorsReader
{
    /// <summary>Bytes of a header, or numbers of a tensor, that memory is first allocated for if the length of the stream is unknown; it doubles as they come.</summary>
    private const int FirstChunk = 1 << 12;

    private readonly Stream _stream;
    private readonly string _path;
    private readonly long _dataStart;
    private readonly long? _length;
    private long _position;

    /// <summary>Reads and checks the header.</summary>
    /// <param name="stream">The file, from the stream's current position to its end.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="InvalidModelFileException">The file is truncated or not a valid safetensors file.</exception>
    public SafetensorsReader(Stream stream, string path)
    {
        _stream = stream;
        _path = path;
        long start = stream.CanSeek ? stream.Position : 0;
        _length = stream.CanSeek ? stream.Length - start : null;
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.LengthBytes];
        if (_length < prefix.Length)
        {
            throw new InvalidModelFileException(path, $"the file is truncated: it has {_length} bytes, and the length of the header alone takes {prefix.Length}.");
        }

        ReadExactly(prefix, tensor: null);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > SafetensorsHeader.MaxBytes)
        {
            throw new InvalidModelFileException(path, $"the header claims {length} bytes; at most {SafetensorsHeader.MaxBytes} are allowed. Is it a safetensors file?");
        }

        long headerEnd = prefix.Length + (long)length;
        if (headerEnd > _length)
        {
            throw new InvalidModelFileException(path, $"the file is truncated: its header claims {length} bytes, but only {_length - prefix.Length} follow its length.");
        }

        _dataStart = start + headerEnd;
        SafetensorsHeaderParser parser = new(path, _length - headerEnd);
        Tensors = Array.AsReadOnly<SafetensorsTensor>([.. parser.Parse(ReadHeader((int)length))]);
        SizeInBytes = headerEnd + Tensors.Sum(static tensor => (long)tensor.Length * SafetensorsTensor.BytesOf(tensor.Dtype));
        Metadata = parser.Metadata;
    }

    /// <summary>The strings of the header.</summary>
    public SafetensorsMetadata Metadata { get; }

    /// <summary>Bytes of the file: header and tensors lie one after the other without gaps.</summary>
    public long SizeInBytes { get; }

    /// <summary>The tensors, in file order.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    /// <summary>Moves to the first tensor.</summary>
    /// <exception cref="InvalidOperationException">The stream cannot seek and was read before.</exception>
    public void Rewind() => Seek(0);

    /// <summary>Reads the next elements, of one tensor after another.</summary>
    /// <param name="values">Receives them.</param>
    /// <param name="tensor">The tensor they belong to, for messages.</param>
    /// <exception cref="InvalidModelFileException">The file has become shorter since it was opened.</exception>
    public void Read<T>(Span<T> values, SafetensorsTensor tensor)
        where T : unmanaged
    {
        _position += (long)values.Length * SafetensorsTensor.BytesOf(tensor.Dtype);
        while (!values.IsEmpty)
        {
            ReadExactly(TensorBytes.Take(ref values), tensor.Name);
        }
    }

    /// <summary>Reads the elements of a tensor, row-major; fastest in file order.</summary>
    /// <exception cref="InvalidModelFileException">The file has become shorter since it was opened.</exception>
    /// <exception cref="InvalidOperationException">The stream cannot seek and is at another position.</exception>
    public T[] Read<T>(SafetensorsTensor tensor)
        where T : unmanaged
    {
        Seek(tensor.Begin);
        return ReadNext<T>(tensor.Length, tensor);
    }

    /// <summary>Reads the next elements, as many as a tensor claims: where the stream does not say whether there are as many, memory grows with what is read.</summary>
    /// <param name="count">How many.</param>
    /// <param name="tensor">The tensor that they belong to, for messages.</param>
    /// <exception cref="InvalidModelFileException">The file has become shorter since it was opened.</exception>
    public T[] ReadNext<T>(int count, SafetensorsTensor tensor)
        where T : unmanaged
    {
        T[] values = new T[_length is null ? Math.Min(count, FirstChunk) : count];
        Read<T>(values, tensor);
        while (values.Length < count)
        {
            int read = values.Length;
            Array.Resize(ref values, (int)Math.Min(count, 2L * read));
            Read(values.AsSpan(read), tensor);
        }

        return values;
    }

    /// <summary>Checks that nothing follows the last tensor, if the length of the stream is unknown.</summary>
    /// <exception cref="InvalidModelFileException">Something follows it.</exception>
    public void ThrowIfNotAtEnd()
    {
        if (_length is null && _stream.ReadByte() >= 0)
        {
            throw new InvalidModelFileException(_path, $"more than the {_position} bytes of its tensors follow the header.");
        }
    }

    private void Seek(long position)
    {
        if (_stream.CanSeek)
        {
            _stream.Position = _dataStart + position;
        }
        else if (_position != position)
        {
            throw new InvalidOperationException($"'{_path}' cannot be read again: its stream cannot seek. Read all of it into memory first.");
        }

        _position = position;
    }

    private byte[] ReadHeader(int length)
    {
        byte[] json = new byte[_length is null ? Math.Min(length, FirstChunk) : length];
        ReadExactly(json, tensor: null);
        while (json.Length < length)
        {
            int read = json.Length;
            Array.Resize(ref json, (int)Math.Min(length, 2L * read));
            ReadExactly(json.AsSpan(read), tensor: null);
        }

        return json;
    }

    /// <summary>Reads bytes of a tensor, or of the header where <paramref name="tensor"/> is null.</summary>
    private void ReadExactly(Span<byte> bytes, string? tensor)
    {
        try
        {
            _stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidModelFileException(_path, $"the file ends within {(tensor is null ? "the header" : $"tensor '{ShownText.Of(tensor)}'")}.", e);
        }
    }
}
