using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary><c>eval --personal</c>: figures of a text that is learnt as it is read.</summary>
public sealed class PersonalEvaluationTests(SmallModel small) : IClassFixture<SmallModel>
{
    private static readonly string[] Sources = ["network", "+ cache", "+ user's n-grams", "+ own words", "+ Kneser-Ney", "+ dynamic evaluation"];

    private string Text => small.Folder.Write("letters.txt", "un viejo hidalgo de Zarquona y un viejo galgo de Zarquona y un viejo hidalgo de Zarquona");

    private string Next => small.Folder.Write("more.txt", "un galgo de Zarquona");

    [Fact]
    public void Table_and_json_have_a_row_for_each_source_of_each_text()
    {
        string[] command = ["eval", "--personal", "--model", small.Path, "--corpus", Text, "--next", Next, "--training-text", small.Corpus];
        JsonElement json = CliRun.Of([.. command, "--json"]).Succeeds().Json();
        Assert.Equal(["rows", "next"], json.EnumerateObject().Select(property => property.Name));
        foreach ((JsonElement rows, int words, double unknown) in (ReadOnlySpan<(JsonElement, int, double)>)[(json.GetProperty("rows"), 16, 3.0 / 16), (json.GetProperty("next"), 3, 1.0 / 3)])
        {
            Assert.Equal(Sources, rows.EnumerateArray().Select(row => row.GetProperty("sources").GetString()));
            foreach (JsonElement row in rows.EnumerateArray())
            {
                Assert.Equal(
                    ["sources", "tokens", "perplexity", "perplexityWithoutUnknown", "unknownRate", "top1", "top3", "top5", "keystrokesSaved", "microsecondsPerWord"],
                    row.EnumerateObject().Select(property => property.Name));
                Assert.Equal(words, row.GetProperty("tokens").GetInt32());
                Assert.Equal(unknown, row.GetProperty("unknownRate").GetDouble(), 1e-9);
                Assert.True(row.GetProperty("perplexity").GetDouble() > 1 && row.GetProperty("perplexityWithoutUnknown").GetDouble() > 1);
            }

            // Letters cost the network more than words.
            Assert.True(rows[0].GetProperty("perplexity").GetDouble() > rows[0].GetProperty("perplexityWithoutUnknown").GetDouble());
        }

        string output = CliRun.Of(command).Succeeds().Output;
        Assert.All(Sources, source => Assert.Equal(3, output.Split($"{source} ").Length));
        Assert.Contains($"{Text}: 16 words, 18.", output, StringComparison.Ordinal);
        Assert.Contains($"{Next}: 3 words, 33.", output, StringComparison.Ordinal);
        Assert.Contains("shares are of all words", Assert.Single(output.Split('\n'), line => line.Contains("--personal", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_options_belong_to_it_and_the_help_names_each_row()
    {
        CliRun.Of("eval", "--model", small.Path, "--corpus", Text, "--next", Next).EndsWith(ExitCode.Usage, "--next belongs to --personal");
        CliRun.Of("eval", "--model", small.Path, "--corpus", Text, "--training-text", Text).EndsWith(ExitCode.Usage, "--training-text belongs to --personal");
        CliRun.Of("eval", "--personal", "--model", small.Path, "--corpus", small.Folder.Write("one.txt", "hidalgo")).EndsWith(ExitCode.Failure, "one.txt", "it has 1 word,");

        string help = string.Join(' ', CliRun.Of("eval", "--help").Succeeds().Output.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Each row has one source more", help, StringComparison.Ordinal);
        Assert.Contains("dynamic evaluation", help, StringComparison.Ordinal);
    }
}
