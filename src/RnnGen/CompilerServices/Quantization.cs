using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>
/// The arithmetic of int8 weights, for the inner loops of generated code. A row of weights is w ≈ a·q with q in [−127, 127] and one scale a; what it is multiplied by is
/// x ≈ s·(u − 64) with u in [1, 127] and one scale s for the whole vector, found when it is quantised. So w·x ≈ a·s·(Σ q·u − 64·Σ q), and the sums are exact integers: the same on every
/// machine, whichever instructions add them up. Seven bits of u are what x86's multiply-and-add of bytes takes without saturating: 2·127·127 is less than 2¹⁵.
/// What takes a reference and an offset trusts generated code, which alone calls it: neither is checked.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Quantization
{
    /// <summary>The u that stands for x = 0.</summary>
    public const int Zero = 64;

    /// <summary>The largest |u − 64|.</summary>
    private const float LargestLevel = 63;
}
