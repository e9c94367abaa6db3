using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.Training;

namespace RnnGen.CompilerServices;

/// <summary>
/// A teacher's part in the targets of a step: in place of onehot(target), the network is trained on (1 − λ)·onehot(target) + λ·q (Hinton, Vinyals and Dean 2015,
/// "Distilling the knowledge in a neural network", at temperature 1). <c>default</c> changes nothing. Only generated code calls it, which it trusts: references and sizes are not checked.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SoftTargetRows
{
    private readonly SoftTargets? _targets;
    private readonly int[]? _positions;
    private readonly float _weight;

    /// <summary>The soft targets of a step.</summary>
    /// <param name="targets">q at every position of the text.</param>
    /// <param name="positions">Where in the text the target of each row stands; negative for rows without one.</param>
    /// <param name="weight">λ.</param>
    internal SoftTargetRows(SoftTargets targets, int[] positions, float weight)
    {
        _targets = targets;
        _positions = positions;
        _weight = weight;
    }

    /// <summary>dz += λ·scale·(onehot(target) − q), for some panels of a block of rows; rows without a target have no gradient.</summary>
    /// <param name="gradient">dz of the block, in panels.</param>
    /// <param name="targets">The block's targets.</param>
    /// <param name="scale">What dz is multiplied by.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="endPanel">The panel after the last.</param>
    /// <param name="firstRow">The block's first row among all.</param>
    /// <param name="panelStride">Floats from one panel of dz to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddGradient(ref float gradient, ReadOnlySpan<int> targets, float scale, nuint firstPanel, nuint endPanel, nuint firstRow, nuint panelStride)
    {
        if (_targets is null)
        {
            return;
        }

        float share = _weight * scale;
        ref float frequencies = ref MemoryMarshal.GetReference(_targets.Frequencies.Span);
        for (int row = 0; row < targets.Length; row++)
        {
            int position = _positions![(int)firstRow + row];
            if (position < 0)
            {
                continue;
            }

            // The words that are not kept first: all of them in proportion to their frequency.
            ref float dz = ref Unsafe.Add(ref gradient, (nuint)row * RnnNetwork.PanelWidth);
            float restScale = share * _targets.RestScaleAt(position);
            Vector256<float> negative = Vector256.Create(-restScale);
            for (nuint panel = firstPanel; panel < endPanel; panel++)
            {
                for (nuint lane = 0; lane < RnnNetwork.PanelWidth; lane += (nuint)Vector256<float>.Count)
                {
                    nuint place = (panel * panelStride) + lane;
                    VectorMath.MultiplyAdd(negative, Vector256.LoadUnsafe(ref frequencies, (panel * RnnNetwork.PanelWidth) + lane), Vector256.LoadUnsafe(ref dz, place)).StoreUnsafe(ref dz, place);
                }
            }

            ReadOnlySpan<int> words = _targets.WordsAt(position);
            ReadOnlySpan<float> probabilities = _targets.ProbabilitiesAt(position);
            int first = words.BinarySearch((int)firstPanel * RnnNetwork.PanelWidth);
            for (int i = first < 0 ? ~first : first; i < words.Length && words[i] < (int)endPanel * RnnNetwork.PanelWidth; i++)
            {
                At(ref dz, words[i], panelStride) -= (share * probabilities[i]) - (restScale * Unsafe.Add(ref frequencies, (nuint)words[i]));
            }

            int target = targets[row];
            if (target >= (int)firstPanel * RnnNetwork.PanelWidth && target < (int)endPanel * RnnNetwork.PanelWidth)
            {
                At(ref dz, target, panelStride) += share;
            }
        }
    }

    private static ref float At(ref float dz, int word, nuint panelStride) =>
        ref Unsafe.Add(ref dz, ((nuint)word / RnnNetwork.PanelWidth * panelStride) + ((nuint)word % RnnNetwork.PanelWidth));
}
