using RnnGen.Generators.Emission;
using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Cells;

/// <summary>The loops over the units of a layer at one word, sixteen at a time where the processor has vectors of 16 floats: every unit is computed by the same operations in both.</summary>
/// <param name="units">Units, a multiple of 8.</param>
/// <param name="create">The units of an iteration, whose first is the variable <c>unit</c>.</param>
internal sealed class UnitLoops(int units, Func<TileVectors, UnitVectors> create)
{
    /// <summary>Writes a loop.</summary>
    public void Emit(SourceWriter w, Action<UnitVectors> pass) => Emit(w, pass, null);

    /// <summary>
    /// Writes two loops, because an iteration that did both would stall the processor: the second pass waits for everything before it. As loops, several iterations of each are in flight at once. Where
    /// one iteration is all, the second pass takes what the first computed from its registers.
    /// </summary>
    /// <param name="w">The writer.</param>
    /// <param name="first">Writes the first pass.</param>
    /// <param name="second">Writes the second, and whether it follows in the same iteration; null where there is none.</param>
    public void Emit(SourceWriter w, Action<UnitVectors> first, Action<UnitVectors, bool>? second)
    {
        int wide = units - (units % Panel.Width);
        if (wide == 0)
        {
            Loops(w, TileVectors.Narrow, 0, units, first, second);
            return;
        }

        using (w.Block($"if ({EmittedText.IsWide})"))
        {
            Loops(w, TileVectors.Wide, 0, wide, first, second);
            if (wide < units)
            {
                Loops(w, TileVectors.Narrow, wide, units, first, second);
            }
        }

        w.ElseBlock(() => Loops(w, TileVectors.Narrow, 0, units, first, second));
    }

    private void Loops(SourceWriter w, TileVectors vectors, int begin, int end, Action<UnitVectors> first, Action<UnitVectors, bool>? second)
    {
        UnitVectors some = create(vectors);
        string loop = $"for (nuint unit = {begin}; unit < {end}; unit += {vectors.Lanes})";
        bool isOne = end - begin == vectors.Lanes;
        using (w.Block(loop))
        {
            first(some);
            if (isOne)
            {
                second?.Invoke(some, true);
            }
        }

        if (second is not null && !isOne)
        {
            using (w.Block(loop))
            {
                second(some, false);
            }
        }
    }
}
