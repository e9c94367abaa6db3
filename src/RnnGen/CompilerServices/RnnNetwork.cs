using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>
/// The passes of one shape over fp32 weights, as the source generator emits them: those that serve and those that train. Not to be implemented by hand.
/// The runtime checks tokens and targets, in memory that nobody else can write to, before a call.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RnnNetwork : ServingNetwork
{
    /// <summary>Memory that the passes work on.</summary>
    public abstract override NetworkLayout Layout { get; }

    /// <summary>The passes that serve the shape with int8 weights.</summary>
    public abstract ServingNetwork Int8Passes { get; }

    /// <summary>Zeroes the state that the next <see cref="Forward"/> starts from.</summary>
    /// <param name="workspace">The training workspace.</param>
    public abstract void ResetState(Span<float> workspace);

    /// <summary>Makes the next <see cref="Forward"/> start from the state after a step (truncated BPTT with carried state).</summary>
    /// <param name="workspace">The training workspace.</param>
    /// <param name="step">The step, in [1, T].</param>
    public abstract void CarryState(Span<float> workspace, int step);

    /// <summary>
    /// Runs T steps of B sequences through every layer and leaves all activations in the workspace. Every member of a team calls this pass and
    /// the other training passes with the same arguments; each call returns when all members have finished.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="workspace">The training workspace.</param>
    /// <param name="inputs">T·B words, time-major: [t][b].</param>
    /// <param name="regularization">What regularises the step, the same for all of its passes.</param>
    /// <param name="member">The member whose share to compute.</param>
    public abstract void Forward(ReadOnlySpan<float> parameters, Span<float> workspace, ReadOnlySpan<int> inputs, in Regularization regularization, TeamMember member);

    /// <summary>
    /// Computes output layer, softmax and cross-entropy over the first <paramref name="wordCount"/> words, with the gradients of Why, by and the top
    /// layer's h. Returns the sum of −ln p(target); gradients are multiplied by <paramref name="scale"/>.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="gradients">Receives the output layer's gradients.</param>
    /// <param name="workspace">The training workspace.</param>
    /// <param name="targets">T·B words [t][b], or B when only the last step predicts; −1 for none.</param>
    /// <param name="wordCount">Words of the vocabulary, at most V.</param>
    /// <param name="scale">1 / number of targets, for a mean.</param>
    /// <param name="regularization">What regularises the step, the same for all of its passes.</param>
    /// <param name="member">The member whose share to compute; every member gets the total.</param>
    public abstract double Loss(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> targets, int wordCount, float scale, in Regularization regularization, TeamMember member);

    /// <summary>Returns the number of floats of memory that <see cref="SampledLoss"/> needs.</summary>
    /// <param name="candidates">S, a multiple of 16.</param>
    public abstract int SampledFloats(int candidates);

    /// <summary>Computes <see cref="Loss"/> over each row's own target and S candidates in place of the whole vocabulary. All other words have zero gradients.</summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="gradients">Receives the output layer's gradients.</param>
    /// <param name="workspace">The training workspace.</param>
    /// <param name="sampled">Memory of <see cref="SampledFloats"/> floats.</param>
    /// <param name="batch">Targets and candidates.</param>
    /// <param name="scale">1 / number of targets, for a mean.</param>
    /// <param name="regularization">What regularises the step, the same for all of its passes.</param>
    /// <param name="member">The member whose share to compute; every member gets the total.</param>
    public abstract double SampledLoss(
        ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, Span<float> sampled, SampledTargets batch, float scale, in Regularization regularization, TeamMember member);

    /// <summary>
    /// Backpropagates through time: the gradients of all recurrent layers and of the input. In the input's table only the rows of the batch's words are
    /// written, after zeroing those of the previous batch, so gradients and workspace must stay together. Where embeddings are tied, the gradients of the words are
    /// added to those of Why.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="gradients">Receives the remaining gradients.</param>
    /// <param name="workspace">The training workspace.</param>
    /// <param name="inputs">The words given to <see cref="Forward"/>.</param>
    /// <param name="regularization">What regularises the step, the same for all of its passes.</param>
    /// <param name="member">The member whose share to compute.</param>
    public abstract void Backward(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> inputs, in Regularization regularization, TeamMember member);
}
