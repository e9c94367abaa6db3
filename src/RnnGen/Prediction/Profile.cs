using RnnGen.Files;

namespace RnnGen;

/// <summary>
/// What was learnt of one person's writing: words, and which words followed which, up to five in a row. It holds no text beyond that, belongs to a tokenizer rather than to a model, so that it
/// survives a model's update, and its memory is bounded by <see cref="ProfileOptions"/>. It belongs to one thread at a time, together with all predictors over it: a call while another one is running is refused with an <see cref="InvalidOperationException"/> where it is noticed, which is nearly always.
/// </summary>
public sealed partial class Profile
{
    private readonly bool[] _isGone;
    private SessionUse _use = SessionUse.OfProfile;

    /// <summary>Creates a profile that knows nothing yet.</summary>
    /// <param name="tokenizer">Cuts texts into words: that of the model's vocabulary.</param>
    /// <param name="options">The bounds; <see cref="ProfileOptions.Default"/> when null.</param>
    public Profile(TextTokenizer tokenizer, ProfileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        Tokenizer = tokenizer;
        Options = options ?? ProfileOptions.Default;
        Table = new ProfileWords(Options.MaxWords);
        NGrams = new UserNGrams(Options.MaxNGrams);
        _isGone = new bool[UserNGrams.FirstWord + Options.MaxWords];
    }

    /// <summary>Cuts texts into words.</summary>
    public TextTokenizer Tokenizer { get; }

    /// <summary>The bounds.</summary>
    public ProfileOptions Options { get; }

    /// <summary>How many words were learnt from.</summary>
    public int WordsRead { get; private set; }

    /// <summary>Bytes of all memory, whatever was learnt.</summary>
    public long SizeInBytes => Table.SizeInBytes + NGrams.SizeInBytes + _isGone.Length + Changes.SizeInBytes;

