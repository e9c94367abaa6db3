using System.Text.Json;

namespace RnnGen.Cli;

/// <summary>The words of another program's model, each with the row that it has in the weights.</summary>
/// <param name="Path">The file they come from.</param>
/// <param name="Rows">The row of each word, in the order of rows.</param>
/// <param name="UnknownWord">The word for all others, where the file names it; null where it does not.</param>
internal sealed record WordList(string Path, IReadOnlyList<(string Word, int Row)> Rows, string? UnknownWord)
{
    private const string Kind = "vocabulary";

    /// <summary>Reads one word a line, or JSON: an array of words, an object from words to rows, or a tokenizer.json with such an object as <c>model.vocab</c>.</summary>
    /// <exception cref="FailureException">The file cannot be read, or a word or a row occurs twice.</exception>
    public static WordList Read(string path)
    {
        string text = InputFile.ReadText(path, Kind);
        return TryParse(path, text) is { } json ? Checked(ReadJson(path, json.RootElement)) : Checked(ReadLines(path, text));
    }

    /// <summary>Parses JSON; null where the text is a list of lines, which may begin with a bracket too: <c>[PAD]</c>.</summary>
    private static JsonDocument? TryParse(string path, string text)
    {
        bool isJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        if (!isJson && text.AsSpan().TrimStart() is not ['[' or '{', ..])
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            return isJson ? throw new FailureException($"the vocabulary '{path}' is not valid JSON: {e.Message}", e) : null;
        }
    }

    private static WordList ReadLines(string path, string text)
    {
        string[] lines = text.Split('\n');
        lines = [.. lines.Select(static line => line.EndsWith('\r') ? line[..^1] : line)];
        return new WordList(path, [.. (lines[^1].Length == 0 ? lines[..^1] : lines).Select(static (word, row) => (word, row))], UnknownWord: null);
    }

    private static WordList ReadJson(string path, JsonElement root)
    {
        try
        {
            return root.ValueKind switch
            {
                JsonValueKind.Array => new WordList(path, [.. root.EnumerateArray().Select(static (word, row) => (word.GetString() ?? "", row))], UnknownWord: null),
                JsonValueKind.Object when root.TryGetProperty("model", out JsonElement model) && model.ValueKind == JsonValueKind.Object => ReadTokenizer(path, root, model),
                _ => new WordList(path, ReadRows(root), UnknownWord: null),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new FailureException($"the vocabulary '{path}' is none: an array of words, an object from words to their rows, or a tokenizer.json with such an object as model.vocab is expected.", e);
        }
    }

    /// <summary>Reads the words of a tokenizer.json, which has whole words only where its model is WordLevel. Marks that were added later are listed apart.</summary>
    private static WordList ReadTokenizer(string path, JsonElement root, JsonElement model)
    {
        string? type = model.TryGetProperty("type", out JsonElement named) ? named.GetString() : null;
        if (type is not (null or "WordLevel"))
        {
            throw new FailureException($"the tokenizer '{path}' is of type {type}, which cuts words into pieces; RnnGen predicts whole words. Train on a vocabulary of words (WordLevel).");
        }

        List<(string Word, int Row)> rows = ReadRows(model.GetProperty("vocab"));
        if (root.TryGetProperty("added_tokens", out JsonElement added))
        {
            HashSet<string> words = [.. rows.Select(static entry => entry.Word)];
            rows.AddRange(added.EnumerateArray().Select(static token => (Word: token.GetProperty("content").GetString() ?? "", Row: token.GetProperty("id").GetInt32())).Where(token => !words.Contains(token.Word)));
        }

        return new WordList(path, [.. rows.OrderBy(static entry => entry.Row)], model.TryGetProperty("unk_token", out JsonElement unknown) ? unknown.GetString() : null);
    }

    private static List<(string Word, int Row)> ReadRows(JsonElement vocabulary) =>
        [.. vocabulary.EnumerateObject().Select(static entry => (Word: entry.Name, Row: entry.Value.GetInt32())).OrderBy(static entry => entry.Row)];

    private static WordList Checked(WordList list)
    {
        Dictionary<string, int> rows = new(StringComparer.Ordinal);
        (string Word, int Row) before = ("", -1);
        foreach ((string word, int row) in list.Rows)
        {
            if (row < 0 || row == before.Row)
            {
                throw new FailureException($"the vocabulary '{list.Path}' gives the word '{word}' the row {row}{(row < 0 ? "" : $", which '{before.Word}' has too")}.");
            }

            if (string.IsNullOrEmpty(word))
            {
                throw new FailureException($"the vocabulary '{list.Path}' has no word for row {row}: it is empty. Remove the line if it is none, or put a word of its own there.");
            }

            if (!rows.TryAdd(word, row))
            {
                throw new FailureException($"the vocabulary '{list.Path}' has the word '{word}' twice, for rows {rows[word]} and {row}. Each word has one row.");
            }

            before = (word, row);
        }

        return list.Rows.Count > 0 ? list : throw new FailureException($"the vocabulary '{list.Path}' has no words.");
    }
}
