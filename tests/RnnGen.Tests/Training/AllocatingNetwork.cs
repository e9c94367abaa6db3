using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>Allocates one small array in every training step, on each thread: what the counting of heap bytes must find.</summary>
internal sealed class AllocatingNetwork(int vocabularySize) : BigramNetwork(vocabularySize)
{
    public override void Backward(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> inputs, in Regularization regularization, TeamMember member) =>
        GC.KeepAlive(new byte[24]);
}
