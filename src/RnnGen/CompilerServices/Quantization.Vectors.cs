using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnGen.CompilerServices;

public static partial class Quantization
{
    private const int AbsoluteBits = 0x7FFF_FFFF;

    /// <summary>The largest |q|.</summary>
    private const float LargestWeight = 127;

    /// <summary>63/127 in units of 2⁻¹⁵.</summary>
    private const short LevelsOfAWeight = 16255;

    /// <summary>u of each element of a vector, with s = max |x| / 63; returns s, which is NaN where an element is not finite.</summary>
    /// <param name="vector">The vector, in whole panels.</param>
    /// <param name="panelStride">Floats from one of its panels to the next.</param>
    /// <param name="values">Receives 16 bytes for each panel.</param>
    /// <param name="panels">Panels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Quantize(ref float vector, nuint panelStride, ref float values, nuint panels)
    {
        float size = Largest(ref vector, panelStride, panels);
        float levels = size == 0 ? 0 : LargestLevel / size;
        Vector256<float> factor = Vector256.Create(levels);
        Vector256<int> zero = Vector256.Create(Zero);
        ref byte bytes = ref Unsafe.As<float, byte>(ref values);

        // Of what is not finite any integer may come: the scale makes the products NaN.
        for (nuint panel = 0, place = 0; panel < panels; panel++, place += panelStride)
        {
            Vector256<int> low = zero + Vector256.ConvertToInt32Native(Vector256.Round(Vector256.LoadUnsafe(ref vector, place) * factor));
            Vector256<int> high = zero + Vector256.ConvertToInt32Native(Vector256.Round(Vector256.LoadUnsafe(ref vector, place + 8) * factor));
            Vector128<ushort> lowHalf = Vector128.Narrow(low.GetLower().AsUInt32(), low.GetUpper().AsUInt32());
            Vector128<ushort> highHalf = Vector128.Narrow(high.GetLower().AsUInt32(), high.GetUpper().AsUInt32());
            Vector128.StoreUnsafe(Vector128.Narrow(lowHalf, highHalf), ref bytes, panel * 16);
        }

        return float.IsFinite(size) ? size / LargestLevel : float.NaN;
    }

    /// <summary>Rounds a vector to one word of a table, q in [−127, 127]; returns its scale, which is NaN where an element is not finite.</summary>
    /// <param name="vector">The vector, in whole panels.</param>
    /// <param name="table">The table.</param>
    /// <param name="wordStart">Bytes before the word.</param>
    /// <param name="panels">Panels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float WriteWord(ref float vector, ref float table, nuint wordStart, nuint panels)
    {
        float size = Largest(ref vector, panelStride: 16, panels);
        float levels = size == 0 ? 0 : LargestWeight / size;
        ref sbyte bytes = ref Unsafe.Add(ref Unsafe.As<float, sbyte>(ref table), wordStart);
        for (nuint column = 0; column < 16 * panels; column++)
        {
            Unsafe.Add(ref bytes, column) = (sbyte)MathF.Round(Unsafe.Add(ref vector, column) * levels);
        }

        // Of the very largest, 127 times the scale would be infinite.
        return float.IsFinite(size) ? MathF.Min(size / LargestWeight, Int8Weights.LargestScale) : float.NaN;
    }

    /// <summary>x = scale·q of one word of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="wordStart">Bytes before the word.</param>
    /// <param name="scale">Its scale.</param>
    /// <param name="vector">Receives x, in whole panels.</param>
    /// <param name="panelStride">Floats from one of its panels to the next.</param>
    /// <param name="panels">Panels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ReadWord(ref float table, nuint wordStart, float scale, ref float vector, nuint panelStride, nuint panels)
    {
        ref sbyte bytes = ref Unsafe.Add(ref Unsafe.As<float, sbyte>(ref table), wordStart);
        for (nuint panel = 0, place = 0; panel < panels; panel++, place += panelStride)
        {
            (Vector256<float> low, Vector256<float> high) = Expand(Vector128.LoadUnsafe(ref bytes, panel * 16));
            Vector256.StoreUnsafe(low * scale, ref vector, place);
            Vector256.StoreUnsafe(high * scale, ref vector, place + 8);
        }
    }

