namespace RnnGen.Tests;

/// <summary>Shapes that a test goes through.</summary>
internal static class Shapes
{
    /// <summary>Each of some sizes with each of others.</summary>
    public static TheoryData<int, int> Pairs(IEnumerable<int> firsts, IEnumerable<int> seconds)
    {
        TheoryData<int, int> pairs = [];
        foreach (int first in firsts)
        {
            foreach (int second in seconds)
            {
                pairs.Add(first, second);
            }
        }

        return pairs;
    }
}
