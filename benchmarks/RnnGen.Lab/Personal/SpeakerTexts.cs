namespace RnnGen.Lab;

/// <summary>What each speaker of a play says.</summary>
internal static class SpeakerTexts
{
    /// <summary>Collects the speeches of each speaker.</summary>
    /// <param name="play">Paragraphs with an empty line between them; the first line of each is the speaker's name and a colon. What begins otherwise, such as a stage direction, belongs to nobody.</param>
    /// <returns>The speakers in the order in which they enter, each with all of their speeches, one after another.</returns>
    public static IReadOnlyList<(string Speaker, string Text)> Of(string play)
    {
        OrderedDictionary<string, List<string>> speeches = [];
        foreach (string paragraph in play.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = paragraph.Split('\n', count: 2);
            if (parts is [[.. string speaker, ':'], string speech])
            {
                speeches.TryAdd(speaker, []);
                speeches[speaker].Add(speech);
            }
        }

        return [.. speeches.Select(speaker => (speaker.Key, string.Join("\n", speaker.Value)))];
    }

    /// <summary>The beginning of a text, of so many words, and as many words that follow it; null where there are fewer.</summary>
    public static (string First, string Next)? Cut(string text, TextTokenizer tokenizer, int words)
    {
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int position = 0;
        int end = 0;
        for (int word = 0; word < 2 * words; word++)
        {
            if (!tokenizer.TryRead(text, ref position, buffer, out _))
            {
                return null;
            }

            end = word == words - 1 ? position : end;
        }

        return (text[..end], text[end..position]);
    }
}
