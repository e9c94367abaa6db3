namespace RnnGen.Cli;

/// <summary>The table of built-in models.</summary>
internal static class PresetTable
{
    /// <summary>The preset of the demo.</summary>
    public static Preset LstmSmall { get; } = Of<LstmSmall>("lstm-small", "a small LSTM, for dialogue and short texts");

    /// <summary>All presets, in the order in which they are listed.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        Of<TanhSmall>("tanh-small", "the plain recurrent network with tanh"),
        Of<ReluSmall>("relu-small", "the plain recurrent network with a rectifier"),
        Of<GruSmall>("gru-small", "a small GRU: three products per unit where the LSTM has four"),
        Of<CifgSmall>("cifg-small", "the LSTM whose input gate is 1 − f: a quarter fewer cell weights"),
        LstmSmall,
        Of<LstmNgram>("lstm-ngram", "3 words predict the next one, 7 n-grams at a time from windows of 10 words"),
        Of<LstmMedium>("lstm-medium", "two layers of LSTM, for books and corpora of a million words"),
        Of<LstmMediumTied>("lstm-medium-tied", "the same with one vector per word, shared by embedding and output layer", TrainingRecipe.Medium),
        Of<GruMediumTied>("gru-medium-tied", "the same with the GRU", TrainingRecipe.Medium),
        Of<QuijoteSmall>("quijote-small", "for a single book: of the size of lstm-small, tied, with dropout, its weights averaged", TrainingRecipe.SmallBook),
        Of<QuijoteBest>("quijote-best", "for a single book: one wide layer, tied by a projection, with dropout also of its recurrent weights", TrainingRecipe.Book),
        Of<LstmLargeVocabulary>("lstm-large-vocabulary", "lstm-medium with all words of WikiText-2; see --sampled-words"),
    ];

    /// <summary>Returns the preset of a name.</summary>
    public static Preset Named(string name) => All.Single(preset => preset.Name == name);

    private static Preset Of<TModel>(string name, string description, TrainingRecipe? recipe = null)
        where TModel : RnnModel, IRnnModel<TModel> => new(name, description, new ModelClass<TModel>()) { Recipe = recipe ?? TrainingRecipe.Default };
}
