using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>
/// The region of the training workspace that holds h or c of one layer before step 1: the first B rows of each panel of 16 columns. <see cref="RnnNetwork.CarryState"/> and
/// <see cref="RnnNetwork.ResetState"/> write it, and <see cref="RnnNetwork.Forward"/> starts from it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CarriedRegion
{
    /// <summary>The first float of the first panel.</summary>
    public required int Offset { get; init; }

    /// <summary>Panels of the layer's hidden columns.</summary>
    public required int PanelCount { get; init; }

    /// <summary>Floats from one panel to the next.</summary>
    public required int PanelStride { get; init; }

    /// <summary>Floats of each panel that are carried: B rows of 16.</summary>
    public required int PanelFloats { get; init; }
}
