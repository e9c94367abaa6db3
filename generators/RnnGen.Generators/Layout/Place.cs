namespace RnnGen.Generators.Layout;

/// <summary>The start of something in emitted code: a float variable and an offset in floats.</summary>
internal sealed class Place
{
    private readonly string _variable;
    private readonly string[] _offsets;

    /// <summary>The place that a variable refers to, or one that lies <paramref name="offsets"/> floats after it.</summary>
    public Place(string variable, params string[] offsets)
    {
        _variable = variable;
        _offsets = offsets;
    }

    /// <summary>The place <paramref name="offset"/> floats on.</summary>
    public Place At(string offset) => new(_variable, [.. _offsets, offset]);

    /// <summary>As an expression that can follow <c>ref</c>.</summary>
    public override string ToString() => _offsets.Length switch
    {
        0 => _variable,
        1 => $"Unsafe.Add(ref {_variable}, {_offsets[0]})",
        _ => $"Unsafe.Add(ref {_variable}, {string.Join(" + ", _offsets.Select(Term))})",
    };

    private static string Term(string offset) => offset.Contains(' ') && !IsCall(offset) ? $"({offset})" : offset;

    /// <summary>Whether an offset is a method call, which needs no brackets.</summary>
    private static bool IsCall(string offset) => char.IsLetter(offset[0]) && offset[offset.Length - 1] == ')' && offset.IndexOf(' ') > offset.IndexOf('(');
}
