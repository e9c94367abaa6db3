using Microsoft.Win32.SafeHandles;

namespace RnnGen.Cli;

/// <summary>A tensor of a <c>state_dict</c>, whose numbers are read when they are asked for.</summary>
/// <param name="Name">Its name, without the prefix that all names of the <c>state_dict</c> share.</param>
/// <param name="Dtype">The name of its format, such as <c>BF16</c>.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="File">The file that holds it.</param>
/// <param name="Position">Its first byte in that file.</param>
internal sealed record StateTensor(string Name, string Dtype, IReadOnlyList<int> Shape, string File, long Position)
{
    private const string Weight = ".weight";
    private const string Bias = ".bias";

    // A multiple of every format's width.
    private const int ChunkBytes = 1 << 20;

    /// <summary>The module that it belongs to: its name up to the last dot; empty where it has none.</summary>
    public string Module => Name[..Math.Max(0, Name.LastIndexOf('.'))];

    /// <summary>Whether it is the bias of a module.</summary>
    public bool IsBias => Name.EndsWith(Bias, StringComparison.Ordinal) || Name == Bias[1..];

    /// <summary>The name that the bias of the same module has; null where this is not the weight of a module.</summary>
    public string? BiasName => Name.EndsWith(Weight, StringComparison.Ordinal) ? Name[..^Weight.Length] + Bias : null;

    /// <summary>The dimensions as text, such as <c>[4096, 64]</c>.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>Whether it is a matrix of this size; null stands for any.</summary>
    public bool IsMatrix(int? rows, int? columns) => Shape is [int r, int c] && (rows ?? r) == r && (columns ?? c) == c;

    /// <summary>Whether it is a vector of this length.</summary>
    public bool IsVector(int length) => Shape is [int own] && own == length;

    /// <summary>Reads its numbers as fp32, row-major.</summary>
    /// <exception cref="FailureException">They are of another format than floating-point numbers, not all finite, or gone.</exception>
    public float[] Read()
    {
        Dtype dtype = Cli.Dtype.Find(Dtype) ?? throw new FailureException(
            $"tensor '{Name}' is of dtype {Dtype}: only {string.Join(", ", Cli.Dtype.All.Select(static known => known.Name))} are read. Save the weights before they are quantised, in PyTorch with .float().");
        float[] values = new float[Shape.Aggregate(1, static (product, dimension) => product * dimension)];
        byte[] chunk = new byte[Math.Min(ChunkBytes, (long)values.Length * dtype.Bytes)];
        using SafeFileHandle file = System.IO.File.OpenHandle(File);
        for (int first = 0; first < values.Length;)
        {
            Span<byte> bytes = chunk.AsSpan(0, (int)Math.Min(chunk.Length, (long)(values.Length - first) * dtype.Bytes));
            ReadExactly(file, bytes, Position + ((long)first * dtype.Bytes));
            int count = bytes.Length / dtype.Bytes;
            dtype.Convert(bytes, values.AsSpan(first, count));
            first += count;
        }

        int index = Array.FindIndex(values, static value => !float.IsFinite(value));
        return index < 0 ? values : throw new FailureException(
            $"element {index} of tensor '{Name}' {ShapeText} is {values[index]}{(dtype.Name == "F64" ? " as fp32" : "")}: the model has diverged, or the file is damaged. Import weights that are all finite.");
    }

    private void ReadExactly(SafeFileHandle file, Span<byte> bytes, long position)
    {
        while (!bytes.IsEmpty)
        {
            int read = RandomAccess.Read(file, bytes, position);
            if (read == 0)
            {
                throw new FailureException($"the weights '{File}' end within tensor '{Name}'.");
            }

            bytes = bytes[read..];
            position += read;
        }
    }
}
