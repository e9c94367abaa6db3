using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>
/// The passes that serve a shape, over weights of one precision, as the source generator emits them: a word of one session, a word of sixteen, logits. Not to be implemented by hand.
/// They are pure functions over slabs that the runtime owns: spans have the lengths that <see cref="Layout"/> states, which the passes trust; the runtime checks tokens before a call.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServingNetwork
{
    /// <summary>Columns of one panel: the 16 floats of a cache line.</summary>
    public const int PanelWidth = 16;

    /// <summary>Sessions that <see cref="StepGroup"/> advances together.</summary>
    public const int GroupRows = 16;

    /// <summary>The sizes that the code was emitted for.</summary>
    public abstract ModelShape Shape { get; }

    /// <summary>Memory that the passes work on.</summary>
    public abstract ServingLayout Layout { get; }

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
    /// <param name="foldedInput">Receives <see cref="ServingLayout.FoldedInputFloats"/> values.</param>
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
    /// <param name="output">The output layer from <see cref="ServingLayout.OutputOffset"/> on: the model's own or one with the words in another order.</param>
    /// <param name="state">State of one session; only its scratch is written.</param>
    /// <param name="logits">Receives 16 logits per panel; words at and above V get 0.</param>
    /// <param name="firstPanel">First panel: word 16·firstPanel.</param>
    /// <param name="panelCount">Number of panels.</param>
    public abstract void Logits(ReadOnlySpan<float> output, Span<float> state, Span<float> logits, int firstPanel, int panelCount);

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
    /// <param name="group">State of a group; only its scratch is written.</param>
    /// <param name="logits">Receives [panelCount][16][16]: 16 logits per panel and session; words at and above V get 0.</param>
    /// <param name="firstPanel">First panel: word 16·firstPanel.</param>
    /// <param name="panelCount">Number of panels.</param>
    public abstract void GroupLogits(ReadOnlySpan<float> output, Span<float> group, Span<float> logits, int firstPanel, int panelCount);
}
