namespace RnnGen.Cli;

/// <summary>The words of the model in the order of its tokens, <c>&lt;unk&gt;</c> first, and the row of the weights that each comes from.</summary>
/// <param name="Words">The words.</param>
/// <param name="Rows">The row of each; <see cref="NoRow"/> of an unknown word that is added.</param>
internal sealed record WordOrder(IReadOnlyList<string> Words, IReadOnlyList<int> Rows)
{
    /// <summary>The row of a word that the weights do not have.</summary>
    public const int NoRow = -1;

    private static readonly string[] UnknownWords = [Vocabulary.UnknownWord, "[unk]", "<oov>", "[oov]"];

    /// <summary>The row that the unknown word had; null where it is added.</summary>
    public int? UnknownRow => Rows[Vocabulary.Unknown] == NoRow ? null : Rows[Vocabulary.Unknown];

    /// <summary>Puts the unknown word first, and all others after it in the order of their rows.</summary>
    /// <param name="list">The words.</param>
    /// <param name="unknown">The unknown word; null to find it.</param>
    /// <exception cref="FailureException">It is not among them, or there are several.</exception>
    public static WordOrder Of(WordList list, string? unknown)
    {
        string? found = unknown ?? list.UnknownWord ?? Find(list);
        if (found is not null && !list.Rows.Any(entry => entry.Word == found))
        {
            throw new FailureException(
                $"the unknown word '{found}' is not in the vocabulary '{list.Path}'.{Spelling.DidYouMean(found, list.Rows.Select(static entry => entry.Word))} Name the right one by --unknown.");
        }

        (string Word, int Row)[] others = [.. list.Rows.Where(entry => entry.Word != found)];
        return others.Any(static entry => entry.Word == Vocabulary.UnknownWord)
            ? throw new FailureException($"'{found}' is said to be the unknown word, but the vocabulary '{list.Path}' has '{Vocabulary.UnknownWord}' as well. Rename one of them.")
            : new WordOrder(
                [Vocabulary.UnknownWord, .. others.Select(static entry => entry.Word)],
                [found is null ? NoRow : list.Rows.First(entry => entry.Word == found).Row, .. others.Select(static entry => entry.Row)]);
    }

    /// <summary>Finds the unknown word by its usual spellings.</summary>
    private static string? Find(WordList list)
    {
        string[] found = [.. list.Rows.Select(static entry => entry.Word).Where(static word => UnknownWords.Contains(word, StringComparer.OrdinalIgnoreCase))];
        return found.Contains(Vocabulary.UnknownWord) ? Vocabulary.UnknownWord : found switch
        {
            [] => null,
            [string only] => only,
            _ => throw new FailureException($"the vocabulary '{list.Path}' has several words for the unknown: {NameList.Of(found)}. Name one by --unknown."),
        };
    }
}
