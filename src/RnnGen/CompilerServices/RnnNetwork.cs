using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>
/// The passes of one shape, as the source generator emits them: pure functions over slabs that the runtime owns. Not to be implemented by hand.
/// Spans have the lengths that <see cref="Layout"/> states, which the passes trust; the runtime checks tokens and targets, in memory that nobody else can write to, before a call.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RnnNetwork
{
    /// <summary>Columns of one panel: the 16 floats of a cache line.</summary>
    public const int PanelWidth = 16;

    /// <summary>Sessions that <see cref="StepGroup"/> advances together.</summary>
    public const int GroupRows = 16;

    /// <summary>The sizes that the code was emitted for.</summary>
    public abstract ModelShape Shape { get; }

    /// <summary>Memory that the passes work on.</summary>
    public abstract NetworkLayout Layout { get; }

    /// <summary>Runs one word through every layer, batch 1: advances h (and c) in <paramref name="state"/>.</summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="state">h, c and scratch of one session.</param>
    /// <param name="token">The word, in [0, V).</param>
    public abstract void Step(ReadOnlySpan<float> parameters, Span<float> state, int token);

    /// <summary>
    /// Fills the folded input table [V][gates of the first layer]: row v is embedding[v]·Wxh + b, the whole input side of the first layer for
    /// word v, valid while the parameters do not change.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="foldedInput">Receives <see cref="NetworkLayout.FoldedInputFloats"/> values.</param>
    /// <exception cref="NotSupportedException">The input is one-hot: Wxh is such a table itself.</exception>
    public virtual void FoldInput(ReadOnlySpan<float> parameters, Span<float> foldedInput) =>
        throw new NotSupportedException("One-hot input cannot be folded: Wxh is already a table with one row per word.");

    /// <summary><see cref="Step"/> with the folded input table in place of embedding, Wxh and b of the first layer.</summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="foldedInput">The table that <see cref="FoldInput"/> filled from them.</param>
    /// <param name="state">h, c and scratch of one session.</param>
    /// <param name="token">The word, in [0, V).</param>
    /// <exception cref="NotSupportedException">The input is one-hot.</exception>
    public virtual void StepFolded(ReadOnlySpan<float> parameters, ReadOnlySpan<float> foldedInput, Span<float> state, int token) =>
        throw new NotSupportedException("One-hot input cannot be folded: Wxh is already a table with one row per word.");

    /// <summary>Computes logits Why·h + by for the words of some panels, from the top layer's h in <paramref name="state"/>.</summary>
    /// <param name="output">The output layer: Why in panels [V/16][H][16], or the tied embedding [V/16][E][16], then by; the model's own or one with the words in another order.</param>
    /// <param name="state">State of one session.</param>
    /// <param name="logits">Receives 16 logits per panel; words at and above V get 0.</param>
    /// <param name="firstPanel">First panel: word 16·firstPanel.</param>
    /// <param name="panelCount">Number of panels.</param>
    public abstract void Logits(ReadOnlySpan<float> output, ReadOnlySpan<float> state, Span<float> logits, int firstPanel, int panelCount);

    /// <summary>
    /// Runs one word of each of <see cref="GroupRows"/> sessions through every layer. The state has the panels of a session's, with one row per
    /// session: [CarriedFloats / 16][16][16]. The next h (and c) are written after the previous ones, in the same layout: the caller keeps those
    /// of the sessions that read a word.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="group">h, c, the next ones, and scratch.</param>
    /// <param name="tokens">One word per row, in [0, V).</param>
    public abstract void StepGroup(ReadOnlySpan<float> parameters, Span<float> group, ReadOnlySpan<int> tokens);

    /// <summary>Computes logits Why·h + by for the words of some panels and each session of a group.</summary>
    /// <param name="output">The output layer, as for <see cref="Logits"/>.</param>
    /// <param name="group">State of a group.</param>
    /// <param name="logits">Receives [panelCount][16][16]: 16 logits per panel and session; words at and above V get 0.</param>
    /// <param name="firstPanel">First panel: word 16·firstPanel.</param>
    /// <param name="panelCount">Number of panels.</param>
    public abstract void GroupLogits(ReadOnlySpan<float> output, ReadOnlySpan<float> group, Span<float> logits, int firstPanel, int panelCount);

    /// <summary>Zeroes the state that the next <see cref="Forward"/> starts from.</summary>
    /// <param name="workspace">The training workspace.</param>
    public abstract void ResetState(Span<float> workspace);

    /// <summary>Makes the next <see cref="Forward"/> start from the state after step T (truncated BPTT with carried state).</summary>
    /// <param name="workspace">The training workspace.</param>
    public abstract void CarryState(Span<float> workspace);

    /// <summary>
    /// Runs T steps of B sequences through every layer and leaves all activations in the workspace. Every member of a team calls this pass and
    /// the other training passes with the same arguments; each call returns when all members have finished.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="workspace">The training workspace.</param>
    /// <param name="inputs">T·B words, time-major: [t][b].</param>
    /// <param name="dropout">The dropout masks, the same for all passes of a step.</param>
    /// <param name="member">The member whose share to compute.</param>
    public abstract void Forward(ReadOnlySpan<float> parameters, Span<float> workspace, ReadOnlySpan<int> inputs, in DropoutMasks dropout, TeamMember member);

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
    /// <param name="dropout">The dropout masks, the same for all passes of a step.</param>
    /// <param name="member">The member whose share to compute; every member gets the total.</param>
    public abstract double Loss(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> targets, int wordCount, float scale, in DropoutMasks dropout, TeamMember member);

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
    /// <param name="dropout">The dropout masks, the same for all passes of a step.</param>
    /// <param name="member">The member whose share to compute; every member gets the total.</param>
    public abstract double SampledLoss(
        ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, Span<float> sampled, SampledTargets batch, float scale, in DropoutMasks dropout, TeamMember member);

    /// <summary>
    /// Backpropagates through time: the gradients of all recurrent layers and of the input. In the input's table only the rows of the batch's words are
    /// written, after zeroing those of the previous batch, so gradients and workspace must stay together. Where embeddings are tied, the gradients of the words are
    /// added to those of Why.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="gradients">Receives the remaining gradients.</param>
    /// <param name="workspace">The training workspace.</param>
    /// <param name="inputs">The words given to <see cref="Forward"/>.</param>
    /// <param name="dropout">The dropout masks, the same for all passes of a step.</param>
    /// <param name="member">The member whose share to compute.</param>
    public abstract void Backward(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> inputs, in DropoutMasks dropout, TeamMember member);
}
