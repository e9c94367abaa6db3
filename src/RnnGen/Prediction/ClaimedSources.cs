using System.Runtime.CompilerServices;

namespace RnnGen;

/// <summary>The sources that read along with a predictor, and so are its alone: two that fed one of them would mix their texts, or make it learn from both persons.</summary>
internal static class ClaimedSources
{
    private static readonly ConditionalWeakTable<object, object> s_claimed = [];

    /// <summary>Claims what a predictor is given.</summary>
    /// <exception cref="ArgumentException">One of them is another predictor's; neither is claimed.</exception>
    public static void Claim(IWordPredictor? companion, DynamicEvaluation? adaptation)
    {
        if (adaptation is not null && !s_claimed.TryAdd(adaptation, s_claimed))
        {
            throw new ArgumentException("The adaptation was given to another predictor already, whose text its weights follow: create a DynamicEvaluation, over a model of its own, for each.", nameof(adaptation));
        }

        if (companion is not null && !s_claimed.TryAdd(companion, s_claimed))
        {
            if (adaptation is not null)
            {
                s_claimed.Remove(adaptation);
            }

            throw new ArgumentException("The companion was given to another predictor already, whose text it reads: create one for each, as by CreateSession().", nameof(companion));
        }
    }
}
