using System.Globalization;

namespace RnnGen.Generators.Layout;

/// <summary>Floats from one panel or row of a matrix to the next. Two strides are equal when their floats are, whatever their names.</summary>
/// <param name="text">As emitted code writes it: a named constant, a literal, or a product.</param>
/// <param name="floats">The number.</param>
/// <param name="count">How many of them.</param>
internal readonly struct Stride(string text, long floats, int count = 1) : IEquatable<Stride>
{
    /// <summary>As an argument.</summary>
    public string Argument => count == 1 ? text : $"{count} * {text}";

    /// <summary>As part of an expression: in brackets where it is a product.</summary>
    public string Text => Argument.IndexOf(' ') < 0 ? Argument : $"({Argument})";

    public long Floats => count * floats;

    /// <summary>A stride that has no name.</summary>
    public static Stride Of(long floats) => new(floats.ToString(CultureInfo.InvariantCulture), floats);

    /// <summary>The stride over <paramref name="panels"/> panels.</summary>
    public Stride Times(int panels) => new(text, floats, count * panels);

    /// <summary>Name and number, for messages.</summary>
    public override string ToString() => $"{Argument} = {Floats.ToString(CultureInfo.InvariantCulture)}";

    public bool Equals(Stride other) => Floats == other.Floats;

    public override bool Equals(object? obj) => obj is Stride other && Equals(other);

    public override int GetHashCode() => Floats.GetHashCode();
}
