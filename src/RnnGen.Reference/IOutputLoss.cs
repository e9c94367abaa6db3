using System.Numerics;

namespace RnnGen.Reference;

/// <summary>e of one row, a step of one sequence, from h of the top layer, and its gradient: what full and sampled softmax differ in.</summary>
internal interface IOutputLoss<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>e = −ln p[target].</summary>
    /// <param name="h">h [H] of the top layer, or its projection [E].</param>
    /// <param name="target">The word to predict.</param>
    /// <param name="row">Which of the batch's targets it is.</param>
    T CrossEntropy(ReadOnlySpan<T> h, int target, int row);

    /// <summary>The latest <see cref="CrossEntropy"/> backward, its loss multiplied by <paramref name="scale"/>: adds to dWhy, dby and dh.</summary>
    void CrossEntropyBackward(ReadOnlySpan<T> h, int target, int row, T scale, Span<T> dh);
}
