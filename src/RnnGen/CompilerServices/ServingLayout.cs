using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>How much memory the passes that serve a shape need, in floats; what is not a float takes the room of some.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public record ServingLayout
{
    /// <summary>Length of the parameter slab, padding included.</summary>
    public required int ParameterFloats { get; init; }

    /// <summary>
    /// Where the output layer begins in the parameters; it extends to their end. A word is a column of Why in panels, [V/16][rows][16] with H rows (E if embeddings are tied)
    /// of one float or a quarter as many of four int8, and then one element of each of <see cref="WordVectors"/> vectors.
    /// </summary>
    public required int OutputOffset { get; init; }

    /// <summary>Vectors [V] after Why, V padded: by; with int8 weights, before it the scales and the corrections of Why.</summary>
    public int WordVectors { get; init; } = 1;

    /// <summary>Floats of one session that hold h (and c) of each layer, and P·h before a tied embedding of another width: they come first in its state.</summary>
    public required int CarriedFloats { get; init; }

    /// <summary>
    /// Where the output layer's input lies in one session's state: h of the top layer, or P·h before a tied embedding of another width. In a group's it begins at
    /// <see cref="ServingNetwork.GroupRows"/> times as many floats, and its panels lie as many times as far apart.
    /// </summary>
    public required int OutputInputOffset { get; init; }

    /// <summary>Length of one session's state and scratch; it does not grow with V.</summary>
    public required int StateFloats { get; init; }

    /// <summary>Length of the state and scratch of <see cref="ServingNetwork.GroupRows"/> sessions stepped together.</summary>
    public required int GroupFloats { get; init; }

    /// <summary>Length of the folded input table; 0 where the input is one-hot.</summary>
    public required long FoldedInputFloats { get; init; }
}
