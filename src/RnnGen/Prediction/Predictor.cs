using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// Predicts the next word of whoever is typing: a network, together with what was learnt of this person. It is good from the first word, better with each, and forgets what it is told to. Words that the
/// model does not know are suggested too, spelled as their user spells them: their tokens follow those of the vocabulary, and <see cref="WordOf"/> spells them.
/// </summary>
/// <remarks>
/// <para>The sources are the network; a cache of its last states (<see cref="PredictorOptions.CacheSize"/>); the n-grams of the profile; and, where they are given, a companion, such as a model of n-grams of the
/// training text, and a network whose weights follow what is written (<see cref="DynamicEvaluation"/>). Their mixture, and the bound on what it can lose, are described in docs/prediction.md: the total −ln p of a text is at most the network's plus ln 2, whatever is written.</para>
/// <para><see cref="Feed(ReadOnlySpan{char})"/> reads words and learns from them; <see cref="SetText"/> and <see cref="Read(ReadOnlySpan{char})"/> only read, so that an input box can give its text after each key. When the text is sent, reset
/// the predictor and feed it. Nothing allocates once the profile has its words, but <see cref="WordOf"/> for a word that it has not spelled before, a mask that is new to a predictor which never suggests some words, and steps of an adaptation in the background. It belongs to one thread at a time.</para>
/// </remarks>
/// <example>
/// <code>
/// var profile = new Profile(model.Vocabulary.Tokenizer);
/// var predictor = new Predictor(model.Freeze(), profile);
/// predictor.Feed("Rhodes is an island. Rhodes is");
/// WordSuggestion[] words = predictor.Suggest("I went to Rh", 3);
/// </code>
/// </example>
public sealed partial class Predictor : IWordPredictor
{
    private readonly RecurrentState _state;
    private readonly IWordPredictor? _companion;
    private readonly DynamicEvaluation? _adaptation;
    private readonly PredictorOptions _options;
    private readonly StateCache? _cache;
    private readonly OwnWords _own;
    private readonly SpellingDistribution _spellings;
    private readonly Source[] _sources;
    private readonly SourceMixture _mixture;
    private readonly NeverSuggested _never;
    private readonly int[] _beginning;
    private readonly int[] _tokens;
    private readonly string?[] _spelled;

    // max(c(w) − D, 0) of each word: the vocabulary's first, to a multiple of 16, then the profile's. Suggest reads all of them, so they are not looked up in the trie.
    private readonly float[] _counts;
    private readonly int[] _recent = new int[UserNGrams.Order - 1];
    private readonly int[] _contexts = new int[UserNGrams.Order];

    // The profile as it was when this predictor last looked.
    private int _removals = -1;
    private long _learnt;
    private int _lastSerial;

    // The text of SetText, and the numbers of the state's and the profile's changes after it.
    private string? _text;
    private long _changesAfterText;
    private long _profileChangesAfterText;