    /// <summary>z = start + scales ∘ q of one word of a table whose columns have a scale each.</summary>
    /// <param name="table">The table.</param>
    /// <param name="wordStart">Bytes before the word.</param>
    /// <param name="scales">Of each column.</param>
    /// <param name="start">What is added.</param>
    /// <param name="vector">Receives z, in whole panels.</param>
    /// <param name="panelStride">Floats from one of its panels to the next.</param>
    /// <param name="panels">Panels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ReadWordWithBias(ref float table, nuint wordStart, ref float scales, ref float start, ref float vector, nuint panelStride, nuint panels)
    {
        ref sbyte bytes = ref Unsafe.Add(ref Unsafe.As<float, sbyte>(ref table), wordStart);
        for (nuint panel = 0, place = 0; panel < panels; panel++, place += panelStride)
        {
            nuint column = panel * 16;
            (Vector256<float> low, Vector256<float> high) = Expand(Vector128.LoadUnsafe(ref bytes, column));
            Vector256.StoreUnsafe(Vector256.MultiplyAddEstimate(low, Vector256.LoadUnsafe(ref scales, column), Vector256.LoadUnsafe(ref start, column)), ref vector, place);
            Vector256.StoreUnsafe(Vector256.MultiplyAddEstimate(high, Vector256.LoadUnsafe(ref scales, column + 8), Vector256.LoadUnsafe(ref start, column + 8)), ref vector, place + 8);
        }
    }

    /// <summary>u of a word's embedding: its largest q is 127 and becomes 63 levels, so there is nothing to search. Returns s.</summary>
    /// <param name="table">The embedding.</param>
    /// <param name="wordStart">Bytes before the word.</param>
    /// <param name="scale">Its scale.</param>
    /// <param name="values">Receives 16 bytes for each panel.</param>
    /// <param name="panels">Panels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ReadValues(ref float table, nuint wordStart, float scale, ref float values, nuint panels)
    {
        ref sbyte weights = ref Unsafe.Add(ref Unsafe.As<float, sbyte>(ref table), wordStart);
        for (nuint column = 0; column < 16 * panels; column += 16)
        {
            Vector128.StoreUnsafe(ToValues(Vector128.LoadUnsafe(ref weights, column)), ref Unsafe.As<float, byte>(ref values), column);
        }

        return scale * (LargestWeight / LargestLevel);
    }

    /// <summary>u of a word's tied embedding, a column of the panels of Why. Returns s.</summary>
    /// <param name="weights">Why in panels, [V/16][slots][16][4].</param>
    /// <param name="slots">Fours of columns: ⌈E/4⌉.</param>
    /// <param name="scales">Of each word.</param>
    /// <param name="word">The word.</param>
    /// <param name="values">Receives 4 bytes for each slot; to the end of the panel of 16, what follows is changed too.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ReadColumnValues(ref float weights, nuint slots, ref float scales, nuint word, ref float values)
    {
        ref float column = ref Unsafe.Add(ref weights, (word / 16 * slots * 16) + (word % 16));
        for (nuint slot = 0; slot < slots; slot++)
        {
            Unsafe.Add(ref values, slot) = Unsafe.Add(ref column, slot * 16);
        }

        return ReadValues(ref values, wordStart: 0, Unsafe.Add(ref scales, word), ref values, panels: (slots + 3) / 4);
    }

    /// <summary>max |x| of a vector; NaN where an element is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Largest(ref float vector, nuint panelStride, nuint panels)
    {
        // Sizes are compared as integers, which order them as the numbers do, with NaN above all.
        Vector256<int> absolute = Vector256.Create(AbsoluteBits), largest = Vector256<int>.Zero;
        for (nuint panel = 0, place = 0; panel < panels; panel++, place += panelStride)
        {
            Vector256<int> low = Vector256.LoadUnsafe(ref vector, place).AsInt32() & absolute;
            Vector256<int> high = Vector256.LoadUnsafe(ref vector, place + 8).AsInt32() & absolute;
            largest = Vector256.Max(largest, Vector256.Max(low, high));
        }

        Vector128<int> four = Vector128.Max(largest.GetLower(), largest.GetUpper());
        four = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3)));
        return BitConverter.Int32BitsToSingle(Math.Max(four[0], four[1]));
    }

    /// <summary>64 + 63/127·q, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> ToValues(Vector128<sbyte> weights)
    {
        Vector256<short> q = Vector256.Create(Vector128.WidenLower(weights), Vector128.WidenUpper(weights));
        Vector256<short> levels = Avx2.IsSupported ? Avx2.MultiplyHighRoundScale(q, Vector256.Create(LevelsOfAWeight)) : Vector256.Narrow(Levels(Vector256.WidenLower(q)), Levels(Vector256.WidenUpper(q)));
        Vector256<ushort> values = (levels + Vector256.Create((short)Zero)).AsUInt16();
        return Vector128.Narrow(values.GetLower(), values.GetUpper());
    }

    private static Vector256<int> Levels(Vector256<int> weights) => ((weights * LevelsOfAWeight) + Vector256.Create(1 << 14)) >> 15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Low, Vector256<float> High) Expand(Vector128<sbyte> weights)
    {
        Vector256<short> words = Vector256.Create(Vector128.WidenLower(weights), Vector128.WidenUpper(weights));
        return (Vector256.ConvertToSingle(Vector256.WidenLower(words)), Vector256.ConvertToSingle(Vector256.WidenUpper(words)));
    }
}
