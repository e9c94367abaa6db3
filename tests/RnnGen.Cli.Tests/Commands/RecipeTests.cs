using System.Text.Json;
using RnnGen.Cli;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A preset's recipe, and the options that change it.</summary>
public sealed class RecipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _corpus;

    public RecipeTests() => _corpus = _folder.Write("corpus.txt", TinyText.Of(sentences: 40));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_options_it_is_the_presets() =>
        Assert.Contains("mode stream, 5 epochs, Adam 0.001, clip 5, seed 1", Train().Succeeds().Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("2 epochs, AdamW 0.001, weight decay 0.01, clip 5", "--epochs", "2", "--optimizer", "adamw")]
    [InlineData("1 epochs, AdamW 0.002, weight decay 0.3, clip 5", "--epochs", "1", "--optimizer", "adamw", "--weight-decay", "0.3", "--learning-rate", "0.002")]
    [InlineData("1 epochs, RmsProp 0.001, schedule cosine:1e-5, warm-up 3 steps, clip 5", "--epochs", "1", "--optimizer", "rmsprop", "--schedule", "cosine:1e-5", "--warm-up", "3")]
    [InlineData("2 epochs, Sgd 0.5, schedule step:1:0.5, clip value 0.1, patience 1", "--epochs", "2", "--optimizer", "sgd", "--learning-rate", "0.5", "--schedule", "step:1:0.5", "--clip", "Infinity", "--clip-value", "0.1", "--patience", "1")]
    [InlineData("1 epochs, Adam 0.001, weight decay 0.1, schedule plateau:0.25:2, clip 5", "--epochs", "1", "--weight-decay", "0.1", "--schedule", "plateau:0.25:2")]
    [InlineData("1 epochs, Adam 0.001, clip 5, dropout 0.3", "--epochs", "1", "--dropout", "0.3")]
    [InlineData("1 epochs, Adam 0.001, clip 5, output bias from frequencies", "--epochs", "1", "--output-bias", "frequencies")]
    [InlineData("1 epochs, Adam 0.001, clip 5, dropout 0.2,0.3,0.4", "--epochs", "1", "--dropout", "0.2,0.3,0.4")]
    [InlineData("1 epochs, Adam 0.001, clip 5, dropout 0.3, word dropout 0.1, weight dropout 0.5, dropout masks per sequence", "--epochs", "1", "--dropout", "0.3", "--word-dropout", "0.1", "--weight-dropout", "0.5", "--dropout-masks", "sequence")]
    [InlineData("1 epochs, Adam 0.001, clip 5, AR 2, TAR 1, average ema:0.99, varied lengths", "--epochs", "1", "--ar", "2", "--tar", "1", "--average", "ema:0.99", "--lengths", "varied")]
    [InlineData("1 epochs, Adam 0.001, clip 5, teacher kn3 by 0.1", "--epochs", "1", "--teacher", "kn3", "--teacher-weight", "0.1")]
    [InlineData("2 epochs, Sgd 5, clip 0.25, average nt-asgd:1", "--epochs", "2", "--optimizer", "sgd", "--learning-rate", "5", "--clip", "0.25", "--average", "nt-asgd:1")]
    public void Options_change_it(string expected, params string[] options) => Assert.Contains($"mode stream, {expected}, seed 1", Train(options).Succeeds().Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("adam", 0)]
    [InlineData("sgd", 0)]
    [InlineData("adamw", 0.1)]
    public void Another_optimizer_does_not_take_over_the_presets_decay(string optimizer, double decay) =>
        Assert.Equal(decay, TrainCommand.ReadSettings(["--corpus", _corpus, "--preset", "quijote-best", "--out", "m", "--optimizer", optimizer]).Recipe.WeightDecay);

    [Fact]
    public void They_change_what_is_learnt()
    {
        HashSet<string> models = [];
        foreach (string[] options in (string[][])[[], ["--optimizer", "sgd"], ["--weight-decay", "0.1"], ["--schedule", "cosine"], ["--warm-up", "5"], ["--clip", "0.01"], ["--clip-value", "1e-4"], ["--dropout", "0.3"], ["--dropout", "0.3", "--dropout-masks", "sequence"], ["--word-dropout", "0.1"], ["--weight-dropout", "0.3"],
            ["--ar", "2"], ["--tar", "1"], ["--average", "ema:0.9"], ["--teacher", "kn2"], ["--teacher", "kn3"], ["--teacher", "kn3", "--teacher-weight", "0.3"], ["--lengths", "varied"], ["--output-bias", "frequencies"]])
        {
            Train(["--epochs", "1", .. options]).Succeeds();
            Assert.True(models.Add(Convert.ToHexString(File.ReadAllBytes(_folder["model.safetensors"]))), string.Join(' ', options));
        }
    }

    [Fact]
    public void A_run_that_stops_early_says_so()
    {
        string valid = _folder.Write("valid.txt", string.Join(' ', TinyText.Of(sentences: 3).Split(' ').Reverse()));
        CliRun run = Train("--valid", valid, "--epochs", "200", "--patience", "2", "--learning-rate", "0.01").Succeeds();
        Assert.Contains("Stopped early, 2 epochs after the best one. Saved the best epoch", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 200/200", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Presets_show_it()
    {
        Assert.Contains("mode stream or window; 5 epochs, Adam 0.001, clip 5)", CliRun.Of("presets").Succeeds().Output, StringComparison.Ordinal);
        Dictionary<string, string> recipes = CliRun.Of("presets", "--json").Succeeds().Json().GetProperty("presets").EnumerateArray()
            .ToDictionary(preset => preset.GetProperty("name").GetString()!, preset => preset.GetProperty("recipe").GetRawText());
        Assert.Equal(
            """{"epochs":5,"optimizer":"adam","learningRate":0.001,"weightDecay":0,"schedule":"constant","warmUp":0,"clip":5,"clipValue":null,"dropout":"0","wordDropout":0,"weightDropout":0,"dropoutMasks":"step","ar":0,"tar":0,"teacher":"none","teacherWeight":0.5,"average":"none","lengths":"fixed","patience":0,"outputBias":"random"}""",
            recipes["lstm-small"]);
        Assert.Equal(
            """{"epochs":12,"optimizer":"adam","learningRate":0.002,"weightDecay":0,"schedule":"plateau","warmUp":0,"clip":5,"clipValue":null,"dropout":"0.3","wordDropout":0,"weightDropout":0,"dropoutMasks":"step","ar":0,"tar":0,"teacher":"none","teacherWeight":0.5,"average":"none","lengths":"fixed","patience":0,"outputBias":"random"}""",
            recipes["lstm-medium-tied"]);
    }

    [Theory]
    [InlineData("quijote-small", 20, 0, 0.3f, 0)]
    [InlineData("quijote-best", 40, 3, 0.5f, 0.3f)]
    public void A_book_has_its_recipe(string preset, int epochs, int patience, float dropout, float weightDropout)
    {
        TrainingRecipe recipe = PresetTable.Named(preset).Recipe;
        TrainingOptions options = recipe.ToOptions(seed: 3, threads: 1, sampledWords: 0, checkpoint: null, teacher: null);

        Assert.Equal(DropoutRates.Everywhere(dropout) with { RecurrentWeights = weightDropout, PerSequence = true }, options.Dropout);
        Assert.Equal((0f, 0f), (options.ActivationRegularization, options.TemporalActivationRegularization));
        Assert.Equal($"{WeightAveraging.Exponential(0.998)}", $"{options.Averaging}");
        Assert.Equal(($"{Optimizers.AdamW(3e-3f, weightDecay: 0.1)}", $"{LearningRateSchedules.Cosine()}"), ($"{options.Optimizer}", $"{options.Schedule}"));
        Assert.Equal((epochs, patience), (options.Epochs, options.Patience));
        Assert.Equal(OutputBias.Frequencies, recipe.OutputBias);
    }

    [Fact]
    public void All_means_reach_the_trainer()
    {
        string[] means = ["--dropout", "0.2,0.3,0.4", "--word-dropout", "0.05", "--weight-dropout", "0.25", "--dropout-masks", "sequence", "--ar", "1", "--tar", "0.5", "--average", "ema:0.99"];
        TrainingRecipe recipe = TrainCommand.ReadSettings(["--corpus", _corpus, "--preset", "lstm-small", "--out", "m", .. means]).Recipe;
        TrainingOptions options = recipe.ToOptions(seed: 3, threads: 1, sampledWords: 0, checkpoint: null, teacher: null);

        Assert.Equal(new DropoutRates { Embedding = 0.2f, Words = 0.05f, Layers = 0.3f, Output = 0.4f, RecurrentWeights = 0.25f, PerSequence = true }, options.Dropout);
        Assert.Equal((1f, 0.5f), (options.ActivationRegularization, options.TemporalActivationRegularization));
        Assert.Equal($"{WeightAveraging.Exponential(0.99)}", $"{options.Averaging}");
    }

    [Fact]
    public void A_recipe_of_a_presets_own_is_what_it_trains_by()
    {
        TrainingRecipe recipe = PresetTable.Named("gru-medium-tied").Recipe;
        TrainingOptions options = recipe.ToOptions(seed: 3, threads: 1, sampledWords: 0, checkpoint: null, teacher: null);

        Assert.Equal("12 epochs, Adam 0.002, schedule plateau, clip 5, dropout 0.3", $"{recipe}");
        Assert.Equal((12, 5f, 3ul, DropoutRates.Everywhere(0.3f)), (options.Epochs, options.ClipNorm, options.Seed, options.Dropout));
        Assert.Equal($"{LearningRateSchedules.ReduceOnPlateau()}", $"{options.Schedule}");
        Assert.Equal($"{Optimizers.Adam(2e-3f)}", $"{options.Optimizer}");
    }

    [Theory]
    [InlineData("constant", "Constant")]
    [InlineData("step:2:0.5", "Step(everyEpochs: 2, factor: 0.5)")]
    [InlineData("cosine", "Cosine(minimum: 0)")]
    [InlineData("cosine:1e-5", "Cosine(minimum: 1E-05)")]
    [InlineData("plateau", "ReduceOnPlateau(factor: 0.5, patience: 0)")]
    [InlineData("plateau:0.25", "ReduceOnPlateau(factor: 0.25, patience: 0)")]
    [InlineData("plateau:0.25:2", "ReduceOnPlateau(factor: 0.25, patience: 2)")]
    public void Schedules_are_written_in_a_word(string text, string expected) => Assert.Equal(expected, $"{ScheduleChoice.Parse(text)!.Schedule}");

    [Theory]
    [InlineData("0", 0f, 0f, 0f)]
    [InlineData("0.3", 0.3f, 0.3f, 0.3f)]
    [InlineData("0.2,0.3,0.4", 0.2f, 0.3f, 0.4f)]
    [InlineData("0,0,.5", 0f, 0f, 0.5f)]
    public void Dropout_is_one_rate_or_three(string text, float embedding, float layers, float output)
    {
        DropoutChoice dropout = DropoutChoice.Parse(text)!.Value;
        Assert.Equal(new DropoutRates { Embedding = embedding, Layers = layers, Output = output }, dropout.Rates);
        Assert.Equal(dropout, DropoutChoice.Parse($"{dropout}"));
    }

    [Theory]
    [InlineData("none", "None")]
    [InlineData("ema", "Exponential(decay: 0.999)")]
    [InlineData("ema:0.9", "Exponential(decay: 0.9)")]
    [InlineData("nt-asgd", "NonMonotonic(epochs: 5)")]
    [InlineData("nt-asgd:2", "NonMonotonic(epochs: 2)")]
    public void Averages_are_written_in_a_word(string text, string expected) => Assert.Equal(expected, $"{AveragingChoice.Parse(text)!.Averaging}");

    [Theory]
    [InlineData("ema:1")]
    [InlineData("ema:0")]
    [InlineData("ema:nan")]
    [InlineData("nt-asgd:0")]
    [InlineData("nt-asgd:1.5")]
    [InlineData("none:1")]
    [InlineData("mean")]
    public void Other_averages_are_refused_with_what_can_be_written(string text) =>
        Train("--average", text).EndsWith(ExitCode.Usage, "--average must be none, ema[:DECAY] or nt-asgd[:EPOCHS]", $"but is '{text}'.");

    [Fact]
    public void A_model_teaches_another()
    {
        Train("--epochs", "2").Succeeds();
        string teacher = _folder["teacher.safetensors"];
        File.Move(_folder["model.safetensors"], teacher);
        CliRun run = Train("--epochs", "2", "--teacher", teacher, "--teacher-weight", "0.7").Succeeds();

        Assert.Contains($"teacher {teacher} by 0.7", run.Output, StringComparison.Ordinal);
        Assert.NotEqual(File.ReadAllBytes(teacher), File.ReadAllBytes(_folder["model.safetensors"]));
    }

    [Fact]
    public void A_teacher_of_other_words_is_refused()
    {
        string other = _folder.Write("other.txt", string.Join(' ', Enumerable.Range(0, 400).Select(i => $"other{i * i % 31} words .")));
        CliRun.Of("train", "--corpus", other, "--preset", "lstm-small", "--epochs", "1", "--out", _folder["other.safetensors"]).Succeeds();

        Train("--teacher", _folder["other.safetensors"], "--json").EndsWith(ExitCode.Failure, "knows other words than the model to train", "both need the same --corpus, --vocabulary, tokenizer and --valid (or none), as they were when the teacher was trained");
        Train("--teacher", _folder["none.safetensors"], "--json").EndsWith(ExitCode.Failure, "none.safetensors");
        Train("--teacher", "kn9", "--json").EndsWith(ExitCode.Failure, "'kn9' does not exist, and is none of unigram, kn1, kn2, kn3, kn4, kn5, kn6, kn7");
        Train("--teacher", "").EndsWith(ExitCode.Usage, "--teacher must be the path of a file, but is empty.");
        Train("--teacher", "kn3", "--teacher-weight", "1.5").EndsWith(ExitCode.Usage, "--teacher-weight", "from 0 to 1");
    }

    [Fact]
    public void A_weight_wants_a_teacher() =>
        Train("--teacher-weight", "0.3").EndsWith(ExitCode.Usage, "--teacher-weight says how much the network learns from its teacher, but it has none: add --teacher FILE or --teacher kn5.");

    [Fact]
    public void A_teacher_speaks_of_all_words() =>
        Train("--teacher", "kn3", "--sampled-words", "16").EndsWith(ExitCode.Usage, "--sampled-words does not go with a teacher (kn3), which gives a probability to every word: add --teacher none, or train with all words.");

    [Fact]
    public void Lengths_vary_in_a_stream_alone() =>
        Train("--lengths", "varied", "--mode", "window").EndsWith(ExitCode.Usage, "--lengths varied goes with --mode stream alone: mode window takes a fixed number of words at a time.");

    [Theory]
    [InlineData("1")]
    [InlineData("-0.1")]
    [InlineData("nan")]
    [InlineData("-Infinity")]
    [InlineData("0.2,0.3")]
    [InlineData("0.2,0.3,")]
    [InlineData("0.2,0.3,1")]
    [InlineData("0.1,0.2,0.3,0.4")]
    [InlineData("half")]
    public void Other_dropout_is_refused_with_what_can_be_written(string text) =>
        Train("--dropout", text).EndsWith(ExitCode.Usage, "--dropout must be one rate from 0 to below 1, or three separated by commas", $"but is '{text}'.");

    [Theory]
    [InlineData("--optimizer", "adagrad")]
    [InlineData("--weight-decay", "-1")]
    [InlineData("--weight-decay", "0,1")]
    [InlineData("--schedule", "step")]
    [InlineData("--schedule", "step:0:0.5")]
    [InlineData("--schedule", "step:1:0,5")]
    [InlineData("--schedule", "cosine:-1")]
    [InlineData("--schedule", "plateau:2")]
    [InlineData("--schedule", "plateau:0.5:-1")]
    [InlineData("--schedule", "linear")]
    [InlineData("--warm-up", "-1")]
    [InlineData("--clip-value", "0")]
    [InlineData("--patience", "-1")]
    [InlineData("--output-bias", "1")]
    public void Values_outside_their_range_are_wrong_usage(string option, string value) => Train(option, value).EndsWith(ExitCode.Usage, value);

    private CliRun Train(params string[] options) => CliRun.Of(["train", "--corpus", _corpus, "--preset", "lstm-small", "--out", _folder["model.safetensors"], .. options]);
}
