namespace RnnGen.Cli;

/// <summary>What becomes of a profile that two programs have learnt into.</summary>
internal static class ProfileMerge
{
    /// <summary>
    /// Learns into what another program has saved the lines that were learnt here since, so that nothing that was learnt is lost. What the other one has forgotten stays forgotten: words that were held before
    /// those lines, and are held no more.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How it predicts.</param>
    /// <param name="mine">What was learnt here, the lines included.</param>
    /// <param name="theirs">What the other program has saved.</param>
    /// <param name="lines">The lines.</param>
    public static void Learn(FrozenModel model, PredictorOptions options, Profile mine, Profile theirs, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        Dictionary<string, int> recent = Learn(model, options, new Profile(theirs.Tokenizer), lines).ToDictionary(word => Spell(theirs.Tokenizer, word.Word), word => word.Count);
        HashSet<string> held = [.. theirs.Words.Select(word => Spell(theirs.Tokenizer, word.Word))];
        string[] forgotten = [.. mine.Words.Where(IsForgotten).Select(word => word.Word)];
        Learn(model, options, theirs, lines);
        foreach (string word in forgotten)
        {
            theirs.Forget(word);
        }

        bool IsForgotten(ProfileWord word) => Spell(theirs.Tokenizer, word.Word) is string spelling && !held.Contains(spelling) && word.Count > recent.GetValueOrDefault(spelling);
    }

    /// <summary>A word in one spelling, however its user writes it.</summary>
    private static string Spell(TextTokenizer tokenizer, string word) =>
        tokenizer.Normalize(word, stackalloc char[TextTokenizer.MaxTokenLength]).ToString().Replace('\u2019', '\'').Replace('\u02BC', '\'');

    private static IReadOnlyList<ProfileWord> Learn(FrozenModel model, PredictorOptions options, Profile profile, IReadOnlyList<string> lines)
    {
        Predictor predictor = new(model, profile, options);
        foreach (string line in lines)
        {
            predictor.Reset();
            predictor.Feed(line);
        }

        return profile.Words;
    }
}
