namespace RnnGen.Generators;

/// <summary>
/// The short names that emitted code uses for types of the framework and the run-time library: what a reader of the file expects, and what
/// the user's own declarations can hide. A test holds the list against the emitted code.
/// </summary>
internal static class BorrowedNames
{
    /// <summary>Name and number of type parameters.</summary>
    public static readonly (string Name, int Arity)[] All =
    [
        ("DropoutMasks", 0), ("GradientNorm", 0), ("Math", 0), ("MemoryMarshal", 0), ("MethodImpl", 0), ("MethodImplAttribute", 0), ("MethodImplOptions", 0), ("ReadOnlySpan", 1), ("SampledTargets", 0), ("Span", 1),
        ("TeamMember", 0), ("Unsafe", 0), ("Vector256", 0), ("Vector256", 1), ("Vector512", 0), ("Vector512", 1), ("VectorMath", 0),
    ];
}
