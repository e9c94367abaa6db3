using System.Globalization;
using System.Text.Json;

namespace RnnGen.Tests;

public sealed class BaselineEvaluationTests
{
    [CorpusTheory("quijote.train.txt")]
    [InlineData("unigram", 4096, 225.22)]
    [InlineData("kn5", 4096, 66.67)]
    [InlineData("unigram", 10000, 344.73)]
    [InlineData("kn3", 10000, 102.61)]
    [InlineData("kn5", 10000, 99.38)]
    public void The_Quijote_is_predicted_as_reported(string baseline, int vocabularySize, double perplexity)
    {
        JsonElement json = CliRun.Of(
            "eval", "--baseline", baseline, "--corpus", Corpora.Find("quijote.train.txt")!, "--valid", Corpora.Find("quijote.valid.txt")!,
            "--vocabulary-size", vocabularySize.ToString(CultureInfo.InvariantCulture), "--json").Succeeds().Json();
        Assert.Equal(perplexity, json.GetProperty("perplexity").GetDouble(), 0.01);
    }
}
