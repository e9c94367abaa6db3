using System.Globalization;

namespace RnnGen.Cli;

/// <summary>The n-gram models that networks are compared with, as users name them.</summary>
internal static class BaselineNames
{
    /// <summary>Words by frequency only: the same as <c>kn1</c>.</summary>
    public const string Unigram = "unigram";

    private const string KneserNey = "kn";
    private const int LongestOrder = 7;

    /// <summary><c>unigram</c>, and <c>kn1</c> to <c>kn7</c>.</summary>
    public static string[] All { get; } = [Unigram, .. Enumerable.Range(1, LongestOrder).Select(order => $"{KneserNey}{order}")];

    /// <summary>Returns the order n that a name stands for.</summary>
    public static int Order(string name) => name == Unigram ? 1 : int.Parse(name.AsSpan(KneserNey.Length), CultureInfo.InvariantCulture);
}
