using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Benchmarks;

/// <summary>
/// The output layer as vector code with sizes known only at run time: all logits, then their maximum, then the sum of their exponentials and the best of
/// them in one pass, which looks at single words only where eight of them hold a candidate. A tied embedding serves as the weights, after a projection if h has another width.
/// </summary>
internal sealed class RuntimeSizeOutput
{
    private const int Lanes = 8;
    private readonly RuntimeSizeProjection? _projection;
    private readonly ColumnPanels _weights;
    private readonly AlignedBuffer _bias;
    private readonly AlignedBuffer _logits;

    public RuntimeSizeOutput(RnnModel model)
    {
        int words = model.Vocabulary.Count;
        int depth = model.Shape.OutputDepth;
        _projection = model.Shape.HasProjection ? new RuntimeSizeProjection(model) : null;
        _weights = new ColumnPanels(depth, words, PanelProduct.Width);
        _bias = new AlignedBuffer(_weights.PanelCount * PanelProduct.Width);
        _logits = new AlignedBuffer(_bias.Length);
        float[] weights = RuntimeSizeCell.Read(model, model.Shape.TieEmbeddings ? "embedding.weight" : "output.weight");
        // Beyond the last word e^−∞ = 0: it adds nothing to the sum and is never the best.
        _bias.Span.Fill(float.NegativeInfinity);
        RuntimeSizeCell.Read(model, "output.bias").AsSpan(0, words).CopyTo(_bias.Span);
        for (int word = 0; word < words; word++)
        {
            for (int row = 0; row < depth; row++)
            {
                _weights[row, word] = weights[(word * depth) + row];
            }
        }
    }

    /// <summary>Finds the most probable words after a hidden state.</summary>
    public void Suggest(ReadOnlySpan<float> hidden, Span<Suggestion> suggestions)
    {
        ReadOnlySpan<float> input = _projection is null ? hidden : _projection.Project(hidden);
        Span<float> logits = _logits.Span;
        for (int panel = 0; panel < _weights.PanelCount; panel++)
        {
            PanelProduct.Compute(_weights, _bias, panel, input, ref logits[panel * PanelProduct.Width]);
        }

        float maximum = Maximum(logits);
        float sum = SumAndSelect(logits, maximum, suggestions);
        foreach (ref Suggestion suggestion in suggestions)
        {
            suggestion = suggestion with { Probability = MathF.Exp(suggestion.Probability - maximum) / sum };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Maximum(ReadOnlySpan<float> logits)
    {
        ref float first = ref MemoryMarshal.GetReference(logits);
        Vector256<float> m0 = Vector256.LoadUnsafe(ref first), m1 = m0, m2 = m0, m3 = m0;
        for (nuint i = 0; i < (nuint)logits.Length; i += 4 * Lanes)
        {
            m0 = Vector256.MaxNative(m0, Vector256.LoadUnsafe(ref first, i));
            m1 = Vector256.MaxNative(m1, Vector256.LoadUnsafe(ref first, i + 8));
            m2 = Vector256.MaxNative(m2, Vector256.LoadUnsafe(ref first, i + 16));
            m3 = Vector256.MaxNative(m3, Vector256.LoadUnsafe(ref first, i + 24));
        }

        Vector256<float> lanes = Vector256.MaxNative(Vector256.MaxNative(m0, m1), Vector256.MaxNative(m2, m3));
        float maximum = lanes[0];
        for (int lane = 1; lane < Lanes; lane++)
        {
            maximum = MathF.Max(maximum, lanes[lane]);
        }

        return maximum;
    }

    /// <summary>Computes Σ e^(logit − maximum), and finds the best words with their logits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float SumAndSelect(ReadOnlySpan<float> logits, float maximum, Span<Suggestion> best)
    {
        best.Fill(new Suggestion(Vocabulary.Unknown, float.NegativeInfinity));
        ref float first = ref MemoryMarshal.GetReference(logits);
        Vector256<float> shift = Vector256.Create(maximum);
        Vector256<float> threshold = Vector256.Create(float.NegativeInfinity);
        Vector256<float> sum = Vector256<float>.Zero;
        for (nuint i = 0; i < (nuint)logits.Length; i += Lanes)
        {
            Vector256<float> logit = Vector256.LoadUnsafe(ref first, i);
            sum += VectorMath.Exp(logit - shift);
            if (Vector256.GreaterThanAny(logit, threshold))
            {
                Insert(logits.Slice((int)i, Lanes), (int)i, best);
                threshold = Vector256.Create(best[^1].Probability);
            }
        }

        return Vector256.Sum(sum);
    }

    private static void Insert(ReadOnlySpan<float> logits, int firstWord, Span<Suggestion> best)
    {
        for (int lane = 0; lane < logits.Length; lane++)
        {
            int word = firstWord + lane;
            if (word == Vocabulary.Unknown || logits[lane] <= best[^1].Probability)
                continue;

            int place = best.Length - 1;
            for (; place > 0 && best[place - 1].Probability < logits[lane]; place--)
                best[place] = best[place - 1];

            best[place] = new Suggestion(word, logits[lane]);
        }
    }
}
