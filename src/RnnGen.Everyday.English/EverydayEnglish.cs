using RnnGen.Everyday;

namespace RnnGen;

/// <summary>
/// English that is trained already: a network of 10,000 words in int8, with which a predictor suggests from its first word on. It was trained on everyday sentences, so it is at home in chats, messages and dialogue; what else its user
/// writes, a <see cref="Predictor"/> learns.
/// </summary>
/// <example>
/// <code>
/// Predictor predictor = EverydayEnglish.CreatePredictor();
/// WordSuggestion[] words = predictor.Suggest("Do you want to go to the ", 3); // party, movies, beach
/// </code>
/// </example>
public static class EverydayEnglish
{
    /// <summary>What the model was trained on, and under which licence: to be named wherever a program names its sources.</summary>
    public const string Attribution = "trained on sentences from Tatoeba (tatoeba.org), CC BY 2.0 FR";

    private static readonly EverydayModel<EnglishLstm> Everyday = new("english");

    /// <summary>The network. It is loaded when it is first asked for, and shared by all predictors of the program.</summary>
    public static FrozenModel Model => Everyday.Model;

    /// <summary>
    /// What every predictor of <see cref="CreatePredictor"/> has: texts that begin as after a sentence, and the slurs of docs/everyday.md, which are never suggested. A session over <see cref="Model"/> has neither: put <c>". "</c> before
    /// the text that you give it.
    /// </summary>
    public static PredictorOptions Options => Everyday.Options;

    /// <summary>Creates a predictor over the network, which begins a text.</summary>
    /// <param name="profile">What was learnt of the person, into which the predictor learns; null for a new profile.</param>
    /// <param name="options">Its sources, and further words that are never suggested; <see cref="PredictorOptions.Default"/> when null. A <see cref="PredictorOptions.Beginning"/> of theirs replaces that of <see cref="Options"/>.</param>
    /// <param name="allowSlurs">Whether slurs that somebody has written are suggested. Default false.</param>
    /// <exception cref="ArgumentException">The profile's words are cut by another tokenizer than the network's, which is <see cref="WordTokenizer.Default"/>.</exception>
    public static Predictor CreatePredictor(Profile? profile = null, PredictorOptions? options = null, bool allowSlurs = false) => Everyday.CreatePredictor(profile, options, allowSlurs);
}
