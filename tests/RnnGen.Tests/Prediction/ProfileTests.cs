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
}
