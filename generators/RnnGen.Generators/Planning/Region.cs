namespace RnnGen.Generators;

/// <summary>A run of floats in a slab, printed as a constant named <see cref="Name"/> + <c>Offset</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">First float; a multiple of a panel's width, so aligned to 64 bytes.</param>
/// <param name="Length">Floats.</param>
/// <param name="Shape">Its shape as a reader writes it, such as <c>[8][160][16]</c>.</param>
internal sealed record Region(string Name, long Offset, long Length, string Shape)
{
    /// <summary>The constant that holds <see cref="Offset"/> in the emitted code.</summary>
    public string OffsetName => Name + "Offset";
}
