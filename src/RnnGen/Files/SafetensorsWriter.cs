namespace RnnGen;

/// <summary>A writer of a safetensors file, one tensor at a time, so that no second copy of a model is held.</summary>
internal sealed class SafetensorsWriter
{
    private readonly Stream _stream;
    private readonly SafetensorsHeader _header;
    private int _written;

    /// <summary>Writes the header of a file of F32 tensors.</summary>
    /// <inheritdoc cref="SafetensorsWriter(Stream, IReadOnlyDictionary{string, string}, IReadOnlyList{ValueTuple{string, SafetensorsDtype, IReadOnlyList{int}}})"/>
    public SafetensorsWriter(Stream stream, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<(string Name, IReadOnlyList<int> Shape)> tensors)
        : this(stream, metadata, [.. tensors.Select(tensor => (tensor.Name, SafetensorsDtype.F32, tensor.Shape))])
    {
    }

    /// <summary>Writes the header.</summary>
    /// <param name="stream">Receives the file.</param>
    /// <param name="metadata">Free strings by name.</param>
    /// <param name="tensors">Names, dtypes and shapes, in the order in which <see cref="Write"/> will be called.</param>
    /// <exception cref="ArgumentException">A name occurs twice or is reserved, or a dimension is negative.</exception>
    public SafetensorsWriter(Stream stream, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<(string Name, SafetensorsDtype Dtype, IReadOnlyList<int> Shape)> tensors)
    {
        _stream = stream;
        _header = new SafetensorsHeader(metadata, Place(tensors));
        _stream.Write(_header.Encode());
    }

    /// <summary>Writes the next tensor, of F32.</summary>
    /// <param name="values">Its elements, row-major.</param>
    /// <exception cref="ArgumentException">There is no next tensor, or it has a different length or dtype.</exception>
    public void Write(ReadOnlySpan<float> values) => Write(values, SafetensorsDtype.F32);

    /// <summary>Writes the next tensor, of I8.</summary>
    /// <param name="values">Its elements, row-major.</param>
    /// <exception cref="ArgumentException">There is no next tensor, or it has a different length or dtype.</exception>
    public void WriteInt8(ReadOnlySpan<sbyte> values) => Write(values, SafetensorsDtype.I8);

    /// <summary>Checks that the file is complete.</summary>
    /// <exception cref="InvalidOperationException">A tensor has not been written.</exception>
    public void Complete()
    {
        if (_written < _header.Tensors.Count)
        {
            throw new InvalidOperationException($"Tensor '{_header.Tensors[_written].Name}' has not been written.");
        }
    }

    private void Write<T>(ReadOnlySpan<T> values, SafetensorsDtype dtype)
        where T : unmanaged
    {
        if (_written == _header.Tensors.Count)
        {
            throw new ArgumentException($"All {_header.Tensors.Count} tensors have already been written.", nameof(values));
        }

        SafetensorsTensor tensor = _header.Tensors[_written];
        if (values.Length != tensor.Length || dtype != tensor.Dtype)
        {
            throw new ArgumentException($"Tensor '{tensor.Name}' {tensor.ShapeText} has {tensor.Length} elements of {tensor.Dtype}, but {values.Length} of {dtype} were given.", nameof(values));
        }

        while (!values.IsEmpty)
        {
            _stream.Write(TensorBytes.Take(ref values));
        }

        _written++;
    }

    private static SafetensorsTensor[] Place(IReadOnlyList<(string Name, SafetensorsDtype Dtype, IReadOnlyList<int> Shape)> tensors)
    {
        HashSet<string> names = [SafetensorsHeader.MetadataKey];
        SafetensorsTensor[] placed = new SafetensorsTensor[tensors.Count];
        long end = 0;
        for (int i = 0; i < placed.Length; i++)
        {
            (string name, SafetensorsDtype dtype, IReadOnlyList<int> shape) = tensors[i];
            if (!names.Add(name))
            {
                throw new ArgumentException($"The tensor name '{name}' occurs twice or is reserved.", nameof(tensors));
            }

            long begin = end;
            long bytes = SafetensorsTensor.BytesOf(dtype);
            foreach (int dimension in shape)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(dimension, name);
                bytes = checked(bytes * dimension);
            }

            end = checked(end + bytes);
            placed[i] = new SafetensorsTensor(name, [.. shape], begin, end) { Dtype = dtype };
        }

        return placed;
    }
}
