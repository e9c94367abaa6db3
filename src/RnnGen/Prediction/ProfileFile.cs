using System.Buffers.Binary;
using System.IO.Hashing;

namespace RnnGen;

/// <summary>
/// The bytes of a profile: a magic number and a version, the bounds, the tokenizer, the words in the order of their spelling, the n-grams in the order of their words, the weights of the sources, and a checksum. All numbers are
/// little-endian. The same profile gives the same bytes, in whatever order it was learnt.
/// </summary>
internal static class ProfileFile
{
    /// <summary>The most that is read: far more than any bounds allow.</summary>
    public const int MaxBytes = 1 << 29;

    private const uint Version = 2;
    private const int ChecksumBytes = sizeof(ulong);

    private static ReadOnlySpan<byte> Magic => "RnnGenPf"u8;

    /// <summary>The file of a profile.</summary>
    public static byte[] Write(Profile profile)
    {
        ProfileByteWriter writer = new();
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(profile.Options.MaxNGrams);
        writer.Write(profile.Options.MaxWords);
        writer.Write(profile.Options.TimesWritten);
        ProfileFileTokenizer.Write(writer, profile.Tokenizer);
        WriteTables(profile, writer);
        writer.Write((byte)(profile.Mixture is null ? 0 : 1));
        if (profile.Mixture is { } mixture)
        {
            writer.Write(mixture.Key);
            writer.Write(mixture.Sources);
            writer.Write(mixture.State.Length);
            foreach (double value in mixture.State)
            {
                writer.Write(BitConverter.DoubleToUInt64Bits(value));
            }
        }

        writer.Write(XxHash3.HashToUInt64(writer.Written));
        return writer.Written.ToArray();
    }

