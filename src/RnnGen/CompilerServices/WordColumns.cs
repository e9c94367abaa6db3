using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RnnGen.CompilerServices;

/// <summary>
/// A tied embedding: the embedding of a word is its column of the output layer, Why in panels [V/16][depth][16] with depth = E. Only generated code calls it;
/// offsets and sizes are not checked. Matrices of a batch are [E/16, rounded up][words][16].
/// </summary>
/// <remarks>A look-up takes E reads, one cache line each. That is little compared with the products that follow, and keeps the weights in the layout that the products need.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WordColumns
{
    private const int Width = RnnNetwork.PanelWidth;

    /// <summary>result[k] = Why[k, word]: batch 1.</summary>
    /// <param name="word">The word to look up, in [0, V).</param>
    /// <param name="why">[V/16][depth][16].</param>
    /// <param name="depth">E: rows of a panel of Why.</param>
    /// <param name="result">[depth]; padding in its last panel is left unchanged.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(nuint word, ref float why, nuint depth, ref float result)
    {
        ref float source = ref Panels.Column(ref why, depth, word);
        for (nuint row = 0, offset = 0; row < depth; row++, offset += Width)
        {
            Unsafe.Add(ref result, row) = Unsafe.Add(ref source, offset);
        }
    }

    /// <summary>result[r, k] = Why[k, words[r]]. The members of a team share the rows r.</summary>
    /// <param name="words">Words to look up.</param>
    /// <param name="why">[V/16][depth][16].</param>
    /// <param name="depth">E: rows of a panel of Why.</param>
    /// <param name="result">[depth/16, rounded up][words][16]; padding in its last panel is left unchanged.</param>
    /// <param name="member">The member whose share to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ReadOnlySpan<int> words, ref float why, nuint depth, ref float result, TeamMember member)
    {
        nuint rows = (nuint)words.Length, stride = rows * Width;
        foreach (nuint row in member.Share(rows))
        {
            ref float source = ref Panels.Column(ref why, depth, (nuint)words[(int)row]);
            ref float target = ref Unsafe.Add(ref result, row * Width);
            for (nuint column = 0; column < depth; column++)
            {
                Unsafe.Add(ref target, (column / Width * stride) + (column % Width)) = Unsafe.Add(ref source, column * Width);
            }
        }
    }

    /// <summary>
    /// dWhy[k, words[r]] += gradient[r, k], in the order of r: the transpose of <see cref="Gather"/>, on top of the gradients that the loss left there. Then squares[panel] = Σ g² over
    /// each panel that was added to. The members of a team share the panels, each over all rows.
    /// </summary>
    /// <param name="words">The word of each row of the gradient.</param>
    /// <param name="gradient">[depth/16, rounded up][words][16].</param>
    /// <param name="dwhy">[panels][depth][16].</param>
    /// <param name="depth">E: rows of a panel of dWhy.</param>
    /// <param name="panels">V/16.</param>
    /// <param name="squares">[panels]: receives the panels' contributions to the norm of the gradients.</param>
    /// <param name="member">The member whose share to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<int> words, ref float gradient, ref float dwhy, nuint depth, nuint panels, ref float squares, TeamMember member)
    {
        nuint stride = (nuint)words.Length * Width;
        foreach (nuint panel in member.Share(panels))
        {
            int firstWord = (int)panel * Width, lastWord = firstWord + Width - 1;
            int row = words.IndexOfAnyInRange(firstWord, lastWord);
            if (row < 0)
            {
                continue;
            }

            for (int next = 0; next >= 0; row += next + 1)
            {
                ref float source = ref Unsafe.Add(ref gradient, (nuint)row * Width);
                ref float target = ref Unsafe.Add(ref dwhy, (panel * (depth * Width)) + ((nuint)words[row] % Width));
                for (nuint column = 0; column < depth; column++)
                {
                    Unsafe.Add(ref target, column * Width) += Unsafe.Add(ref source, (column / Width * stride) + (column % Width));
                }

                next = words.Slice(row + 1).IndexOfAnyInRange(firstWord, lastWord);
            }

            // The loss summed only its own part here.
            GradientNorm.SquarePanels(ref dwhy, depth * Width, ref squares, panel, panel + 1);
        }
    }
}
