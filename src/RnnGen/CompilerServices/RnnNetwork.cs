using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>
/// The passes of one shape, as the source generator emits them: pure functions over slabs that the runtime owns. Nobody implements it by hand.
/// Spans have the lengths that <see cref="Layout"/> states; the runtime checks tokens and targets before a call.
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

    /// <summary>One word through every layer, batch 1: advances h (and c) in <paramref name="state"/>.</summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="state">h, c and scratch of one session.</param>
    /// <param name="token">The word, in [0, V).</param>
    public abstract void Step(ReadOnlySpan<float> parameters, Span<float> state, int token);

    /// <summary>
    /// Fills the folded input table [V][gates of the first layer]: row v is embedding[v]·Wxh + b, all that lies between word v and the first
    /// layer's recurrence while the parameters do not change.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="foldedInput">Receives <see cref="NetworkLayout.FoldedInputFloats"/> values.</param>
    /// <exception cref="NotSupportedException">The words enter one-hot: Wxh is such a table itself.</exception>
    public virtual void FoldInput(ReadOnlySpan<float> parameters, Span<float> foldedInput) =>
        throw new NotSupportedException("Words that enter one-hot have no input to fold.");

    /// <summary><see cref="Step"/> with the folded input table in place of embedding, Wxh and b of the first layer.</summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="foldedInput">The table that <see cref="FoldInput"/> filled from them.</param>
    /// <param name="state">h, c and scratch of one session.</param>
    /// <param name="token">The word, in [0, V).</param>
    /// <exception cref="NotSupportedException">The words enter one-hot.</exception>
    public virtual void StepFolded(ReadOnlySpan<float> parameters, ReadOnlySpan<float> foldedInput, Span<float> state, int token) =>
        throw new NotSupportedException("Words that enter one-hot have no input to fold.");

    /// <summary>Logits Why·h + by of the words of some panels, from the top layer's h in <paramref name="state"/>.</summary>
    /// <param name="output">The output layer: Why in panels [V/16][H][16], or the tied embedding [V/16][E][16], then by; the parameters' own or one in another order of words.</param>
    /// <param name="state">State of one session.</param>
    /// <param name="logits">Receives 16 logits a panel; words at and above V get 0.</param>
    /// <param name="firstPanel">First panel: word 16·firstPanel.</param>
    /// <param name="panelCount">Number of panels.</param>
    public abstract void Logits(ReadOnlySpan<float> output, ReadOnlySpan<float> state, Span<float> logits, int firstPanel, int panelCount);

    /// <summary>
    /// One word of each of <see cref="GroupRows"/> sessions through every layer. The state is that of a session panel by panel, with one row for
    /// each session: [CarriedFloats / 16][16][16]. The next h (and c) are written after the previous ones, in the same form: the caller keeps those
    /// of the sessions that read a word.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="group">h, c, the next ones, and scratch.</param>
    /// <param name="tokens">A word for each row, in [0, V).</param>
    public abstract void StepGroup(ReadOnlySpan<float> parameters, Span<float> group, ReadOnlySpan<int> tokens);

    /// <summary>Logits Why·h + by of the words of some panels for each session of a group.</summary>
    /// <param name="output">The output layer, as for <see cref="Logits"/>.</param>
    /// <param name="group">State of a group.</param>
    /// <param name="logits">Receives [panelCount][16][16]: 16 logits a panel and session; words at and above V get 0.</param>
    /// <param name="firstPanel">First panel: word 16·firstPanel.</param>
    /// <param name="panelCount">Number of panels.</param>
    public abstract void GroupLogits(ReadOnlySpan<float> output, ReadOnlySpan<float> group, Span<float> logits, int firstPanel, int panelCount);

    /// <summary>Zeroes the state that the next <see cref="Forward"/> starts from.</summary>
    /// <param name="workspace">The training workspace.</param>
    public abstract void ResetState(Span<float> workspace);

    /// <summary>Makes the state after step T the one that the next <see cref="Forward"/> starts from (truncated BPTT with carried state).</summary>
    /// <param name="workspace">The training workspace.</param>
    public abstract void CarryState(Span<float> workspace);

    /// <summary>
    /// T steps of B sequences through every layer; leaves all activations in the workspace. This pass and the next two are called by every member of a
    /// team with the same arguments, and return to each of them when all have finished.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="workspace">The training workspace.</param>
    /// <param name="inputs">T·B words, time-major: [t][b].</param>
    /// <param name="dropout">What is dropped in this step; the same for all passes of a step.</param>
    /// <param name="member">Whose share to compute.</param>
    public abstract void Forward(ReadOnlySpan<float> parameters, Span<float> workspace, ReadOnlySpan<int> inputs, in DropoutMasks dropout, TeamMember member);

    /// <summary>
    /// Output layer, softmax and cross-entropy over the first <paramref name="wordCount"/> words, with the gradients of Why, by and of the top
    /// layer's h. Returns the sum of −ln p(target); gradients are multiplied by <paramref name="scale"/>.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="gradients">Receives the output layer's gradients.</param>
    /// <param name="workspace">The training workspace.</param>
    /// <param name="targets">T·B words [t][b], or B when only the last step predicts; −1 takes no part.</param>
    /// <param name="wordCount">Words of the vocabulary, at most V.</param>
    /// <param name="scale">1 / number of targets, for a mean.</param>
    /// <param name="dropout">What is dropped in this step; the same for all passes of a step.</param>
    /// <param name="member">Whose share to compute; the sum of the whole is returned to every member.</param>
    public abstract double Loss(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> targets, int wordCount, float scale, in DropoutMasks dropout, TeamMember member);

    /// <summary>Floats of memory that <see cref="SampledLoss"/> needs.</summary>
    /// <param name="candidates">S, a multiple of 16.</param>
    public abstract int SampledFloats(int candidates);

    /// <summary><see cref="Loss"/> over each row's own target and S candidates that stand for the whole vocabulary. All other words have zero gradients.</summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="gradients">Receives the output layer's gradients.</param>
    /// <param name="workspace">The training workspace.</param>
    /// <param name="sampled">Memory of <see cref="SampledFloats"/> floats.</param>
    /// <param name="batch">Targets and candidates.</param>
    /// <param name="scale">1 / number of targets, for a mean.</param>
    /// <param name="dropout">What is dropped in this step; the same for all passes of a step.</param>
    /// <param name="member">Whose share to compute; the sum of the whole is returned to every member.</param>
    public abstract double SampledLoss(
        ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, Span<float> sampled, SampledTargets batch, float scale, in DropoutMasks dropout, TeamMember member);

    /// <summary>
    /// Backpropagation through time: the gradients of all recurrent layers and of the input. Of the input's table only the rows of the batch's words are
    /// touched, and those of the batch before zeroed: gradients and workspace must stay together. Where embeddings are tied the table's gradients are those of Why
    /// already, and the words' are added to them.
    /// </summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="gradients">Receives the remaining gradients.</param>
    /// <param name="workspace">The training workspace.</param>
    /// <param name="inputs">The words given to <see cref="Forward"/>.</param>
    /// <param name="dropout">What is dropped in this step; the same for all passes of a step.</param>
    /// <param name="member">Whose share to compute.</param>
    public abstract void Backward(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> inputs, in DropoutMasks dropout, TeamMember member);
}