    /// <summary>Every word that is held, those that the model knows included; the most frequent first. The list is made anew each time.</summary>
    public IReadOnlyList<ProfileWord> Words
    {
        get
        {
            using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Words);
            return Table.List();
        }
    }

    /// <summary>Tells it from all other profiles, also those of other processes, whose states may come from a file.</summary>
    internal long Id { get; } = Random.Shared.NextInt64();

    /// <summary>Which call of this profile, or of a predictor over it, has begun.</summary>
    internal ref SessionUse Use => ref _use;

    /// <summary>The words.</summary>
    internal ProfileWords Table { get; }

    /// <summary>What followed what.</summary>
    internal UserNGrams NGrams { get; }

    /// <summary>How well the sources predicted what was written; null before the first predictor.</summary>
    internal SourceMixture? Mixture { get; private set; }

    /// <summary>What has changed, for predictors.</summary>
    internal ProfileChanges Changes { get; } = new();

    /// <summary>
    /// A file name for the profile of a tokenizer, such as <c>word-lower-rules2.rnngen-profile</c>: profiles of different tokenizers, which cannot be one, have different names.
    /// </summary>
    /// <param name="tokenizer">That of the model's vocabulary.</param>
    public static string FileNameFor(TextTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        string kind = string.Concat(tokenizer.Kind.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{kind}{(tokenizer.LowerCase ? "-lower" : "")}{(tokenizer.Culture is null ? "" : $"-{tokenizer.Culture}")}-rules{tokenizer.Rules}.rnngen-profile");
    }

    /// <summary>Reads a profile from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tokenizer">That of the model's vocabulary; the file must be of the same.</param>
    /// <param name="options">The bounds; those with which it was saved when null. What narrower ones leave no room for, the least used, is left out.</param>
    /// <exception cref="InvalidProfileException">The file is no profile, is damaged, or belongs to another tokenizer.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="IOException">Reading fails, or the path leads to a folder, a pipe or a device.</exception>
    public static Profile Load(string path, TextTokenizer tokenizer, ProfileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        using FileStream stream = FileInput.Open(path, "profile");
        return ProfileFile.Read(stream, path, tokenizer, options);
    }

    /// <summary>Reads a profile without a model, with the tokenizer that the file names: to show what was learnt, or to have words forgotten.</summary>
    /// <param name="path">The file; its tokenizer is one that this library has.</param>
    /// <inheritdoc cref="Load(string, TextTokenizer, ProfileOptions?)"/>
    public static Profile Load(string path)
    {
        using FileStream stream = FileInput.Open(path, "profile");
        return ProfileFile.Read(stream, path, tokenizer: null, options: null);
    }

    /// <summary>Reads a profile from a stream, up to its end.</summary>
    /// <inheritdoc cref="Load(string, TextTokenizer, ProfileOptions?)"/>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="tokenizer">That of the model's vocabulary; the file must be of the same.</param>
    /// <param name="options">The bounds; those with which it was saved when null.</param>
    public static Profile Load(Stream stream, TextTokenizer tokenizer, ProfileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return ProfileFile.Read(stream, "stream", tokenizer, options);
    }

    /// <summary>Reads a profile from memory.</summary>
    /// <inheritdoc cref="Load(string, TextTokenizer, ProfileOptions?)"/>
    /// <param name="bytes">The file.</param>
    /// <param name="tokenizer">That of the model's vocabulary; the file must be of the same.</param>
    /// <param name="options">The bounds; those with which it was saved when null.</param>
    public static Profile Load(ReadOnlyMemory<byte> bytes, TextTokenizer tokenizer, ProfileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return ProfileFile.Read(bytes.Span, "memory", tokenizer, options);
    }

    /// <summary>
    /// Saves the profile: the file has either its old content or all of the new one, whatever happens meanwhile. A new file may be read by its owner alone (mode 600); one that is replaced keeps its mode and owner.
    /// </summary>
    /// <param name="path">The file; a symbolic link is followed.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, belongs to another user who cannot keep it, or its folder does not allow new files.</exception>
    /// <exception cref="IOException">The disk is full, the path leads to a folder, a block device or a socket, or writing fails.</exception>
    public void Save(string path)
    {
        using FileOutput output = FileOutput.Open(path, isPrivate: true);
        output.Stream.Write(Save().Span);
        output.Commit();
    }

    /// <summary>Saves the profile to a stream, from its current position.</summary>
    /// <param name="stream">Receives the file; it stays open.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Save().Span);
    }

    /// <summary>Returns the file of the profile in memory.</summary>
    public ReadOnlyMemory<byte> Save()
    {
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Save);
        return ProfileFile.Write(this);
    }

    /// <summary>A word, or the beginning of one, as people write it, in the table's spelling. A token must not be given to it: a tokenizer may spell what it has spelled once more.</summary>
    /// <param name="word">At most <see cref="TextTokenizer.MaxTokenLength"/> characters.</param>
    /// <param name="buffer">As many characters.</param>
    internal ReadOnlySpan<char> Spell(ReadOnlySpan<char> word, Span<char> buffer) => SpellToken(Tokenizer.Normalize(word, buffer), buffer);

    /// <summary>A word that the tokenizer has spelled, in the table's spelling: with one sign for all apostrophes; empty for <c>&lt;unk&gt;</c>, and for what has control characters: that is no word of a person's.</summary>
    /// <param name="token">At most <see cref="TextTokenizer.MaxTokenLength"/> characters; they may be the buffer's.</param>
    /// <param name="buffer">As many characters.</param>
    internal ReadOnlySpan<char> SpellToken(ReadOnlySpan<char> token, Span<char> buffer)
    {
        // What came tokenised may hold words that somebody has made unknown: they have no spelling.
        if (token is Vocabulary.UnknownWord || !VisibleText.IsVisible(token))
        {
            return default;
        }

        if (!Tokenizer.IsRunningText || Apostrophes.IndexIn(token) < 0)
        {
            return token;
        }

        token.CopyTo(buffer);
        Apostrophes.Replace(buffer[..token.Length], Apostrophes.Plain);
        return buffer[..token.Length];
    }

    /// <summary>The number that stands for a word in n-grams: <see cref="UserNGrams.Unknown"/> where it has not entered.</summary>
    internal int NumberOf(ReadOnlySpan<char> spelling) => !spelling.IsEmpty && Table.Find(spelling) is >= 0 and int word && Table[word].HasEntered ? word : UserNGrams.Unknown;

    /// <summary>Learns that a word was written.</summary>
    /// <param name="recent">The numbers of the last four words, the latest last; moves on by the word.</param>
    /// <param name="word">The word.</param>
    /// <returns>The number that stands for it in n-grams.</returns>
    internal int Learn(Span<int> recent, WrittenWord word)
    {
        WordsRead = Math.Min(WordsRead, int.MaxValue - 1) + 1;
        MakeRoom(recent);
        int number = word.Spelling.IsEmpty ? UserNGrams.Unknown : Note(word);
        Span<int> nGram = stackalloc int[UserNGrams.Order];
        recent.CopyTo(nGram);
        nGram[^1] = number;
        if (WordsRead < int.MaxValue)
        {
            // No count of n-grams exceeds that of words. After as many as an int holds, a lifetime's, no more are counted.
            NGrams.Add(nGram, count: 1, WordsRead);
        }

        nGram[1..].CopyTo(recent);
        Changes.Learn(number);
        return number;
    }

    /// <summary>The weights of some sources of a network: those learnt so far, or new ones where the profile's are of others.</summary>
    internal SourceMixture MixtureOf(ulong key, int buckets, int sources) =>
        Mixture is not null && Mixture.Key == key && Mixture.Sources == sources && Mixture.HasBuckets(buckets) ? Mixture : Mixture = new SourceMixture(key, buckets, sources);

    /// <summary>Takes over what a file holds besides the tables; for its reader.</summary>
    internal void TakeOver(int wordsRead, SourceMixture? mixture) => (WordsRead, Mixture) = (wordsRead, mixture);

    private int Note(WrittenWord word)
    {
        int number = Table.Find(word.Spelling);
        if (number < 0)
        {
            number = Table.Add(word.Spelling, WordsRead);
        }

        Table.Vote(number, word.Written, word.Weight);
        ref ProfileWords.Word entry = ref Table[number];
        entry.Count = Math.Min(entry.Count + 1, int.MaxValue - 1);
        entry.LastUse = WordsRead;
        entry.HasEntered |= word.IsKnown || word.IsAccepted || entry.Count >= Options.TimesWritten;
        return entry.HasEntered ? number : UserNGrams.Unknown;
    }

    private void MakeRoom(Span<int> recent)
    {
        if (Table.IsFull)
        {
            Table.Compact();
        }

        // A quarter of the words may have few of the letters.
        while (Table.IsFull)
        {
            _isGone.AsSpan().Clear();
            Table.RemoveLeastUsed(_isGone);
            Table.Compact();
            NGrams.Replace(_isGone);
            foreach (ref int word in recent)
            {
                word = _isGone[word] ? UserNGrams.Unknown : word;
            }

            Changes.Remove();
        }

        while (NGrams.IsFull)
        {
            NGrams.ForgetLeastUsed();
            Changes.Remove();
        }
    }
}
