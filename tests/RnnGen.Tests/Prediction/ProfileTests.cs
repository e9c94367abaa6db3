using System.Buffers.Binary;
using System.IO.Hashing;

namespace RnnGen.Tests;

public sealed class ProfileTests
{
    [Fact]
    public void A_profile_is_the_same_after_it_was_saved()
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed(PredictorCase.RandomText(seed: 1, words: 500));
        ReadOnlyMemory<byte> saved = predictor.Profile.Save();

        Profile loaded = Profile.Load(saved, WordTokenizer.Default, predictor.Profile.Options);

        Assert.Equal(saved.ToArray(), loaded.Save().ToArray());
        Assert.Equal(predictor.Profile.Words, loaded.Words);
        Assert.Equal(predictor.Profile.WordsRead, loaded.WordsRead);
    }

    /// <summary>Its bounds are in the file: wider or narrower ones than the default, and as many words and n-grams as they allow.</summary>
    [Theory]
    [InlineData(40_000, 20_000, 3, 20_000)]
    [InlineData(64, 40, 1, 500)]
    [InlineData(16, 16, 2, 2000)]
    public void A_profile_of_any_bounds_is_the_same_after_it_was_loaded_without_any(int maxNGrams, int maxWords, int timesWritten, int words)
    {
        ProfileOptions bounds = new() { MaxNGrams = maxNGrams, MaxWords = maxWords, TimesWritten = timesWritten };
        Predictor predictor = PredictorCase.Create("n-grams", new Profile(WordTokenizer.Default, bounds));
        Random random = new(1);
        for (int i = 0; i < words; i++)
        {
            predictor.Feed($"{new string((char)('a' + random.Next(26)), random.Next(1, 60))}{i % 9000:x} ");
            if (words - i < 20)
            {
                byte[] saved = predictor.Profile.Save().ToArray();
                Assert.Equal(bounds, Profile.Load(saved, WordTokenizer.Default).Options);
                Assert.Equal(saved, Profile.Load(saved, WordTokenizer.Default).Save().ToArray());
                Assert.Equal(saved, Profile.Load(saved, WordTokenizer.Default, bounds).Save().ToArray());
            }
        }
    }

    [Fact]
    public void A_file_of_another_version_or_with_more_than_its_bounds_allow_is_refused()
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed(PredictorCase.RandomText(seed: 3, words: 40));
        byte[] saved = predictor.Profile.Save().ToArray();
        Assert.Contains("Update the library", Refused(at: 8, 3), StringComparison.Ordinal);
        Assert.Contains("Begin a new one", Refused(at: 8, 1), StringComparison.Ordinal);
        Assert.Contains("bounds of 15 n-grams", Refused(at: 12, 15), StringComparison.Ordinal);
        Assert.Contains("more than its bounds", Refused(at: 12, 16), StringComparison.Ordinal);
        Assert.Contains("more than its bounds", Refused(at: 16, 16), StringComparison.Ordinal);

        string Refused(int at, int value)
        {
            byte[] changed = [.. saved];
            BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(at), value);
            BinaryPrimitives.WriteUInt64LittleEndian(changed.AsSpan(changed.Length - sizeof(ulong)), XxHash3.HashToUInt64(changed.AsSpan(0, changed.Length - sizeof(ulong))));
            return Assert.Throws<InvalidProfileException>(() => Profile.Load(changed, WordTokenizer.Default)).Message;
        }
    }

    [Fact]
    public void A_file_is_private_and_replaced_as_a_whole()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = Path.Combine(folder, "profile");
            Predictor predictor = PredictorCase.Create();
            predictor.Feed("Rhodes Rhodes");
            predictor.Profile.Save(path);
            predictor.Feed("Ithaca Ithaca");
            predictor.Profile.Save(path);

            Assert.Equal(predictor.Profile.Save().ToArray(), Profile.Load(path, WordTokenizer.Default, predictor.Profile.Options).Save().ToArray());
            Assert.Equal([path], Directory.GetFiles(folder));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Any_byte_changed_is_noticed()
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed(PredictorCase.RandomText(seed: 3, words: 40));
        byte[] saved = predictor.Profile.Save().ToArray();
        for (int i = 0; i < saved.Length; i++)
        {
            byte[] changed = [.. saved];
            changed[i] ^= 0x10;
            Assert.Throws<InvalidProfileException>(() => Profile.Load(changed, WordTokenizer.Default));
            Assert.Throws<InvalidProfileException>(() => Profile.Load(saved.AsMemory(0, i), WordTokenizer.Default));
        }
    }

    [Fact]
    public void A_profile_of_another_tokenizer_is_refused()
    {
        ReadOnlyMemory<byte> saved = new Profile(new WordTokenizer(lowerCase: false)).Save();
        string message = Assert.Throws<InvalidProfileException>(() => Profile.Load(saved, WordTokenizer.Default)).Message;
        Assert.Contains("lower case: False", message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Profile.Load("no such file", WordTokenizer.Default));
    }

    [Fact]
    public void Narrower_bounds_keep_what_is_used_most()
    {
        Predictor predictor = PredictorCase.Create(profile: new Profile(WordTokenizer.Default));
        predictor.Feed(PredictorCase.RandomText(seed: 4, words: 400));
        ProfileOptions narrow = new() { MaxNGrams = 50, MaxWords = 16 };

        Profile loaded = Profile.Load(predictor.Profile.Save(), WordTokenizer.Default, narrow);

        Assert.InRange(loaded.Words.Count, 10, 16);
        Assert.InRange(loaded.NGrams.Count, 20, 50);
        Assert.Equal(predictor.Profile.Words.Take(8).Select(word => word.Count), loaded.Words.Take(8).Select(word => word.Count));
        Predictor narrower = PredictorCase.Create(profile: loaded);
        Assert.Equal(1, PredictorCase.Tokens(narrower).Sum(narrower.Probability), 1e-5);
    }

    [Fact]
    public void Memory_stays_within_its_bounds()
    {
        Profile profile = new(WordTokenizer.Default, new ProfileOptions { MaxNGrams = 60, MaxWords = 30, TimesWritten = 1 });
        long size = profile.SizeInBytes;
        Predictor predictor = PredictorCase.Create(profile: profile);
        Random random = new(1);
        for (int i = 0; i < 5000; i++)
        {
            predictor.Feed($"{(char)('a' + random.Next(26))}{new string('x', random.Next(80))}{random.Next(50)} ");
            if (i % 250 == 0)
            {
                Assert.InRange(profile.Words.Count, 1, 30);
                Assert.InRange(profile.NGrams.Count, 1, 60);
                Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);
            }
        }

        Assert.Equal(size, profile.SizeInBytes);
    }

    [Fact]
    public void Bounds_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProfileOptions { MaxNGrams = 15 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProfileOptions { MaxWords = (1 << 20) + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProfileOptions { TimesWritten = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PredictorOptions { CacheSize = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PredictorOptions { CacheTheta = float.NaN });
    }

    /// <summary>On a thread of its own: the memory that predictors of a thread share is as small as this profile allows.</summary>
    [Fact]
    public void A_full_profile_predicts()
    {
        Exception? failure = null;
        Thread thread = new(() => failure = Record.Exception(() =>
        {
            Predictor predictor = PredictorCase.Create(profile: new Profile(WordTokenizer.Default, new ProfileOptions { MaxNGrams = 16, MaxWords = 16, TimesWritten = 1 }));
            Suggestion[] suggestions = new Suggestion[50];
            for (int i = 0; i < 60; i++)
            {
                predictor.Feed($"{(char)('a' + (i % 26))}q{(char)('a' + (i % 7))}");
                predictor.Suggest(suggestions);
                Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);
            }
        }));
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    [Fact]
    public void Long_words_find_room()
    {
        Predictor predictor = PredictorCase.Create(profile: new Profile(WordTokenizer.Default, new ProfileOptions { MaxNGrams = 16, MaxWords = 16 }));
        for (int i = 0; i < 40; i++)
        {
            predictor.Feed(new string((char)((i % 3 == 0 ? 'a' : 'A') + (i % 20)), i % 3 == 0 ? 128 : 256));
            predictor.Read("the ship sails to");
            predictor.Accept("Rhodes");
        }

        Assert.Equal("Rhodes", predictor.WordOf(predictor.TokenOf("rhodes")));
    }

    [Fact]
    public void Half_an_emoji_is_saved_and_loaded()
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed("hi \uD83D \uD83D hi");
        Assert.Equal(predictor.Profile.Save().ToArray(), Profile.Load(predictor.Profile.Save(), WordTokenizer.Default, predictor.Profile.Options).Save().ToArray());
    }

    [Fact]
    public void A_state_knows_words_that_went_and_those_of_another_profile()
    {
        Predictor predictor = PredictorCase.Create(profile: new Profile(WordTokenizer.Default));
        predictor.Feed("sails to Rhodes Rhodes");
        byte[] state = new byte[predictor.StateSizeInBytes];
        predictor.CopyTo(state);
        Assert.True(predictor.Forget("Rhodes"));
        predictor.Feed("quixotic");
        predictor.Restore(state);
        predictor.Feed("sails to");
        Profile loaded = Profile.Load(predictor.Profile.Save(), WordTokenizer.Default);
        Assert.DoesNotContain(loaded.Words, word => word.Word == "Rhodes");

        Predictor other = PredictorCase.Create(profile: new Profile(WordTokenizer.Default));
        other.Feed("a storm comes comes from Ithaca Ithaca");
        other.Restore(state);
        other.Feed("sails");
        Assert.NotNull(Profile.Load(other.Profile.Save(), WordTokenizer.Default));
    }

    [Fact]
    public void A_token_of_a_word_that_went_is_no_word()
    {
        Profile profile = new(WordTokenizer.Default);
        Predictor first = PredictorCase.Create(profile: profile);
        Predictor second = PredictorCase.Create(profile: profile);
        first.Accept("Zephyrine");
        int token = first.TokenOf("Zephyrine");
        Assert.Equal("Zephyrine", first.WordOf(token));
        profile.Forget("Zephyrine");
        second.Accept("Wolfgang");
        Assert.Throws<ArgumentOutOfRangeException>(() => first.WordOf(token));
        profile.Forget("Wolfgang");
        second.Feed("the");
        Assert.Throws<ArgumentOutOfRangeException>(() => first.Probability(token));
        Assert.Throws<ArgumentOutOfRangeException>(() => first.Feed(token));
        Assert.Equal(0, first.Complete("<unk>", new Suggestion[5]));
    }

    [Fact]
    public void What_is_generated_is_not_learnt()
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed("Rhodes Rhodes");
        byte[] before = ProfileFile.WriteTables(predictor.Profile);
        predictor.Generate("sails to", maxWords: 30, seed: 1);
        Assert.Equal(before, ProfileFile.WriteTables(predictor.Profile));
    }

    [Fact]
    public void A_state_names_its_profile_apart_from_those_of_other_processes()
    {
        long[] ids = [.. Enumerable.Range(0, 20).Select(_ => new Profile(WordTokenizer.Default, new ProfileOptions { MaxNGrams = 16, MaxWords = 16 }).Id)];
        Assert.Distinct(ids);
        Assert.Contains(ids, id => id > uint.MaxValue);
    }

    /// <summary>After more words than an int counts, counts stay as they are, and what is written is a file that can be read.</summary>
    [Fact]
    public void Counts_end_with_the_words_that_can_be_counted()
    {
        Predictor predictor = PredictorCase.Create(profile: new Profile(WordTokenizer.Default));
        predictor.Feed("sails to Rhodes . sails to Rhodes .");
        predictor.Profile.NGrams.Add(new int[UserNGrams.Order], count: int.MaxValue - 12, lastUse: 1);
        predictor.Profile.TakeOver(int.MaxValue - 3, predictor.Profile.Mixture);
        for (int i = 0; i < 5; i++)
        {
            predictor.Feed("sails to Rhodes . Ithaca");
            Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);
            byte[] saved = predictor.Profile.Save().ToArray();
            Assert.Equal(saved, Profile.Load(saved, WordTokenizer.Default).Save().ToArray());
        }

        Assert.Equal(int.MaxValue, predictor.Profile.WordsRead);
        Assert.True(predictor.TokenOf("Ithaca") >= PredictorCase.Vocabulary.Count);
        Assert.True(predictor.Forget("Rhodes"));
        Assert.NotNull(Profile.Load(predictor.Profile.Save(), WordTokenizer.Default));
    }
}
