using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>The weights of a <see cref="UserModel"/>, its words, a text, and libtorch's perplexity on it.</summary>
internal static class ImportFixture
{
    private const int Seed = 7;
    private const int WordCount = 40;
    private const int TextLength = 300;
    private const int WordsPerLine = 12;

    // Not the first: it has to be moved there.
    private const int UnknownWord = 11;

    /// <summary>Writes words and text, in which some words are unknown.</summary>
    public static void WriteText(DirectoryInfo folder)
    {
        File.WriteAllLines(Path.Combine(folder.FullName, "words.txt"), Words());
        Random random = new(Seed);
        IEnumerable<string> text = Enumerable.Range(0, TextLength).Select(_ => $"w{random.Next(WordCount + 2)}");
        File.WriteAllLines(Path.Combine(folder.FullName, "text.txt"), text.Chunk(WordsPerLine).Select(line => string.Join(' ', line)));
    }

    /// <summary>Writes the weights of a model.</summary>
    /// <returns>Its perplexity on the text.</returns>
    public static double Write(DirectoryInfo folder, Cell cell)
    {
        manual_seed(Seed);
        UserModel model = new(cell, WordCount);
        string[] words = Words();
        long[] tokens =
        [
            .. from word in File.ReadAllText(Path.Combine(folder.FullName, "text.txt")).Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
               let index = Array.IndexOf(words, word)
               select (long)(index >= 0 ? index : UnknownWord),
        ];
        using IDisposable untracked = no_grad();
        double perplexity = Math.Exp(nn.functional.cross_entropy(model.Logits(tensor(tokens[..^1])).to(ScalarType.Float64), tensor(tokens[1..])).ToDouble());
        Dictionary<string, string> metadata = new() { ["format"] = "pt", ["perplexity"] = perplexity.ToString("R", CultureInfo.InvariantCulture), ["command"] = Program.ImportCommandLine };
        FixtureFile.Write(Path.Combine(folder.FullName, $"{cell}.safetensors"), metadata, [.. model.state_dict().Select(entry => (entry.Key, entry.Value.detach().contiguous()))]);
        return perplexity;
    }

    private static string[] Words() => [.. Enumerable.Range(0, WordCount).Select(word => word == UnknownWord ? "[UNK]" : $"w{word}")];
}
