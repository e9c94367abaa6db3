using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>Completes a word begun.</summary>
internal static class Completer
{
    /// <summary>The most probable words that begin with a prefix.</summary>
    /// <param name="bound">The model.</param>
    /// <param name="state">The state to predict from.</param>
    /// <param name="matches">The words that match.</param>
    /// <param name="overAllWords">Whether probabilities are those over all words.</param>
    /// <param name="mask">Words that may be suggested.</param>
    /// <param name="suggestions">Receives them; at least 1 long.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="NonFiniteLogitsException">A logit that was computed is NaN or +∞, or those of all words that match are −∞.</exception>
    public static int Complete(
        ServedNetwork bound, RecurrentState state, in PrefixMatches matches, bool overAllWords, WordMask mask, Span<Suggestion> suggestions)
    {
        if (matches.Start == matches.End)
        {
            return 0;
        }

        TopSuggestions top = new(suggestions, state.Screen());
        RunningSoftmax softmax = new();
        if (overAllWords)
        {
            AmongAllWords(bound, state, matches, mask, ref top, ref softmax);
        }
        else if (bound.CompletionTable is { } table)
        {
            AmongSortedWords(bound.Vocabulary.SortedWords, table, state, matches, mask, ref top, ref softmax);
        }
        else
        {
            AmongTouchedPanels(bound, state, matches, mask, ref top, ref softmax);
        }

        return softmax.IsEmpty && !matches.HasMatch() ? 0 : top.Complete(softmax);
    }

    private static void AmongAllWords(
        ServedNetwork bound, RecurrentState state, in PrefixMatches matches, WordMask mask, ref TopSuggestions top, ref RunningSoftmax softmax)
    {
        LogitBlocks blocks = new(state, bound.WordCount);
        while (blocks.MoveNext())
        {
            softmax.Add(blocks.Row);
            matches.ExcludeOthers(blocks.Logits, blocks.FirstWord);
            top.Offer(blocks.Row, blocks.FirstWord, mask);
        }
    }

    /// <summary>The run of panels that holds the words of the prefix and, at its ends, a few others.</summary>
    private static void AmongSortedWords(
        SortedWords words, CompletionTable table, RecurrentState state, in PrefixMatches matches, WordMask mask, ref TopSuggestions top, ref RunningSoftmax softmax)
    {
        const int Width = RnnNetwork.PanelWidth;
        int endPanel = ((matches.End - 1) / Width) + 1;
        for (int panel = matches.Start / Width; panel < endPanel; panel += LogitBlocks.PanelsPerBlock)
        {
            int count = Math.Min(LogitBlocks.PanelsPerBlock, endPanel - panel);
            Span<float> logits = state.LogitBuffer[..(count * Width)];
            state.Logits(table.Output, logits, panel, count);
            matches.ExcludeOthersSorted(logits, panel * Width);
            softmax.Add(new LogitRow(logits));
            top.OfferSorted(logits, words.Tokens[(panel * Width)..], mask);
        }
    }

    /// <summary>In the order of tokens, the panels without a matching word left out: no table, so live weights can be read.</summary>
    private static void AmongTouchedPanels(
        ServedNetwork bound, RecurrentState state, in PrefixMatches matches, WordMask mask, ref TopSuggestions top, ref RunningSoftmax softmax)
    {
        const int Width = RnnNetwork.PanelWidth;
        Span<float> logits = state.LogitBuffer[..Width];
        int panels = (bound.WordCount + Width - 1) / Width;
        for (int panel = 0; panel < panels; panel++)
        {
            if (matches.Touches(panel))
            {
                state.Logits(logits, panel, panelCount: 1);
                matches.ExcludeOthers(logits, panel * Width);
                softmax.Add(new LogitRow(logits));
                top.Offer(new LogitRow(logits), panel * Width, mask);
            }
        }
    }
}
