using RnnGen.Cli;
using ExitCode = RnnGen.Cli.ExitCode;

namespace RnnGen.Benchmarks.Tests;

public sealed class ScreeningCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rnngen-screening-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Each_length_is_a_row_in_which_no_list_differs()
    {
        CommandRun run = Screen("tanh-small");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        foreach (int words in (int[])[1, 3, 5, 10])
        {
            string row = Assert.Single(run.Output.Split('\n'), line => line.StartsWith($"| {words} suggested ", StringComparison.Ordinal));
            string[] cells = [.. row.Split('|').Select(cell => cell.Trim())];

            // After the empty first cell: what was measured, lists that differ, words scored again.
            Assert.Equal("0", cells[2]);
            Assert.InRange(int.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture), words, 100);
        }
    }

    [Fact]
    public void A_model_of_n_grams_is_refused_with_the_reason() => Assert.Contains("no state that both precisions could share", Screen("lstm-ngram").Error, StringComparison.Ordinal);

    private CommandRun Screen(string preset)
    {
        string[] words = [.. Enumerable.Range(0, 200).Select(i => $"w{i * i % 300}")];
        string corpus = Path.Combine(_folder.FullName, "corpus.txt"), model = Path.Combine(_folder.FullName, "model.safetensors");
        File.WriteAllText(corpus, string.Join(' ', words));
        Vocabulary vocabulary = new(WordTokenizer.Default, [Vocabulary.UnknownWord, .. Enumerable.Range(0, 400).Select(i => $"w{i}")]);
        PresetTable.Named(preset).Model.Create(vocabulary, seed: 1).Save(model);
        return CommandRun.Lab(peer: null, "screening", "--model", model, "--corpus", corpus, "--contexts", "300");
    }
}
