using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>
/// start + vector · weights with int8 weights, panel after panel: exact int32 sums, scaled once. One loop walks the weights from their first to their last byte. Four slots at a
/// time, into two sums: the additions of one are not waited for by the other.
/// </summary>
/// <param name="depth">Length of the vector.</param>
/// <param name="isFar">Whether the weights are prefetched a page ahead.</param>
internal sealed class Int8MatVecTile(int depth, bool isFar) : Tile($"Int8MatVec_K{depth}{(isFar ? "_Far" : "")}")
{
    private const int SlotsAtOnce = 4;

    private readonly int _slots = (depth + Int8Matrix.SlotColumns - 1) / Int8Matrix.SlotColumns;

    public override void Emit(SourceWriter w)
    {
        w.Summary($"result = start + scale·columnScales ∘ (corrections + values · weights) for one vector: values [{_slots}] of four bytes, weights [panels][{_slots}][16] of four int8. From one panel of start and result to the next are their strides.");
        w.Line(EmittedText.Optimized);
        using (w.Block(
            $"public static void {Name}(ref float values, float scale, ref float weights, ref float columnScales, ref float corrections, ref float start, nuint startStride, ref float result, nuint resultStride, nuint panels)"))
        {
            w.Line("ref int fours = ref Unsafe.As<float, int>(ref values);");
            w.Line("nuint weight = 0, from = 0, to = 0;");
            using (w.Block($"if ({EmittedText.IsWide})"))
            {
                Panels(w, TileVectors.Wide);
                w.Line("return;");
            }

            Panels(w, TileVectors.Narrow);
        }
    }

    private void Panels(SourceWriter w, TileVectors vectors)
    {
        string type = vectors.Type;
        using (w.Block("for (nuint panel = 0; panel < panels; panel++, from += startStride, to += resultStride)"))
        {
            foreach (TilePart part in vectors.Parts)
            {
                w.Line($"{type}<int> {part.Name}0 = {type}.AsInt32({type}.LoadUnsafe(ref corrections, {Offset("panel * 16", part.Column)})), {part.Name}1 = {type}<int>.Zero;");
            }

            int whole = _slots - (_slots % SlotsAtOnce);
            if (whole > 0)
            {
                using (w.Block($"for (nuint slot = 0; slot < {whole}; slot += {SlotsAtOnce}, weight += {SlotsAtOnce * Panel.Width})"))
                {
                    if (isFar)
                    {
                        w.Line($"VectorMath.Prefetch(ref weights, weight + {WeightStream.PageFloats});");
                    }

                    w.Lines(Enumerable.Range(0, SlotsAtOnce).SelectMany(slot => Slot(slot, slot == 0 ? "Unsafe.Add(ref fours, slot)" : $"Unsafe.Add(ref fours, slot + {slot})")));
                }
            }

            for (int slot = whole; slot < _slots; slot++)
            {
                w.Lines(Slot(slot - whole, slot == 0 ? "fours" : $"Unsafe.Add(ref fours, {slot})"));
            }

            if (_slots > whole)
            {
                w.Line($"weight += {(_slots - whole) * Panel.Width};");
            }

            foreach (TilePart part in vectors.Parts)
            {
                w.Line($"{type}<float> {part.Name} = {type}.ConvertToSingle({part.Name}0 + {part.Name}1);");
                w.Line(
                    $"{type}.StoreUnsafe({type}.MultiplyAddEstimate({part.Name}, {type}.LoadUnsafe(ref columnScales, {Offset("panel * 16", part.Column)}) * scale, {type}.LoadUnsafe(ref start, {Offset("from", part.Column)})), ref result, {Offset("to", part.Column)});");
            }
        }

        IEnumerable<string> Slot(int slot, string place) => vectors.Parts.Select(part =>
        {
            string sum = $"{part.Name}{slot % 2}", weight = (slot * Panel.Width) + part.Column is > 0 and int offset ? $"weight + {offset}" : "weight";
            return $"{sum} = Quantization.MultiplyAdd({sum}, {place}, {type}.LoadUnsafe(ref weights, {weight}));";
        });
    }

    private static string Offset(string start, int column) => column == 0 ? start : start.Contains(' ') ? $"({start}) + {column}" : $"{start} + {column}";
}
