using System.Runtime.CompilerServices;

namespace RnnGen;

/// <summary>Sorts without allocating: where nothing is compiled at run time (NativeAOT), <c>Span.Sort()</c> creates a delegate each time.</summary>
/// <typeparam name="T">What is sorted.</typeparam>
internal static class Ascending<T>
    where T : IComparable<T>
{
    private static readonly Comparison<T> Order = static (x, y) => x.CompareTo(y);

    /// <summary>Sorts, the least first.</summary>
    public static void Sort(Span<T> values)
    {
        if (RuntimeFeature.IsDynamicCodeCompiled)
        {
            values.Sort();
        }
        else
        {
            values.Sort(Order);
        }
    }
}
