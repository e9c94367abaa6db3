namespace RnnGen.Generators;

/// <summary>A named offset plus a number, where it is not 0.</summary>
internal static class Sum
{
    public static string Of(string name, long offset) => offset == 0 ? name : $"{name} + {offset}";
}
