using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

/// <summary>
/// The data movement of sampled softmax: columns of the output layer, Why in panels [V/16][depth][16] with depth = H or the width of a tied embedding, are gathered for S candidates and for the target of
/// each row, and their gradients scattered back. Only generated code calls it; offsets and sizes are not checked.
/// </summary>
/// <remarks>
/// The candidates become a small output layer, W' [S/16][depth][16] and b' [S], with S a multiple of 16. The targets' columns become rows w
/// [targets][width], with width = depth rounded up to a multiple of 16 and zeros as padding. Rows with a target of −1 are left out.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampledColumns
{
    private const int Width = RnnNetwork.PanelWidth;

    /// <summary>W'[k, c] = Why[k, candidates[c]] and b'[c] = by[candidates[c]] + corrections[c].</summary>
    /// <param name="candidates">[S]: words.</param>
    /// <param name="corrections">[S]: −ln E(c), with E the expected count of the candidate in the sample.</param>
    /// <param name="why">[V/16][depth][16].</param>
    /// <param name="by">[V].</param>
    /// <param name="depth">Rows of a panel of Why.</param>
    /// <param name="weights">W' [S/16][depth][16].</param>
    /// <param name="bias">b' [S].</param>
    /// <param name="firstPanel">The first panel of W'.</param>
    /// <param name="endPanel">The panel after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GatherCandidates(
        ReadOnlySpan<int> candidates,
        ReadOnlySpan<float> corrections,
        ref float why,
        ref float by,
        nuint depth,
        ref float weights,
        ref float bias,
        nuint firstPanel,
        nuint endPanel)
    {
        nuint endRow = depth * Width;
        for (nuint column = firstPanel * Width; column < endPanel * Width; column++)
        {
            nuint word = (nuint)candidates[(int)column];
            ref float source = ref Panels.Column(ref why, depth, word);
            ref float target = ref Panels.Column(ref weights, depth, column);
            for (nuint row = 0; row < endRow; row += Width)
            {
                Unsafe.Add(ref target, row) = Unsafe.Add(ref source, row);
            }

            Unsafe.Add(ref bias, column) = Unsafe.Add(ref by, word) + corrections[(int)column];
        }
    }

    /// <summary>w[r, k] = Why[k, targets[r]]. The members of a team share the rows r.</summary>
    /// <param name="targets">The target word of each row, or −1.</param>
    /// <param name="why">[V/16][depth][16].</param>
    /// <param name="depth">Rows of a panel of Why.</param>
    /// <param name="targetWeights">w [targets][width]; padding is left unchanged.</param>
    /// <param name="member">The member whose share to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GatherTargets(ReadOnlySpan<int> targets, ref float why, nuint depth, ref float targetWeights, TeamMember member)
    {
        nuint rows = (nuint)targets.Length, width = PanelsOf(depth) * Width;
        foreach (nuint row in member.Share(rows))
        {
            // A row without a target reads the first word's column and does not use it.
            nuint word = (nuint)Math.Max(0, targets[(int)row]);
            ref float source = ref Panels.Column(ref why, depth, word);
            ref float target = ref Unsafe.Add(ref targetWeights, row * width);
            for (nuint unit = 0, offset = 0; unit < depth; unit++, offset += Width)
            {
                Unsafe.Add(ref target, unit) = Unsafe.Add(ref source, offset);
            }
        }
    }

    /// <summary>Sets logits[r, hits[r]] = −∞: that candidate is the row's own target, which is counted separately.</summary>
    /// <param name="logits">[S/16][hits][16].</param>
    /// <param name="hits">The candidate that is the row's target, or −1.</param>
    /// <param name="firstPanel">The first panel of the logits.</param>
    /// <param name="endPanel">The panel after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LeaveOutHits(ref float logits, ReadOnlySpan<int> hits, nuint firstPanel, nuint endPanel)
    {
        nuint stride = (nuint)hits.Length * Width;
        for (int row = 0; row < hits.Length; row++)
        {
            int hit = hits[row];
            if (hit >= (int)firstPanel * Width && hit < (int)endPanel * Width)
            {
                Unsafe.Add(ref logits, ((nuint)hit / Width * stride) + ((nuint)row * Width) + ((nuint)hit % Width)) = float.NegativeInfinity;
            }
        }
    }

    /// <summary>z[r] = w[r]·h[r] + by[targets[r]] + corrections[r]: the logit of each row's own target.</summary>
    /// <param name="hidden">h [width/16][targets][16], with zeros as padding.</param>
    /// <param name="hiddenStride">Floats from one panel of h to the next.</param>
    /// <param name="targetWeights">w [targets][width].</param>
    /// <param name="depth">Rows of a panel of Why.</param>
    /// <param name="targets">The target word of each row, or −1.</param>
    /// <param name="corrections">[targets]: −ln E(target), with E the expected count of the word in the sample.</param>
    /// <param name="by">[V].</param>
    /// <param name="logits">[targets][16]: the panel after the candidates', whose first column receives z.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScoreTargets(
        ref float hidden,
        nuint hiddenStride,
        ref float targetWeights,
        nuint depth,
        ReadOnlySpan<int> targets,
        ReadOnlySpan<float> corrections,
        ref float by,
        ref float logits)
    {
        nuint rows = (nuint)targets.Length, panels = PanelsOf(depth), width = panels * Width;
        for (nuint row = 0; row < rows; row++)
        {
            Vector256<float> low = Vector256<float>.Zero, high = Vector256<float>.Zero;
            for (nuint panel = 0; panel < panels; panel++)
            {
                ref float h = ref Unsafe.Add(ref hidden, (panel * hiddenStride) + (row * Width));
                ref float weight = ref Unsafe.Add(ref targetWeights, (row * width) + (panel * Width));
                low = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref h), Vector256.LoadUnsafe(ref weight), low);
                high = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref h, 8), Vector256.LoadUnsafe(ref weight, 8), high);
            }

            int target = Math.Max(0, targets[(int)row]);
            Unsafe.Add(ref logits, row * Width) = Vector256.Sum(low + high) + Unsafe.Add(ref by, target) + corrections[(int)row];
        }
    }

    /// <summary>dh[r] += dz[r]·w[r], with dz the first column of the logits' panel, which is saved to <paramref name="targetGradients"/>. The members of a team share the rows r.</summary>
    /// <param name="logits">[rows][16]: the panel after the candidates', with dz in its first column.</param>
    /// <param name="targetWeights">w [rows][width].</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="depth">Rows of a panel of Why.</param>
    /// <param name="hiddenGradient">dh [width/16][rows][16].</param>
    /// <param name="gradientStride">Floats from one panel of dh to the next.</param>
    /// <param name="targetGradients">dz [rows].</param>
    /// <param name="member">The member whose share to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddTargetGradients(
        ref float logits,
        ref float targetWeights,
        nuint rows,
        nuint depth,
        ref float hiddenGradient,
        nuint gradientStride,
        ref float targetGradients,
        TeamMember member)
    {
        nuint panels = PanelsOf(depth), width = panels * Width;
        foreach (nuint row in member.Share(rows))
        {
            float dz = Unsafe.Add(ref logits, row * Width);
            Unsafe.Add(ref targetGradients, row) = dz;
            for (nuint panel = 0; panel < panels; panel++)
            {
                ref float dh = ref Unsafe.Add(ref hiddenGradient, (panel * gradientStride) + (row * Width));
                ref float weight = ref Unsafe.Add(ref targetWeights, (row * width) + (panel * Width));
                VectorMath.MultiplyAdd(Vector256.Create(dz), Vector256.LoadUnsafe(ref weight), Vector256.LoadUnsafe(ref dh)).StoreUnsafe(ref dh);
                VectorMath.MultiplyAdd(Vector256.Create(dz), Vector256.LoadUnsafe(ref weight, 8), Vector256.LoadUnsafe(ref dh, 8)).StoreUnsafe(ref dh, 8);
            }
        }
    }

    /// <summary>
    /// dWhy[k, candidates[c]] = dW'[k, c], then dWhy[k, targets[r]] += dz[r]·h[r, k] in the order of r; dby likewise of db' and dz. All other columns are zero. The members
    /// of a team share the rows k.
    /// </summary>
    /// <param name="candidates">[S]: words, each once.</param>
    /// <param name="targets">The target word of each row, or −1.</param>
    /// <param name="weightGradients">dW' [S/16][depth][16].</param>
    /// <param name="biasGradients">db' [S].</param>
    /// <param name="targetGradients">dz [targets].</param>
    /// <param name="hidden">h [depth/16, rounded up][targets][16].</param>
    /// <param name="hiddenStride">Floats from one panel of h to the next.</param>
    /// <param name="depth">Rows of a panel of dWhy.</param>
    /// <param name="dwhy">[V/16][depth][16].</param>
    /// <param name="dby">[V].</param>
    /// <param name="member">The member whose share to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter(
        ReadOnlySpan<int> candidates,
        ReadOnlySpan<int> targets,
        ref float weightGradients,
        ref float biasGradients,
        ref float targetGradients,
        ref float hidden,
        nuint hiddenStride,
        nuint depth,
        ref float dwhy,
        ref float dby,
        TeamMember member)
    {
        // The part after the last row of dWhy is dby.
        for (TeamShare units = member.Share(depth + 1); units.MoveToRange();)
        {
            nuint firstUnit = units.Current, endUnit = Math.Min(units.End, depth);
            bool hasBias = units.End > depth;
            for (int column = 0; column < candidates.Length; column++)
            {
                int word = candidates[column];
                ref float source = ref Panels.Column(ref weightGradients, depth, (nuint)column);
                ref float target = ref Panels.Column(ref dwhy, depth, (nuint)word);
                for (nuint unit = firstUnit; unit < endUnit; unit++)
                {
                    Unsafe.Add(ref target, unit * Width) = Unsafe.Add(ref source, unit * Width);
                }

                if (hasBias)
                {
                    Unsafe.Add(ref dby, word) = Unsafe.Add(ref biasGradients, column);
                }
            }

            // A row's own target gets dz ⊗ h of that row only.
            for (int row = 0; row < targets.Length; row++)
            {
                int word = targets[row];
                if (word < 0)
                {
                    continue;
                }

                float dz = Unsafe.Add(ref targetGradients, row);
                ref float target = ref Panels.Column(ref dwhy, depth, (nuint)word);
                for (nuint unit = firstUnit; unit < endUnit; unit++)
                {
                    Unsafe.Add(ref target, unit * Width) += dz * Unsafe.Add(ref hidden, (unit / Width * hiddenStride) + ((nuint)row * Width) + (unit % Width));
                }

                if (hasBias)
                {
                    Unsafe.Add(ref dby, word) += dz;
                }
            }
        }
    }

    private static nuint PanelsOf(nuint depth) => (depth + Width - 1) / Width;
}
