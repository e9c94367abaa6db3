using System.Reflection;

namespace RnnGen.Everyday;

/// <summary>A trained model among the resources of this assembly, and the words that it never suggests.</summary>
/// <typeparam name="TModel">The generated class.</typeparam>
/// <param name="language">The language, by which its resources are named.</param>
internal sealed class EverydayModel<TModel>(string language)
    where TModel : RnnModel, IRnnModel<TModel>
{
    private static readonly string[] Languages = ["english", "spanish"];

    /// <summary>What may follow an English word behind an apostrophe.</summary>
    private static readonly string[] Clitics = ["'s", "'d", "'ll", "'re", "'ve"];

    private readonly Lazy<FrozenModel> _model = new(() => Load($"everyday-{language}.safetensors"));

    /// <summary>The model, loaded when it is first asked for.</summary>
    public FrozenModel Model => _model.Value;

    /// <summary>How predictors over it predict.</summary>
    public PredictorOptions Options => field ??= new PredictorOptions
    {
        // Sentences followed one another while it was trained, so it knows best what begins a text after the end of a sentence.
        Beginning = ".",
        NeverSuggested = ReadSlurs(),
    };

    /// <summary>Creates a predictor over it.</summary>
    /// <param name="profile">What was learnt of the person; null for a new one.</param>
    /// <param name="options">Its sources, how texts begin unless as in <see cref="Options"/>, and further words that are never suggested; null for the defaults.</param>
    /// <param name="allowSlurs">Whether slurs are suggested.</param>
    public Predictor CreatePredictor(Profile? profile, PredictorOptions? options, bool allowSlurs)
    {
        options ??= PredictorOptions.Default;
        return new Predictor(Model, profile ?? new Profile(Model.Vocabulary.Tokenizer), options with
        {
            Beginning = options.Beginning.Length > 0 ? options.Beginning : Options.Beginning,
            NeverSuggested = allowSlurs ? options.NeverSuggested
                : options.NeverSuggested.Count == 0 ? Options.NeverSuggested
                : [.. options.NeverSuggested, .. Options.NeverSuggested],
        });
    }

    private static FrozenModel Load(string name)
    {
        using Stream stream = Open(name);
        using ModelFile file = ModelFile.Open(stream);

        // The table would take five times the memory of the model, and longer to make than to load it.
        return TModel.LoadFrozen(file, new FreezeOptions { FoldedTableBudgetBytes = 0 });
    }

    /// <summary>The slurs of the language; and those of the others, since one profile may hold what its user writes in several, unless they are ordinary words of this one.</summary>
    private string[] ReadSlurs() =>
        [.. ReadSlurs(language), .. Languages.Where(other => other != language).SelectMany(ReadSlurs).Where(word => !Model.Vocabulary.Contains(word))];

    private static IEnumerable<string> ReadSlurs(string language)
    {
        using StreamReader reader = new(Open($"{language}-slurs.txt"));
        while (reader.ReadLine() is { } word)
        {
            yield return word;
            foreach (string clitic in Clitics)
            {
                yield return word + clitic;
            }
        }
    }

    private static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
}
