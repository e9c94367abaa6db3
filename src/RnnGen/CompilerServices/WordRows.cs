using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

/// <summary>
/// A table with one row per word, [V][16·panels]: an embedding, or Wxh for one-hot input. Only generated code calls it; offsets and sizes
/// are not checked. Matrices of a batch are [panels][words][16].
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WordRows
{
    private const int Width = RnnNetwork.PanelWidth;

    /// <summary>result[r] = table[words[r]]: the product of a one-hot vector and a matrix. The members of a team share the rows r.</summary>
    /// <param name="words">Words to look up.</param>
    /// <param name="table">[V][16·panels].</param>
    /// <param name="panels">Panels of a table row.</param>
    /// <param name="result">[panels][words][16].</param>
    /// <param name="member">The member whose share to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ReadOnlySpan<int> words, ref float table, nuint panels, ref float result, TeamMember member)
    {
        nuint rows = (nuint)words.Length, stride = rows * Width;
        foreach (nuint row in member.Share(rows))
        {
            ref float source = ref Unsafe.Add(ref table, (nuint)words[(int)row] * (panels * Width));
            for (nuint panel = 0; panel < panels; panel++)
            {
                nuint target = (panel * stride) + (row * Width);
                Vector256.LoadUnsafe(ref source, panel * Width).StoreUnsafe(ref result, target);
                Vector256.LoadUnsafe(ref source, (panel * Width) + 8).StoreUnsafe(ref result, target + 8);
            }
        }
    }

    /// <summary>result[r] = table[words[r]] + bias. The members of a team share the rows r.</summary>
    /// <param name="words">Words to look up.</param>
    /// <param name="table">[V][16·panels].</param>
    /// <param name="bias">[16·panels].</param>
    /// <param name="panels">Panels of a table row.</param>
    /// <param name="result">[panels][words][16].</param>
    /// <param name="member">The member whose share to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GatherWithBias(ReadOnlySpan<int> words, ref float table, ref float bias, nuint panels, ref float result, TeamMember member)
    {
        nuint rows = (nuint)words.Length, stride = rows * Width;
        foreach (nuint row in member.Share(rows))
        {
            ref float source = ref Unsafe.Add(ref table, (nuint)words[(int)row] * (panels * Width));
            for (nuint panel = 0; panel < panels; panel++)
            {
                nuint target = (panel * stride) + (row * Width);
                (Vector256.LoadUnsafe(ref source, panel * Width) + Vector256.LoadUnsafe(ref bias, panel * Width)).StoreUnsafe(ref result, target);
                (Vector256.LoadUnsafe(ref source, (panel * Width) + 8) + Vector256.LoadUnsafe(ref bias, (panel * Width) + 8)).StoreUnsafe(ref result, target + 8);
            }
        }
    }

    /// <summary>
    /// table[words[r]] += gradient[r], in the order of r: the transpose of <see cref="Gather"/>. Then squares[panel] = Σ g² over the panel's columns of these words' rows;
    /// all other rows are zero. The members of a team share the panels.
    /// </summary>
    /// <param name="words">The word of each row of the gradient.</param>
    /// <param name="gradient">[panels][words][16].</param>
    /// <param name="table">[V][16·panels].</param>
    /// <param name="panels">Panels of a table row.</param>
    /// <param name="squares">[panels]: receives the panels' contributions to the norm of the gradients.</param>
    /// <param name="member">The member whose share to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<int> words, ref float gradient, ref float table, nuint panels, ref float squares, TeamMember member)
    {
        nuint stride = (nuint)words.Length * Width;
        foreach (nuint panel in member.Share(panels))
        {
            for (int row = 0; row < words.Length; row++)
            {
                ref float target = ref Unsafe.Add(ref table, ((nuint)words[row] * (panels * Width)) + (panel * Width));
                nuint source = (panel * stride) + ((nuint)row * Width);
                (Vector256.LoadUnsafe(ref target) + Vector256.LoadUnsafe(ref gradient, source)).StoreUnsafe(ref target);
                (Vector256.LoadUnsafe(ref target, 8) + Vector256.LoadUnsafe(ref gradient, source + 8)).StoreUnsafe(ref target, 8);
            }

            // Each word's row counts once, no matter how often the word is in the batch.
            Vector256<float> low = Vector256<float>.Zero, high = Vector256<float>.Zero;
            for (int row = 0; row < words.Length; row++)
            {
                if (!words.Slice(0, row).Contains(words[row]))
                {
                    ref float sum = ref Unsafe.Add(ref table, ((nuint)words[row] * (panels * Width)) + (panel * Width));
                    low = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref sum), Vector256.LoadUnsafe(ref sum), low);
                    high = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref sum, 8), Vector256.LoadUnsafe(ref sum, 8), high);
                }
            }

            Unsafe.Add(ref squares, panel) = Vector256.Sum(low + high);
        }
    }

    /// <summary>table[words[r]] = 0 for the words of the previous batch: all other rows are zero. The members of a team share the panels.</summary>
    /// <param name="words">Words whose rows are not zero.</param>
    /// <param name="table">[V][16·panels].</param>
    /// <param name="panels">Panels of a table row.</param>
    /// <param name="member">The member whose share to clear.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clear(ReadOnlySpan<int> words, ref float table, nuint panels, TeamMember member)
    {
        foreach (nuint panel in member.Share(panels))
        {
            for (int row = 0; row < words.Length; row++)
            {
                ref float target = ref Unsafe.Add(ref table, ((nuint)words[row] * (panels * Width)) + (panel * Width));
                Vector256<float>.Zero.StoreUnsafe(ref target);
                Vector256<float>.Zero.StoreUnsafe(ref target, 8);
            }
        }
    }
}
