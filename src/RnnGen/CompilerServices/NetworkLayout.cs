using System.Collections.ObjectModel;
using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>How much memory the generated code needs, in floats, and where each parameter lies.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NetworkLayout
{
    /// <summary>Length of the parameter slab, padding included; gradients and optimiser moments have the same length.</summary>
    public required int ParameterFloats { get; init; }

    /// <summary>
    /// Where the output layer begins in the parameters: Why in panels [V/16][H][16], or the tied embedding in panels [V/16][E][16], then by. It extends to their end.
    /// </summary>
    public required int OutputOffset { get; init; }

    /// <summary>Length of the unrolled training workspace.</summary>
    public required int WorkspaceFloats { get; init; }

    /// <summary>Where in the workspace the passes leave Σ g² of each panel of the gradients.</summary>
    public required int SquaresOffset { get; init; }

    /// <summary>Number of such sums; some are always 0.</summary>
    public required int SquaresFloats { get; init; }

    /// <summary>Where in the workspace the state carried from one batch to the next lies: h (and c) of each layer.</summary>
    public required IReadOnlyList<CarriedRegion> CarriedRegions { get; init => field = Copy(value); }

    /// <summary>Floats of one session that hold h (and c) of each layer, and P·h before a tied embedding of another width: they come first in its state.</summary>
    public required int CarriedFloats { get; init; }

    /// <summary>Length of one session's state and scratch; it does not grow with V.</summary>
    public required int StateFloats { get; init; }

    /// <summary>Length of the state and scratch of <see cref="RnnNetwork.GroupRows"/> sessions stepped together.</summary>
    public required int GroupFloats { get; init; }

    /// <summary>Length of the folded input table; 0 where the input is one-hot.</summary>
    public required long FoldedInputFloats { get; init; }

    /// <summary>The parameter tensors in the order of the model file. The list is a copy that nothing can write to: it is that of every model of the class.</summary>
    public required IReadOnlyList<ParameterTensor> Tensors { get; init => field = Copy(value); }

    private static ReadOnlyCollection<T> Copy<T>(IReadOnlyList<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Array.AsReadOnly<T>([.. values]);
    }
}
