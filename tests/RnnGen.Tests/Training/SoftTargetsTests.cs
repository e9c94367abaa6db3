using RnnGen.SweepModels;
using RnnGen.Tests.Gradients;
using RnnGen.Threading;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Soft targets: what a teacher makes of a text, and what training makes of them.</summary>
[Trait("Category", "Numerics")]
public sealed class SoftTargetsTests
{
    private const int Words = 120;

    private static readonly int[] Text = [.. Enumerable.Range(0, 1500).Select(i => i * i * 7 % 113 % Words)];

    [Fact]
    public void EachPositionHasTheTeachersBestWordsAndTheRestByFrequency()
    {
        SoftTargets targets = SoftTargets.Of(new RandomTeacher(Words, seed: 3), Text, wordCount: 9);
        RandomTeacher teacher = new(Words, seed: 3);
        double[] frequencies = [.. Enumerable.Range(0, Words).Select(word => Text.Count(token => token == word) / (double)Text.Length)];
        for (int position = 0; position < 30; position++)
        {
            double[] expected = teacher.Probabilities, q = RandomTeacher.Dense(targets, position);
            int[] kept = [0, .. Enumerable.Range(1, Words - 1).OrderByDescending(word => expected[word]).Take(8)];
            double rest = 1 - kept.Sum(word => expected[word]), others = 1 - kept.Sum(word => frequencies[word]);
            Assert.Equal(kept.Order(), targets.WordsAt(position).ToArray());
            for (int word = 0; word < Words; word++)
            {
                Assert.Equal(kept.Contains(word) ? expected[word] : rest * frequencies[word] / others, q[word], 1e-6);
            }

            Assert.Equal(1, q.Sum(), 1e-5);
            teacher.Feed(Text[position]);
        }
    }

