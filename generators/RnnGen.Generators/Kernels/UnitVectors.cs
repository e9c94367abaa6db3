namespace RnnGen.Generators.Kernels;

/// <summary>Eight or sixteen units of a layer at one word, each quantity in one vector: what a cell computes h (and c) from.</summary>
/// <param name="vectors">The vectors.</param>
/// <param name="gates">The gates' pre-activations, in the cell's order: expressions.</param>
internal sealed class UnitVectors(TileVectors vectors, IReadOnlyList<string> gates)
{
    private const string FirstUnit = "unit";

    /// <summary>The vectors' class.</summary>
    public string Type => vectors.Type;

    public IReadOnlyList<string> Gates => gates;

    /// <summary>What is kept per unit.</summary>
    /// <param name="source">The variable that refers to it.</param>
    public string Load(string source) => vectors.Load(source, FirstUnit);

    /// <summary>The statement that changes it.</summary>
    public string Store(string value, string target) => $"{Type}.StoreUnsafe({value}, ref {target}, {FirstUnit});";
}