    /// <summary>The part of a file that holds words and n-grams.</summary>
    public static byte[] WriteTables(Profile profile)
    {
        ProfileByteWriter writer = new();
        WriteTables(profile, writer);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a file from a stream, up to its end.</summary>
    /// <exception cref="InvalidProfileException">The bytes are no profile of this tokenizer.</exception>
    public static Profile Read(Stream stream, string path, TextTokenizer? tokenizer, ProfileOptions? options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] chunk = new byte[1 << 16];
        using MemoryStream bytes = new();
        for (int count; (count = stream.Read(chunk)) > 0;)
        {
            bytes.Write(chunk, 0, count);
            if (bytes.Length > MaxBytes)
            {
                throw new InvalidProfileException(path, $"it has more than {MaxBytes} bytes, which no profile has.");
            }
        }

        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), path, tokenizer, options);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="tokenizer">What it has to be cut by; null for whatever it names.</param>
    /// <param name="options">The bounds, for which the least used of what there is no room for is left out; those of the file when null.</param>
    /// <exception cref="InvalidProfileException">The bytes are no profile of this tokenizer.</exception>
    public static Profile Read(ReadOnlySpan<byte> bytes, string path, TextTokenizer? tokenizer, ProfileOptions? options)
    {
        if (!bytes.StartsWith(Magic))
        {
            throw new InvalidProfileException(path, $"it is no profile, but {(bytes.IsEmpty ? "empty" : IsSafetensors(bytes) ? "a file of tensors, as models are saved in" : "a file of another kind")}. Give another path.");
        }

        if (bytes.Length < Magic.Length + ChecksumBytes)
        {
            throw new InvalidProfileException(path, $"it has {bytes.Length} bytes: it was cut off. Restore it from a copy, or begin a new one.");
        }

        ReadOnlySpan<byte> content = bytes[..^ChecksumBytes];
        ProfileByteReader reader = new(content[Magic.Length..], path);
        if (reader.ReadUInt32() is not Version and uint version)
        {
            throw new InvalidProfileException(path, $"it has version {version}, but this library reads version {Version}. {(version > Version ? "Update the library" : "Begin a new one")}.");
        }

        if (XxHash3.HashToUInt64(content) != BinaryPrimitives.ReadUInt64LittleEndian(bytes[^ChecksumBytes..]))
        {
            throw new InvalidProfileException(path, "its checksum is wrong: the file was changed or cut off. Restore it from a copy, or begin a new one.");
        }

        ProfileOptions own = ReadOptions(ref reader);
        Profile profile = new(ProfileFileTokenizer.Read(ref reader, tokenizer), options ?? own);
        int wordsRead = reader.ReadCount(int.MaxValue, "words read");
        int[] numbers = ReadWords(ref reader, profile, wordsRead, out bool[] hasEntered);
        int nGrams = ReadNGrams(ref reader, profile, numbers, hasEntered, wordsRead);
        if (options is null && (profile.Table.Count, profile.NGrams.Count) != (numbers.Length - UserNGrams.FirstWord, nGrams))
        {
            throw reader.Damaged("it has more than its bounds leave room for");
        }

        profile.TakeOver(wordsRead, ReadMixture(ref reader));
        return reader.IsAtEnd ? profile : throw reader.Damaged("it goes on after its end");
    }

    /// <summary>Whether a file begins as a model does: with the length of a JSON object, which follows.</summary>
    private static bool IsSafetensors(ReadOnlySpan<byte> bytes) =>
        bytes.Length > sizeof(ulong) && bytes[sizeof(ulong)] == '{' && BinaryPrimitives.ReadUInt64LittleEndian(bytes) <= (ulong)bytes.Length - sizeof(ulong);

    private static void WriteTables(Profile profile, ProfileByteWriter writer)
    {
        ProfileWords table = profile.Table;
        int[] sorted = [.. Enumerable.Range(UserNGrams.FirstWord, table.End - UserNGrams.FirstWord).Where(table.Holds)];
        Array.Sort(sorted, (x, y) => table.Spelling(x).SequenceCompareTo(table.Spelling(y)));
        int[] ranks = new int[table.End];
        ranks[UserNGrams.Begin] = UserNGrams.Begin;
        writer.Write(profile.WordsRead);
        writer.Write(sorted.Length);
        for (int rank = 0; rank < sorted.Length; rank++)
        {
            ref ProfileWords.Word word = ref table[sorted[rank]];
            ranks[sorted[rank]] = UserNGrams.FirstWord + rank;
            ReadOnlySpan<char> written = table.Written(sorted[rank]);
            writer.Write(table.Spelling(sorted[rank]));
            writer.Write(written.SequenceEqual(table.Spelling(sorted[rank])) ? "" : written);
            writer.Write(word.Votes);
            writer.Write(word.Count);
            writer.Write(word.LastUse);
            writer.Write((byte)(word.HasEntered ? 1 : 0));
        }

        UserNGrams nGrams = profile.NGrams;
        int[][] all = [.. Enumerable.Range(0, nGrams.Count).Select(i => (int[])[.. nGrams[i].Words.ToArray().Select(word => ranks[word]), nGrams[i].Count, nGrams[i].LastUse])];
        Array.Sort(all, (x, y) => x.AsSpan().SequenceCompareTo(y));
        writer.Write(all.Length);
        foreach (int number in all.SelectMany(nGram => nGram))
        {
            writer.Write(number);
        }
    }

    private static ProfileOptions ReadOptions(ref ProfileByteReader reader)
    {
        (int nGrams, int words, int times) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        try
        {
            return new ProfileOptions { MaxNGrams = nGrams, MaxWords = words, TimesWritten = times };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw reader.Damaged($"it has bounds of {nGrams} n-grams, {words} words and {times} times written");
        }
    }

    /// <summary>Reads the words.</summary>
    /// <returns>The number of each in the profile; that of an unknown word where it has not entered or found no room.</returns>
    private static int[] ReadWords(ref ProfileByteReader reader, Profile profile, int wordsRead, out bool[] hasEntered)
    {
        const int LeastBytes = (2 * sizeof(ushort)) + (3 * sizeof(int)) + 1;
        (string Spelling, string Written, ProfileWords.Word Use)[] words = new (string, string, ProfileWords.Word)[reader.ReadCount(reader.Left / LeastBytes, "words")];
        string previous = "";
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];

        // Another tokenizer may make another word of what it has spelled.
        bool spellsOnce = profile.Tokenizer is WordTokenizer or WhitespaceTokenizer;
        for (int i = 0; i < words.Length; i++)
        {
            string spelling = reader.ReadText();
            if (string.CompareOrdinal(spelling, previous) <= 0 || !(spellsOnce ? profile.Spell(spelling, buffer) : profile.SpellToken(spelling, buffer)).SequenceEqual(spelling))
            {
                throw reader.Damaged($"its word '{spelling}' is out of order, or spelled as the tokenizer does not spell it");
            }

            string written = reader.ReadText();
            if (written.Length > 0 && !profile.Spell(written, buffer).SequenceEqual(spelling))
            {
                throw reader.Damaged($"its word '{spelling}' is written as another one, '{written}'");
            }

            if (written == spelling)
            {
                throw reader.Damaged($"its word '{spelling}' is written twice");
            }

            int votes = reader.ReadCount(short.MaxValue, "votes");
            int count = reader.ReadCount(wordsRead, "uses");
            int lastUse = reader.ReadCount(wordsRead, "words up to the last use");
            words[i] = (spelling, written.Length == 0 ? spelling : written, new ProfileWords.Word { Votes = votes, Count = count, LastUse = lastUse, HasEntered = reader.ReadFlag() });
            previous = spelling;
        }

        hasEntered = [.. words.Select(word => word.Use.HasEntered)];
        int[] numbers = new int[UserNGrams.FirstWord + words.Length];
        numbers[UserNGrams.Begin] = UserNGrams.Begin;
        foreach (int i in Enumerable.Range(0, words.Length).OrderByDescending(i => words[i].Use.Use).TakeWhile(i => profile.Table.HasRoomFor(words[i].Spelling, words[i].Written)))
        {
            int number = profile.Table.Add(words[i].Spelling, now: 0);
            profile.Table.Vote(number, words[i].Written, weight: 1);
            ref ProfileWords.Word word = ref profile.Table[number];
            (word.Votes, word.Count, word.LastUse, word.HasEntered) = (words[i].Use.Votes, words[i].Use.Count, words[i].Use.LastUse, words[i].Use.HasEntered);
            numbers[UserNGrams.FirstWord + i] = word.HasEntered ? number : UserNGrams.Unknown;
        }

        return numbers;
    }

    /// <summary>Reads the n-grams.</summary>
    /// <returns>How many the file has.</returns>
    private static int ReadNGrams(ref ProfileByteReader reader, Profile profile, int[] numbers, bool[] hasEntered, int wordsRead)
    {
        const int Length = UserNGrams.Order + 2;
        int[] all = new int[Length * reader.ReadCount(reader.Left / (Length * sizeof(int)), "n-grams")];
        int count = all.Length / Length;
        for (int i = 0; i < all.Length; i++)
        {
            int most = (i % Length) switch { < UserNGrams.Order => numbers.Length - 1, UserNGrams.Order => int.MaxValue, _ => wordsRead };
            all[i] = reader.ReadCount(most, "for a number of an n-gram");
        }

        if (all.Where((number, i) => i % Length < UserNGrams.Order && number >= UserNGrams.FirstWord && !hasEntered[number - UserNGrams.FirstWord]).Any())
        {
            throw reader.Damaged("it has n-grams of a word that has not entered");
        }

        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<int> words = all.AsSpan(i * Length, UserNGrams.Order);
            bool isInOrder = i == 0 || all.AsSpan((i - 1) * Length, UserNGrams.Order).SequenceCompareTo(words) < 0;
            if (!isInOrder || words[words.IndexOfAnyExcept(UserNGrams.Begin) is >= 0 and var first ? first.. : ..].Contains(UserNGrams.Begin) || all[(i * Length) + UserNGrams.Order] == 0)
            {
                throw reader.Damaged($"its n-gram {i} is out of order, or none that a text has");
            }
        }

        if (Enumerable.Range(0, count).Sum(i => (long)all[(i * Length) + UserNGrams.Order]) > wordsRead)
        {
            throw reader.Damaged("it has counted more n-grams than words");
        }

        Span<int> nGram = stackalloc int[UserNGrams.Order];
        foreach (int i in Enumerable.Range(0, count).OrderByDescending(i => ((ulong)(uint)all[(i * Length) + UserNGrams.Order] << 32) | (uint)all[(i * Length) + UserNGrams.Order + 1]).TakeWhile(_ => profile.NGrams.HasRoom))
        {
            for (int position = 0; position < nGram.Length; position++)
            {
                nGram[position] = numbers[all[(i * Length) + position]];
            }

            profile.NGrams.Add(nGram, all[(i * Length) + UserNGrams.Order], all[(i * Length) + UserNGrams.Order + 1]);
        }

        return count;
    }

    private static SourceMixture? ReadMixture(ref ProfileByteReader reader)
    {
        if (!reader.ReadFlag())
        {
            return null;
        }

        ulong key = reader.ReadUInt64();
        int sources = reader.ReadCount(byte.MaxValue, "sources");
        double[] state = new double[reader.ReadCount(reader.Left / sizeof(double), "weights")];
        foreach (ref double value in state.AsSpan())
        {
            value = BitConverter.UInt64BitsToDouble(reader.ReadUInt64());
        }

        return (sources == 0 ? null : SourceMixture.TryRead(key, sources, state)) ?? throw reader.Damaged("its weights are no weights");
    }
}
