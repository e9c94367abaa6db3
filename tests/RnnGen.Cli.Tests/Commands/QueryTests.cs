using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>What can be asked of a trained model.</summary>
public sealed class QueryTests(SmallModel small) : IClassFixture<SmallModel>
{
    [Fact]
    public void Eval_json_holds_what_is_agreed()
    {
        JsonElement json = CliRun.Of("eval", "--model", small.Path, "--corpus", small.Corpus, "--json").Succeeds().Json();
        Assert.Equal(
            ["tokens", "perplexity", "perplexityWithoutUnknown", "unknownRate", "top1", "top3", "top5"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal((60 * 16) - 1, json.GetProperty("tokens").GetInt32());
        Assert.InRange(json.GetProperty("perplexity").GetDouble(), 1, 3);
        Assert.Equal(0, json.GetProperty("unknownRate").GetDouble());
        Assert.InRange(json.GetProperty("top1").GetDouble(), 0.8, 1);
        Assert.InRange(json.GetProperty("top5").GetDouble(), json.GetProperty("top3").GetDouble(), 1);
    }

    [Fact]
    public void Eval_counts_keystrokes_on_demand()
    {
        JsonElement json = CliRun.Of("eval", "--model", small.Path, "--corpus", small.Corpus, "--keystrokes", "--json").Succeeds().Json();
        Assert.InRange(json.GetProperty("keystrokesSaved").GetDouble(), 0.7, 0.8);
        Assert.Contains("keystrokes saved", CliRun.Of("eval", "--model", small.Path, "--corpus", small.Corpus, "--keystrokes").Succeeds().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Eval_learns_a_baseline_in_place_of_a_model()
    {
        // The text repeats one sentence: three words tell the next.
        JsonElement json = CliRun.Of("eval", "--baseline", "kn3", "--corpus", small.Corpus, "--keystrokes", "--json").Succeeds().Json();
        Assert.Equal((60 * 16 / 20) - 1, json.GetProperty("tokens").GetInt32());
        Assert.InRange(json.GetProperty("perplexity").GetDouble(), 1, 1.5);
        Assert.InRange(json.GetProperty("top1").GetDouble(), 0.9, 1);
        Assert.InRange(json.GetProperty("keystrokesSaved").GetDouble(), 0.7, 0.8);

        string valid = small.Folder.Write("valid.txt", "Un viejo hidalgo");
        json = CliRun.Of("eval", "--baseline", "unigram", "--corpus", small.Corpus, "--valid", valid, "--vocabulary-size", "3", "--json").Succeeds().Json();
        Assert.Equal(2, json.GetProperty("tokens").GetInt32());
        Assert.Equal(1, json.GetProperty("unknownRate").GetDouble());
    }

    [Fact]
    public void Eval_says_when_the_text_to_predict_is_too_short()
    {
        string valid = small.Folder.Write("word.txt", "hidalgo");
        CliRun.Of("eval", "--baseline", "kn3", "--corpus", small.Corpus, "--valid", valid).EndsWith(ExitCode.Failure, "word.txt", "too short");
    }

    [Fact]
    public void Eval_figures_without_a_known_target_are_null()
    {
        string unknown = small.Folder.Write("unknown.txt", "xyzzy plugh xyzzy");
        JsonElement json = CliRun.Of("eval", "--model", small.Path, "--corpus", unknown, "--json").Succeeds().Json();
        Assert.Equal(1, json.GetProperty("unknownRate").GetDouble());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("top1").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("perplexityWithoutUnknown").ValueKind);
    }

    [Fact]
    public void Eval_shows_the_same_as_a_table()
    {
        CliRun run = CliRun.Of("eval", "--model", small.Path, "--corpus", small.Corpus).Succeeds();
        Assert.Contains("perplexity", run.Output, StringComparison.Ordinal);
        Assert.Contains("959", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_json_holds_words_and_probabilities_in_order()
    {
        JsonElement suggestions = CliRun.Of("suggest", "--model", small.Path, "--top", "3", "--json", "Un viejo hidalgo de los de ").Succeeds().Json().GetProperty("suggestions");
        Assert.Equal(3, suggestions.GetArrayLength());
        Assert.Equal("lanza", suggestions[0].GetProperty("word").GetString());
        double[] probabilities = [.. suggestions.EnumerateArray().Select(suggestion => suggestion.GetProperty("probability").GetDouble())];
        Assert.Equal(probabilities.OrderDescending(), probabilities);
        Assert.InRange(probabilities[0], 0.5, 1);
    }

    [Fact]
    public void Suggest_takes_the_words_of_a_text_one_by_one_or_quoted()
    {
        string quoted = CliRun.Of("suggest", "--model", small.Path, "un viejo hid").Succeeds().Output;
        Assert.Equal(quoted, CliRun.Of("suggest", "--model", small.Path, "un", "viejo", "hid").Succeeds().Output);
        Assert.Contains("hidalgo", quoted, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_writes_words_of_any_language_as_they_are() =>
        Assert.Contains("rocín", CliRun.Of("suggest", "--model", small.Path, "--json", "en astillero,").Succeeds().Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("un viejo hid", "hidalgo")]
    [InlineData("un viejo HID", "hidalgo")]
    [InlineData("en astillero, roci", "rocín")]
    [InlineData("un viejo hidalgo", "hidalgo")]
    [InlineData("un viejo hidalgo xyz")]
    public void Suggest_completes_the_word_that_the_text_ends_in(string text, params string[] words) =>
        Assert.Equal(words, Words(CliRun.Of("suggest", "--model", small.Path, "--json", text)));

    [Fact]
    public void Suggest_completes_as_the_typing_editor_does()
    {
        LineSuggestions editor = new(ModelFiles.Load(small.Path).Freeze(), top: 5, new CompletionOptions { Matching = PrefixMatching.IgnoreCaseAndAccents });
        foreach (string text in (string[])["", " ", "l", "Un viejo ", "Un viejo hidalgo de l", "astillero,", "astillero, ", "galgo co", "flaco\ty ", "Qué", "los de la"])
        {
            editor.Update(text);
            string[] expected = [.. editor.Current.ToArray().Select(suggestion => editor.Vocabulary[suggestion.Token])];
            Assert.Equal(expected, Words(CliRun.Of("suggest", "--model", small.Path, "--json", text)));
        }
    }

    [Fact]
    public void Suggest_says_that_no_word_begins_so()
    {
        CliRun run = CliRun.Of("suggest", "--model", small.Path, "un xyz").Succeeds();
        Assert.Empty(run.Output);
        Assert.Contains("end the text with a space", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_takes_a_text_that_begins_like_a_file_of_options() =>
        Assert.Equal(5, CliRun.Of("suggest", "--model", small.Path, "--json", "@viejo hidalgo ").Succeeds().Json().GetProperty("suggestions").GetArrayLength());

    [Fact]
    public void Suggest_offers_no_more_words_than_there_are()
    {
        JsonElement suggestions = CliRun.Of("suggest", "--model", small.Path, "--top", "2000000000", "--json", "un ").Succeeds().Json().GetProperty("suggestions");
        Assert.InRange(suggestions.GetArrayLength(), 10, 20);
        Assert.DoesNotContain(suggestions.EnumerateArray(), suggestion => suggestion.GetProperty("word").GetString() == Vocabulary.UnknownWord);
    }

    [Fact]
    public void Suggest_without_a_text_answers_lines_and_passes_over_blank_ones()
    {
        CliRun run = CliRun.WithInput("un viejo \nrocín flaco y galgo \nlos de lan\n\nen astillero\n", "suggest", "--model", small.Path, "--top", "1").Succeeds();
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Equal(["hidalgo", "corredor", "lanza"], lines.Take(3).Select(line => line.Split("  ")[^1]));
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Suggest_json_has_an_object_for_each_line_of_a_pipe()
    {
        string[] command = ["suggest", "--model", small.Path, "--top", "1"];
        string input = "un viejo \n\nzzz\nlos de lan\n";
        JsonElement[] lines = [.. CliRun.WithInput(input, [.. command, "--json"]).Succeeds().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.Equal([(1, "un viejo ", 1), (3, "zzz", 0), (4, "los de lan", 1)], lines.Select(line => (line.GetProperty("line").GetInt32(), line.GetProperty("text").GetString(), line.GetProperty("suggestions").GetArrayLength())));
        Assert.Equal("lanza", lines[2].GetProperty("suggestions")[0].GetProperty("word").GetString());

        string warning = CliRun.WithInput(input, command).Succeeds().Error;
        Assert.StartsWith("rnngen: warning: line 3, 'zzz': no word", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_ends_at_an_empty_line_that_somebody_types_and_writes_no_json_then()
    {
        StringWriter output = new();
        CommandLine.Run(["suggest", "--model", small.Path, "--top", "1"], new Invocation(new StringReader("un viejo \n\nlos de lan\n"), output, TextWriter.Null) { IsInputTerminal = true });
        Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(ExitCode.Usage, CommandLine.Run(["suggest", "--model", small.Path, "--json"], new Invocation(new StringReader("un\n"), output, TextWriter.Null) { IsInputTerminal = true }));
    }

    [Fact]
    public void Generate_writes_on_from_the_prompt_in_running_text()
    {
        CliRun run = CliRun.Of("generate", "--model", small.Path, "--prompt", "Un viejo hidalgo", "--words", "12", "--temperature", "0").Succeeds();
        Assert.Equal("Un viejo hidalgo de los de lanza en astillero, rocín flaco y galgo corredor", run.Output.TrimEnd());
    }

    [Fact]
    public void Generate_draws_the_same_words_from_the_same_seed()
    {
        string[] arguments = ["generate", "--model", small.Path, "--words", "50", "--temperature", "3", "--json", "--seed"];
        CliRun first = CliRun.Of([.. arguments, "5"]).Succeeds();
        Assert.Equal(50, first.Json().GetProperty("words").GetArrayLength());
        Assert.Equal(first.Output, CliRun.Of([.. arguments, "5"]).Output);
        Assert.NotEqual(first.Output, CliRun.Of([.. arguments, "6"]).Output);
    }

    [Fact]
    public void Generate_draws_the_most_probable_word_alone_where_that_is_asked_for()
    {
        string greedy = CliRun.Of("generate", "--model", small.Path, "--prompt", "Un viejo", "--words", "20", "--temperature", "0").Succeeds().Output;
        Assert.Equal(greedy, CliRun.Of("generate", "--model", small.Path, "--prompt", "Un viejo", "--words", "20", "--temperature", "5", "--top-k", "1").Succeeds().Output);
        Assert.Equal(greedy, CliRun.Of("generate", "--model", small.Path, "--prompt", "Un viejo", "--words", "20", "--temperature", "5", "--top-p", "0.001").Succeeds().Output);
    }

    [Fact]
    public void Generate_keeps_away_from_banned_and_repeated_words()
    {
        string[] arguments = ["generate", "--model", small.Path, "--json", "--words"];
        JsonElement words = CliRun.Of([.. arguments, "40", "--ban", "Hidalgo", "--ban", ",", "--ban", "xyzzy", "--temperature", "2"]).Succeeds().Json().GetProperty("words");
        Assert.DoesNotContain(words.EnumerateArray(), word => word.GetString() is "hidalgo" or ",");
        JsonElement varied = CliRun.Of([.. arguments, "10", "--repetition-penalty", "1000", "--temperature", "0"]).Succeeds().Json().GetProperty("words");
        Assert.Equal(10, varied.EnumerateArray().Select(word => word.GetString()).Distinct().Count());
    }

    [Theory]
    [InlineData("Un viejo hidalgo de los de lanza en", ".", "en")]
    [InlineData("Un viejo hidalgo de los", "LOS")]
    [InlineData("Un viejo hidalgo de los de lanza en astillero,", "viejo")]
    public void Generate_ends_after_a_word_where_that_is_asked_for(string text, params string[] stops)
    {
        string[] arguments = ["generate", "--model", small.Path, "--prompt", "Un viejo", "--words", "8", "--temperature", "0"];
        CliRun run = CliRun.Of([.. arguments, .. stops.SelectMany(word => new[] { "--stop", word })]).Succeeds();
        Assert.Equal(text, run.Output.TrimEnd());
    }

    [Fact]
    public void Generate_says_that_an_unknown_word_ends_nothing() =>
        CliRun.Of("generate", "--model", small.Path, "--stop", "xyzzy").EndsWith(ExitCode.Failure, "xyzzy", "does not know");

    [Fact]
    public void Suggest_takes_what_looks_like_an_option_for_text_where_it_is_told_to() =>
        Assert.Equal(["hidalgo"], Words(CliRun.Of("suggest", "--model", small.Path, "--json", "--", "--un", "hid")));

    [Fact]
    public void Generate_says_when_no_word_is_left()
    {
        string[] all = [.. "un viejo hidalgo de los lanza en astillero , rocín flaco y galgo corredor .".Split(' ').SelectMany(word => new[] { "--ban", word })];
        CliRun.Of(["generate", "--model", small.Path, .. all]).EndsWith(ExitCode.Failure, "no word is left");
    }

    [Fact]
    public void Suggest_says_when_no_word_is_left()
    {
        string[] all = [.. "un viejo hidalgo de los lanza en astillero rocín flaco y galgo corredor".Split(' ').SelectMany(word => new[] { "--ban", word })];
        CliRun.Of(["suggest", "--model", small.Path, "--no-punctuation", "--json", .. all, "--", "un "]).EndsWith(ExitCode.Failure, "no word is left", "--no-punctuation");
    }

    [Fact]
    public void Suggest_leaves_out_what_is_banned_and_punctuation()
    {
        string[] arguments = ["suggest", "--model", small.Path, "--top", "100", "--json"];
        string[] words = Words(CliRun.Of([.. arguments, "--no-punctuation", "--ban", "Rocín", "en astillero "]));
        Assert.DoesNotContain("rocín", words);
        Assert.DoesNotContain(",", words);
        Assert.Equal(Words(CliRun.Of([.. arguments, "en astillero "])).Except(["rocín", ",", "."]), words);
    }

    [Fact]
    public void Inspect_json_holds_metadata_tensors_parameters_and_bytes()
    {
        JsonElement json = CliRun.Of("inspect", small.Path, "--json").Succeeds().Json();
        Assert.Equal("Lstm", json.GetProperty("metadata").GetProperty("rnngen.cell").GetString());
        Assert.Equal("1.0", json.GetProperty("metadata").GetProperty("rnngen.format").GetString());
        JsonElement embedding = json.GetProperty("tensors").EnumerateArray().Single(tensor => tensor.GetProperty("name").GetString() == "embedding.weight");
        Assert.Equal([4096, 64], embedding.GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt32()));
        Assert.Equal(889_344, json.GetProperty("parameterCount").GetInt64());
        Assert.Equal(new FileInfo(small.Path).Length, json.GetProperty("bytes").GetInt64());
    }

    [Fact]
    public void A_tied_model_is_found_by_its_shape_and_inspected()
    {
        string path = small.Folder["tied.safetensors"];
        new LstmMediumTied(Vocabulary.Build(WordTokenizer.Default, "un viejo hidalgo", maxSize: 10), seed: 1).Save(path);
        JsonElement json = CliRun.Of("inspect", path, "--json").Succeeds().Json();
        Assert.EndsWith(""","TieEmbeddings":true}""", json.GetProperty("metadata").GetProperty("rnngen.shape").GetString(), StringComparison.Ordinal);
        Assert.Equal(2_651_600, json.GetProperty("parameterCount").GetInt64());
        Assert.DoesNotContain("output.weight", json.GetProperty("tensors").EnumerateArray().Select(tensor => tensor.GetProperty("name").GetString()));
        Assert.Equal(3, Words(CliRun.Of("suggest", "--model", path, "--json", "un ")).Length);
    }

    [Fact]
    public void Inspect_shows_tensors_and_shortens_the_vocabulary()
    {
        CliRun run = CliRun.Of("inspect", small.Path).Succeeds();
        Assert.Contains("[4096, 64]", run.Output, StringComparison.Ordinal);
        Assert.Contains("889,344 parameters", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_build_warns_of_nothing() => Assert.Empty(CliRun.Of("suggest", "--model", small.Path, "un").Succeeds().Error);

    private static string[] Words(CliRun run) =>
        [.. run.Succeeds().Json().GetProperty("suggestions").EnumerateArray().Select(suggestion => suggestion.GetProperty("word").GetString()!)];
}
