using System.Globalization;

namespace RnnGen.Generators.Layout;

/// <summary>A length: known while generating, or known only to the caller of the emitted method.</summary>
/// <param name="Text">As emitted code and its comments write it.</param>
/// <param name="Known">The number; null where only the caller knows it.</param>
internal readonly record struct Extent(string Text, long? Known)
{
    public bool IsOpen => Known is null;

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">Only the caller knows it.</exception>
    public long Value => Known ?? throw new InvalidOperationException($"The length '{Text}' is known only to the caller.");

    /// <summary>A known length, written as a literal.</summary>
    public static Extent Of(long length) => new(length.ToString(CultureInfo.InvariantCulture), length);

    /// <summary>A length that the caller knows under a name.</summary>
    public static Extent Open(string name) => new(name, null);

    /// <summary>Its name: a length that only the caller knows has no number to print.</summary>
    public override string ToString() => Text;

    /// <summary>Whether something of length <paramref name="other"/> fits in this length.</summary>
    public bool Accepts(Extent other) => IsOpen || Known == other.Known;
}
