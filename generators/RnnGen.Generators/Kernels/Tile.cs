using RnnGen.Generators.Emission;

namespace RnnGen.Generators.Kernels;

/// <summary>
/// A method of the emitted class <c>Tiles</c>, which runs while sums are in registers, named by its size. Kernels with the same rows and columns share it, so it is
/// emitted once.
/// </summary>
/// <param name="name">Its name; tiles with the same name are identical.</param>
internal abstract class Tile(string name)
{
    public string Name => name;

    /// <summary>The tiles that it calls.</summary>
    public virtual IEnumerable<Tile> Parts => [];

    public abstract void Emit(SourceWriter w);
}
