namespace RnnGen.Cli;

/// <summary>A language whose model comes with the tool.</summary>
internal sealed class EverydayLanguage
{
    private readonly Func<FrozenModel> _model;
    private readonly Func<PredictorOptions> _options;

    private EverydayLanguage(string code, Func<FrozenModel> model, Func<PredictorOptions> options) => (Code, _model, _options) = (code, model, options);

    /// <summary>All of them, with the one that serves every other locale first.</summary>
    public static IReadOnlyList<EverydayLanguage> All { get; } =
    [
        new("en", () => EverydayEnglish.Model, () => EverydayEnglish.Options),
        new("es", () => EverydaySpanish.Model, () => EverydaySpanish.Options),
    ];

    /// <summary>Its code of ISO 639-1, by which users choose it.</summary>
    public string Code { get; }

    /// <summary>The model.</summary>
    public FrozenModel Model => _model();

    /// <summary>How it predicts.</summary>
    public PredictorOptions Options => _options();

    /// <summary>Returns the language of a code.</summary>
    public static EverydayLanguage Of(string code) => All.Single(language => language.Code == code);

    /// <summary>Returns the language of a POSIX locale, such as <c>es_MX.UTF-8</c>; English for all that have no model.</summary>
    /// <param name="locale">The locale; null for none.</param>
    public static EverydayLanguage OfLocale(string? locale)
    {
        string code = locale?.Split('_', '-', '.', '@')[0] ?? "";
        return All.FirstOrDefault(language => language.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) ?? All[0];
    }
}
