using System.Numerics;

namespace RnnGen.Reference;

/// <summary>The loss e of one row (one step of one sequence) from h of the top layer, and its gradient: the part in which full and sampled softmax differ.</summary>
internal interface IOutputLoss<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>e = −ln p[target].</summary>
    /// <param name="h">h [H] of the top layer, or its projection [E].</param>
    /// <param name="target">The word to predict.</param>
    /// <param name="row">The index of the target in the batch.</param>
    T CrossEntropy(ReadOnlySpan<T> h, int target, int row);

    /// <summary>The backward pass of the latest <see cref="CrossEntropy"/>, with its loss multiplied by <paramref name="scale"/>: adds to dWhy, dby and dh.</summary>
    void CrossEntropyBackward(ReadOnlySpan<T> h, int target, int row, T scale, Span<T> dh);
}