    /// <summary>No more words are kept than there are, and then there is no rest to share.</summary>
    [Fact]
    public void ASmallVocabularyIsKeptWhole()
    {
        SoftTargets targets = SoftTargets.Of(new RandomTeacher(words: 5, seed: 3), (int[])[1, 1, 4]);

        Assert.Equal(5, targets.WordCount);
        Assert.Equal(new RandomTeacher(words: 5, seed: 3).Probabilities, RandomTeacher.Dense(targets, 0).Select(q => (double)(float)q), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(0, targets.RestScaleAt(0), 1e-5f);
    }

    [Fact]
    public void WhatATeacherCannotReadIsRefused()
    {
        RandomTeacher teacher = new(Words, seed: 3);

        Assert.Throws<ArgumentNullException>(() => SoftTargets.Of(null!, Text));
        Assert.Contains("no words", Assert.Throws<ArgumentException>(() => SoftTargets.Of(teacher, Array.Empty<int>())).Message, StringComparison.Ordinal);
        Assert.Contains("tokens[1] is 120", Assert.Throws<ArgumentOutOfRangeException>(() => SoftTargets.Of(teacher, (int[])[0, 120])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftTargets.Of(teacher, Text, wordCount: 1));
        Assert.Contains("words beyond its vocabulary, 121", Assert.Throws<ArgumentException>(() => SoftTargets.Of(new RandomTeacher(Words, seed: 3) { WordCount = 121 }, Text)).Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => SoftTargets.Of(teacher, Text, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void OthersHaveAnotherName()
    {
        SoftTargets targets = Of(seed: 3);

        Assert.StartsWith("1500 positions of 64 words, xxh3:", $"{targets}", StringComparison.Ordinal);
        Assert.Equal($"{targets}", $"{Of(seed: 3)}");
        Assert.NotEqual($"{targets}", $"{Of(seed: 4)}");
    }

    /// <summary>All parameters after an epoch, to the bit.</summary>
    [Theory]
    [InlineData("LstmWide")]
    [InlineData("GruWide")]
    [InlineData("LstmTiedE33H40L1")]
    public void ThreadsDoNotChangeABit(string name)
    {
        float[] alone = Train(name, weight: 0.3f);
        foreach (int threads in (int[])[2, 3, 8])
        {
            Assert.True(alone.AsSpan().SequenceEqual(Train(name, weight: 0.3f, threads)), $"{name}: {threads} threads come to other parameters than one.");
        }

        Assert.All(alone, parameter => Assert.True(float.IsFinite(parameter)));
    }

    [Fact]
    public void TheirWeightMatters()
    {
        float[] none = Train("LstmWide", weight: null);

        Assert.Equal(none, Train("LstmWide", weight: 0));
        Assert.NotEqual(none, Train("LstmWide", weight: 0.1f));
        Assert.NotEqual(Train("LstmWide", weight: 0.2f), Train("LstmWide", weight: 0.1f));
    }

    /// <summary>With all of the weight the text's own words play no part: in whatever way the text is fed, the network comes to say what the teacher says, though the text says something else.</summary>
    [Theory]
    [InlineData("stream")]
    [InlineData("varied")]
    [InlineData("window")]
    [InlineData("sentences")]
    [InlineData("ngram")]
    public void WhatTheTeacherSaysIsLearnt(string data)
    {
        RnnModel model = SweptModel.Create(data == "ngram" ? "LstmE17H8L1" : "LstmWide", BigramModel.Words(data == "ngram" ? 40 : Words), seed: 1);
        int words = model.Vocabulary.Count;
        int[] text = [.. Text.Select(token => token % words)];

        BigramTeacher teacher = new(model.Vocabulary);
        SequenceDataset train = data switch
        {
            "stream" => new StreamDataset(text, model.Shape),
            "varied" => new StreamDataset(text, model.Shape, variesLength: true),
            "window" => new WindowDataset(text, model.Shape),
            "sentences" => new SentenceDataset(text.Chunk(37).Where(sentence => sentence.Length > 1), model.Shape),
            _ => new NGramDataset(text, model.Shape),
        };
        TrainingOptions options = new() { Epochs = 40, Optimizer = Optimizers.Adam(0.01f), SoftTargets = SoftTargets.Of(teacher, train.Tokens), SoftTargetWeight = 1 };
        model.CreateTrainer(options).Fit(train);

        Session session = model.CreateSession();
        int right = 0;
        Span<Suggestion> best = stackalloc Suggestion[1];
        foreach (int token in text.AsSpan(0, 200))
        {
            session.Feed(token);
            session.Suggest(best);
            right += best[0].Token == BigramTeacher.Next(token, words) ? 1 : 0;
        }

        Assert.InRange(right, 160, 200);
    }

    [Fact]
    public void OtherWordsAndOtherTextsAreRefused()
    {
        RnnModel model = SweptModel.Create("LstmWide", BigramModel.Words(Words), seed: 1);
        string[] words = [.. model.Vocabulary.Words];
        words[^1] = "other";
        SoftTargets foreign = SoftTargets.Of(new RandomTeacher(Words, seed: 3) { Vocabulary = new Vocabulary(WordTokenizer.Default, words) }, Text);

        Assert.Contains("The soft targets are of other words than the model's, 120 and 120 of them", Refused(new TrainingOptions { SoftTargets = foreign }), StringComparison.Ordinal);
        Assert.Contains("leave out one of the two", Refused(new TrainingOptions { SoftTargets = Of(seed: 3), SampledWords = 16 }), StringComparison.Ordinal);

        Trainer trainer = model.CreateTrainer(new TrainingOptions { SoftTargets = Of(seed: 3) });
        int[] changed = [.. Text];
        changed[7]++;
        Assert.Contains("The soft targets are of another text", Assert.Throws<ArgumentException>(() => trainer.Fit(new StreamDataset(changed, model.Shape))).Message, StringComparison.Ordinal);
        Assert.Contains("train with Fit", Assert.Throws<InvalidOperationException>(() => trainer.Step(new int[trainer.Work.Inputs.Length], new int[trainer.Work.Targets.Length])).Message, StringComparison.Ordinal);

        string Refused(TrainingOptions options) => Assert.Throws<ArgumentException>(() => model.CreateTrainer(options)).Message;
    }

    /// <summary>Lines of one word are no part of the data, so the words of the text would be too many.</summary>
    [Fact]
    public void SentencesAreTaughtByTheirOwnTokens()
    {
        RnnModel model = SweptModel.Create("LstmWide", BigramModel.Words(Words), seed: 1);
        IReadOnlyList<string> words = model.Vocabulary.Words;
        string text = $"{words[3]} {words[4]} {words[5]}\n{words[6]}\n\n{words[7]} {words[8]}\n";
        SentenceDataset sentences = SentenceDataset.FromLines(text, model.Vocabulary, model.Shape);
        SoftTargets Teach(ReadOnlyMemory<int> tokens) => SoftTargets.Of(new RandomTeacher(Words, seed: 3) { Vocabulary = model.Vocabulary }, tokens);

        Assert.Equal([3, 4, 5, 7, 8], sentences.Tokens.ToArray());
        ArgumentException refused = Assert.Throws<ArgumentException>(() => model.CreateTrainer(new TrainingOptions { SoftTargets = Teach(model.Vocabulary.Encode(text)) }).Fit(sentences));
        Assert.Contains("of 6 words, than the data, of 5: make them of the Tokens of the data set", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, model.CreateTrainer(new TrainingOptions { Epochs = 1, SoftTargets = Teach(sentences.Tokens) }).Fit(sentences).EpochsRun);
    }

    /// <summary>A data set of the program's own may have targets that are no words of its text.</summary>
    [Fact]
    public void TargetsThatAreMadeUpAreRefused()
    {
        RnnModel model = SweptModel.Create("LstmWide", BigramModel.Words(Words), seed: 1);
        AnswerDataset answers = new([([1, 2], [3, 4]), ([5], [6, 7])], model.Shape);
        Trainer trainer = model.CreateTrainer(new TrainingOptions { SoftTargets = SoftTargets.Of(new RandomTeacher(Words, seed: 3), answers.Tokens) });

        Assert.Contains("AnswerDataset is not a word of its Tokens", Assert.Throws<InvalidOperationException>(() => trainer.Fit(answers)).Message, StringComparison.Ordinal);
    }

    private static SoftTargets Of(int seed) => SoftTargets.Of(new RandomTeacher(Words, seed), Text);

    private static float[] Train(string name, float? weight, int threads = 1)
    {
        RnnModel model = SweptModel.Create(name, BigramModel.Words(Words), seed: 1);
        TrainingOptions options = new() { Epochs = 1, Seed = 2, SoftTargets = weight is null ? null : Of(seed: 3), SoftTargetWeight = weight ?? 0 };
        new Trainer(model, options, new FixedTeamSize(threads)).Fit(new StreamDataset(Text, model.Shape));
        return model.Bound.Parameters.Span.ToArray();
    }

    /// <summary>A teacher for whom each word is followed by the next one of the vocabulary, nine times in ten.</summary>
    private sealed class BigramTeacher(Vocabulary vocabulary) : IWordPredictor
    {
        private int _last;

        public Vocabulary Vocabulary => vocabulary;

        public int StateSizeInBytes => 0;

        public static int Next(int token, int words) => (token % (words - 1)) + 1;

        public void Reset() => _last = 0;

        public void Feed(int token) => _last = token;

        public FeedResult Feed(ReadOnlySpan<char> text) => throw new NotSupportedException();

        public double Probability(int token) => token == Next(_last, vocabulary.Count) ? 0.9 : 0.1 / (vocabulary.Count - 1);

        public int Suggest(Span<Suggestion> suggestions, WordMask? mask = null)
        {
            Suggestion[] best = [.. Enumerable.Range(1, vocabulary.Count - 1).Select(word => new Suggestion(word, (float)Probability(word))).OrderByDescending(word => word.Probability).Take(suggestions.Length)];
            best.CopyTo(suggestions);
            return best.Length;
        }

        public int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions, CompletionOptions? options = null) => throw new NotSupportedException();

        public void CopyTo(Span<byte> destination)
        {
        }

        public void Restore(ReadOnlySpan<byte> source) => throw new NotSupportedException();
    }
}