    /// <summary>Creates a predictor, which begins a text.</summary>
    /// <param name="model">The network; any number of predictors may share it.</param>
    /// <param name="profile">What was learnt of the person; the predictor learns into it.</param>
    /// <param name="options">The sources; <see cref="PredictorOptions.Default"/> when null.</param>
    /// <param name="companion">Another predictor over the same vocabulary, such as one of n-grams of the training text, of which this one makes a source; null for none. It is this predictor's alone, and asks no <see cref="Predictor"/>: those of a thread share memory in which the next word is predicted.</param>
    /// <param name="adaptation">A network of the same words whose weights follow what is written, of which this one makes a source; null for none. It is this predictor's alone.</param>
    /// <exception cref="ArgumentException">The profile's words are cut by another tokenizer, or the companion or the adaptation has another vocabulary or is another predictor's already, or the companion is a predictor of this kind.</exception>
    public Predictor(FrozenModel model, Profile profile, PredictorOptions? options = null, IWordPredictor? companion = null, DynamicEvaluation? adaptation = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(profile);
        if (!profile.Tokenizer.IsSameAs(model.Vocabulary.Tokenizer))
        {
            throw new ArgumentException(
                $"The profile's words are cut by {profile.Tokenizer.Describe()}, but the model's by {model.Vocabulary.Tokenizer.Describe()}: a profile serves the models of one tokenizer.", nameof(profile));
        }

        if (companion is not null && companion.Vocabulary != model.Vocabulary && model.Vocabulary.FindDifference(companion.Vocabulary) is string difference)
        {
            throw new ArgumentException($"The companion has another vocabulary than the model: {difference}.", nameof(companion));
        }

        if (companion is Predictor)
        {
            throw new ArgumentException("A companion cannot be a Predictor: give its sources to this one instead.", nameof(companion));
        }

        if (adaptation is not null && adaptation.Vocabulary != model.Vocabulary && model.Vocabulary.FindDifference(adaptation.Vocabulary) is string other)
        {
            throw new ArgumentException($"The adaptation has another vocabulary than the model: {other}.", nameof(adaptation));
        }

        ClaimedSources.Claim(companion, adaptation);
        Profile = profile;
        _adaptation = adaptation;
        _options = options ?? PredictorOptions.Default;
        _companion = companion;
        _state = new RecurrentState(model.Bound, LogitBlocks.BlockFloats);
        _cache = _options.CacheSize > 0 ? new StateCache(_options.CacheSize, model.Shape.OutputDepth) : null;
        _own = new OwnWords(profile);
        _spellings = SpellingDistribution.Of(model.Vocabulary);
        _tokens = new int[UserNGrams.FirstWord + profile.Options.MaxWords];
        _spelled = new string?[_tokens.Length];
        _counts = new float[Padded(model.Vocabulary.Count) + _tokens.Length];
        _sources = [.. Enum.GetValues<Source>().Where(HasSource)];
        _mixture = profile.MixtureOf(KeyOf(model), Buckets, _sources.Length);
        _never = NeverSuggested.Of(_options.NeverSuggested, model.Vocabulary, profile);
        _beginning = [.. WordsOf(_options.Beginning)];
        _adaptation?.Begin(_beginning);
        Reset();
        profile.Changes.Follow(this);
    }

    /// <summary>The words of the model; those of the user are not in it.</summary>
    public Vocabulary Vocabulary => _state.Bound.Vocabulary;

    /// <summary>What was learnt of the person.</summary>
    public Profile Profile { get; }

    /// <inheritdoc/>
    public int WordCount
    {
        get
        {
            Look();
            return Vocabulary.Count + _own.Count;
        }
    }

    /// <summary>Bytes of memory, apart from the profile, the model, the companion, the adaptation, and what the predictors of a thread share (12 for each word of the vocabulary).</summary>
    public long SizeInBytes => _state.SizeInBytes + (_cache?.SizeInBytes ?? 0) + _own.SizeInBytes + ((long)_tokens.Length * (sizeof(int) + IntPtr.Size)) + ((long)_counts.Length * sizeof(float));

    /// <inheritdoc/>
    public int StateSizeInBytes => _state.StateSizeInBytes + (StateNumbers * sizeof(int)) + (_companion?.StateSizeInBytes ?? 0) + (_adaptation?.StateSizeInBytes ?? 0);

