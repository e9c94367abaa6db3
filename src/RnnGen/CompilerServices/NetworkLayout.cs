using System.Collections.ObjectModel;
using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>How much memory the passes over fp32 weights need, and where each parameter lies. Gradients and optimiser moments have the layout of the parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NetworkLayout : ServingLayout
{
    /// <summary>Length of the unrolled training workspace.</summary>
    public required int WorkspaceFloats { get; init; }

    /// <summary>Where in the workspace the passes leave Σ g² of each panel of the gradients.</summary>
    public required int SquaresOffset { get; init; }

    /// <summary>Number of such sums; some are always 0.</summary>
    public required int SquaresFloats { get; init; }

    /// <summary>Where in the workspace the state carried from one batch to the next lies: h (and c) of each layer.</summary>
    public required IReadOnlyList<CarriedRegion> CarriedRegions { get; init => field = Copy(value); }

    /// <summary>The parameter tensors in the order of the model file. The list is a copy that nothing can write to: it is that of every model of the class.</summary>
    public required IReadOnlyList<ParameterTensor> Tensors { get; init => field = Copy(value); }

    private static ReadOnlyCollection<T> Copy<T>(IReadOnlyList<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Array.AsReadOnly<T>([.. values]);
    }
}
