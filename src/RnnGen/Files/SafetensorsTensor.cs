using System.Collections.Immutable;

namespace RnnGen;

/// <summary>One entry of a safetensors header: a row-major tensor and its position.</summary>
/// <param name="Name">Its name, such as <c>rnn.weight_ih_l0</c>.</param>
/// <param name="Shape">Its dimensions, each at least 0; none for a single number.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last one.</param>
public sealed record SafetensorsTensor(string Name, IReadOnlyList<int> Shape, long Begin, long End)
{
    /// <summary>Its dimensions, each at least 0; none for a single number. A list that nothing can write to.</summary>
    public IReadOnlyList<int> Shape { get; init => field = Copy(value); } = Copy(Shape);

    /// <summary>Its numbers.</summary>
    public SafetensorsDtype Dtype { get; init; }

    /// <summary>The number of elements.</summary>
    public int Length => (int)((End - Begin) / BytesOf(Dtype));

    /// <summary>The dimensions as text, such as <c>[4096, 64]</c>.</summary>
    public string ShapeText => Format(Shape);

    /// <summary>Bytes of one number.</summary>
    internal static int BytesOf(SafetensorsDtype dtype) => dtype == SafetensorsDtype.I8 ? sizeof(sbyte) : sizeof(float);

    /// <summary>Copies a list that somebody may still write to.</summary>
    private static IReadOnlyList<int> Copy(IReadOnlyList<int> shape)
    {
        ArgumentNullException.ThrowIfNull(shape, nameof(Shape));
        return shape is ImmutableArray<int> ? shape : ImmutableArray.CreateRange(shape);
    }

    internal static string Format<T>(IEnumerable<T> shape) => $"[{string.Join(", ", shape)}]";
}
