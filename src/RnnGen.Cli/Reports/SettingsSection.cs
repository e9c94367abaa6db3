namespace RnnGen.Cli;

/// <summary>The model's shape and memory, and how it was trained.</summary>
internal static class SettingsSection
{
    /// <summary>Renders the two lists.</summary>
    public static Html Create(RunRecord run)
    {
        PresetReport preset = run.Preset;
        OptionsRecord options = run.Options;
        RecipeReport recipe = options.Recipe;
        CorpusRecord corpus = run.Corpus;
        Html model = SettingsList.Create(
            "Model",
            ("cell", preset.Cell),
            ("vocabulary V", $"{preset.VocabularySize:N0}, of which {corpus.Vocabulary:N0} are words of the text"),
            ("embedding E", preset.EmbeddingSize == 0 ? "none: words are one-hot" : preset.TieEmbeddings ? $"{preset.EmbeddingSize}, tied to the output layer's weights" : $"{preset.EmbeddingSize}"),
            ("hidden H", $"{preset.HiddenSize}"),
            ("layers L", $"{preset.Layers}"),
            ("steps T × sequences B", $"{preset.SequenceLength} × {preset.BatchSize}"),
            ("loss", preset.Loss == nameof(LossPosition.EveryStep) ? "at every step" : "at the last step"),
            ("parameters", $"{preset.ParameterCount:N0} ({ByteText.Of(preset.Bytes)})"),
            ("training workspace", ByteText.Of(preset.TrainingWorkspaceBytes)),
            ("model file", run.ModelFile ?? "none"));
        Html training = SettingsList.Create(
            "Training",
            ("text", $"{corpus.Train}, {corpus.TrainWords:N0} words"),
            ("held out", $"{corpus.HeldOut}, {corpus.HeldOutWords:N0} words"),
            ("tokenizer", corpus.LowerCase ? $"{corpus.Tokenizer}, lower-cased" : corpus.Tokenizer),
            ("mode", options.Mode),
            ("epochs", recipe.Patience == 0 ? $"{recipe.Epochs}" : $"{recipe.Epochs}, stopping after {recipe.Patience} in a row without improvement"),
            ("optimiser", $"{recipe.Optimizer}, learning rate {recipe.LearningRate:G4}, weight decay {recipe.WeightDecay:G4}"),
            ("schedule", recipe.WarmUp == 0 ? recipe.Schedule : $"{recipe.Schedule}, after {recipe.WarmUp:N0} steps of warm-up"),
            ("clipping", Clipping(recipe)),
            ("dropout", Dropout(recipe)),
            ("penalties on h", recipe is { Ar: 0, Tar: 0 } ? "none" : $"AR {recipe.Ar:G4}, TAR {recipe.Tar:G4}"),
            ("teacher", recipe.Teacher == "none" ? "none" : $"{recipe.Teacher}, weight {recipe.TeacherWeight:G4}"),
            ("average of the parameters", recipe.Average),
            ("lengths of the batches", recipe.Lengths),
            ("initial output bias", recipe.OutputBias == "frequencies" ? "log frequencies of the words" : "random numbers"),
            ("seed", $"{options.Seed}"),
            ("softmax", options.SampledWords == 0 ? "over all words" : $"over {options.SampledWords:N0} sampled words"),
            ("threads", $"{options.Threads}"),
            ("machine", run.Machine));
        return Html.From($"""
            <div class="columns">
            {model}{training}</div>

            """);
    }

    private static string Dropout(RecipeReport recipe)
    {
        string masks = recipe.DropoutMasks == "sequence" ? $"{recipe.Dropout}, one mask per sequence" : recipe.Dropout;
        return recipe is { WordDropout: 0, WeightDropout: 0 } ? masks : $"{masks}; words {recipe.WordDropout:G4}, recurrent weights {recipe.WeightDropout:G4}";
    }

    private static string Clipping(RecipeReport recipe)
    {
        string norm = recipe.Clip is { } clip ? $"at a gradient norm of {clip:G4}" : "none by norm";
        return recipe.ClipValue is { } value ? $"{norm}, at values of ±{value:G4}" : norm;
    }
}