    /// <summary>What each source counts for in the prediction of the next word.</summary>
    /// <exception cref="NonFiniteLogitsException">The network's logits are NaN or infinite; so for all members that learn, suggest or give probabilities.</exception>
    public IReadOnlyList<SourceWeight> Weights
    {
        get
        {
            using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Probability);
            Predict();
            double alone = _mixture.NetworkWeight;
            double[] weights = [.. _mixture.Weights(_bucket)];
            return [.. weights.Select((weight, i) => new SourceWeight(_sources[i], ((1 - alone) * weight) + (_sources[i] == Source.Network ? alone : 0)))];
        }
    }

    /// <summary>Forgets the text, not what was learnt from it: the next word is the first.</summary>
    public void Reset()
    {
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Reset);
        ResetText();
    }

    /// <inheritdoc/>
    /// <remarks>It is learnt from, as in a text.</remarks>
    public void Feed(int token)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Feed);
        ThrowIfNotAWord(token);
        ReadOnlySpan<char> word = SpellingOf(token, stackalloc char[TextTokenizer.MaxTokenLength]);
        LearnAndRead(word, token < Vocabulary.Count ? word : WordOf(token), isAccepted: false, stackalloc char[TextTokenizer.MaxTokenLength]);
    }

    /// <summary>Splits a text with the vocabulary's tokenizer, reads its words, and learns from them.</summary>
    /// <param name="text">Any text; it ends after its last word.</param>
    /// <returns>How many words were read, and how many of them neither the model nor the profile could have suggested.</returns>
    public FeedResult Feed(ReadOnlySpan<char> text)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Feed);
        Span<char> wordBuffer = stackalloc char[TextTokenizer.MaxTokenLength];
        Span<char> writtenBuffer = stackalloc char[TextTokenizer.MaxTokenLength];
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        FeedResult result = default;
        int position = 0;
        int start = 0;
        while (Vocabulary.Tokenizer.TryRead(text, ref position, wordBuffer, out ReadOnlySpan<char> word))
        {
            bool isUnknown = LearnAndRead(word, AsWritten(text[start..position], word, writtenBuffer), isAccepted: false, buffer);
            result = new FeedResult { Words = result.Words + 1, UnknownWords = result.UnknownWords + (isUnknown ? 1 : 0) };
            start = position;
        }

        return result;
    }

    /// <summary>Reads a word that its user has chosen or asked for, and learns it: from now on it is suggested, however seldom it was written.</summary>
    /// <param name="word">The word as its user writes it.</param>
    /// <exception cref="ArgumentException">It is empty, longer than <see cref="TextTokenizer.MaxTokenLength"/>, or no word or several for the tokenizer; or it is <c>&lt;unk&gt;</c> or has control characters, and so cannot be learnt.</exception>
    public void Accept(ReadOnlySpan<char> word)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Feed);
        Span<char> wordBuffer = stackalloc char[TextTokenizer.MaxTokenLength];
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        ReadOnlySpan<char> spelled = SingleWord.Read(Vocabulary.Tokenizer, word, wordBuffer, out int end);
        if (Profile.SpellToken(spelled, buffer).IsEmpty)
        {
            throw new ArgumentException($"'{SingleWord.Shown(word)}' cannot be learnt: it stands for unknown words, or has control characters.", nameof(word));
        }

        LearnAndRead(spelled, AsWritten(word[..end], spelled, stackalloc char[TextTokenizer.MaxTokenLength]), isAccepted: true, buffer);
    }

    /// <summary>
    /// Makes this text all that was read, without learning from it: for an input box that gives its whole text after each key. A text that continues the one given last costs only its new words, if nothing
    /// was read in between, and nothing learnt into the profile, by which its words may be known.
    /// </summary>
    /// <param name="text">Any text; it ends after its last word.</param>
    /// <returns>How many words it has, and how many of them are not in the vocabulary.</returns>
    public FeedResult SetText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.SetText);
        Look();
        int position = 0;
        FeedResult read = default;
        if (_text is null || _changesAfterText != _state.Changes || _profileChangesAfterText != Profile.Changes.All || !TextBeginning.TryPassOver(_text, text, Vocabulary, out position, out read, tellsUnknownWordsApart: true))
        {
            ResetText();
            (position, read) = (0, default);
        }

        read = ReadOn(text, position, read);
        _text = text;
        _changesAfterText = _state.Changes;
        _profileChangesAfterText = Profile.Changes.All;
        return read;
    }

    /// <summary>
    /// Forgets a word: see <see cref="Profile.Forget"/>. The cache is emptied, since its states have read the word, and the weights of the sources begin again. What was read of the present text stays
    /// until <see cref="Reset"/>, but the word no longer counts as the one before the next.
    /// </summary>
    /// <param name="word">The word as people write it.</param>
    /// <returns>Whether the profile held it.</returns>
    /// <exception cref="ArgumentException">It is several words for the tokenizer, which the message names; nothing is forgotten.</exception>
    public bool Forget(string word) => Profile.Forget(word);

    private static int Padded(int words) => (words + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth * RnnNetwork.PanelWidth;
}
