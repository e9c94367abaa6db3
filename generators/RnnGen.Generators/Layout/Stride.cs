using System.Globalization;

namespace RnnGen.Generators.Layout;

/// <summary>Floats from one panel or row of a matrix to the next. Two strides are equal when their floats are, whatever they are called.</summary>
/// <param name="text">As emitted code writes it: a named constant, a literal, or a product.</param>
/// <param name="floats">The number.</param>
internal readonly struct Stride(string text, long floats) : IEquatable<Stride>
{
    /// <summary>As an argument.</summary>
    public string Argument => text;

    /// <summary>As a part of an expression: with brackets, where it is a product.</summary>
    public string Text => text.IndexOf(' ') < 0 ? text : $"({text})";

    public long Floats => floats;

    /// <summary>A stride that has no name.</summary>
    public static Stride Of(long floats) => new(floats.ToString(CultureInfo.InvariantCulture), floats);

    /// <summary>From a panel to the one <paramref name="count"/> panels on.</summary>
    public Stride Times(int count) => count == 1 ? this : new Stride($"{count} * {text}", count * Floats);

    public override string ToString() => $"{text} = {floats}";

    public bool Equals(Stride other) => Floats == other.Floats;

    public override bool Equals(object? obj) => obj is Stride other && Equals(other);

    public override int GetHashCode() => Floats.GetHashCode();
}
