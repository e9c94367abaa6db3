using CsCheck;
using RnnGen.Threading;
using RnnGen.Training;

namespace RnnGen.Generators.Tests.Properties;

/// <summary>
/// From a text to suggestions, over shapes, texts, seeds and options drawn at random: nothing throws but what is documented, a file gives back the model to the
/// bit, suggestions are what they say, and nothing allocates. A failure prints the seed that repeats it.
/// </summary>
[Collection(nameof(RunsAlone))]
public sealed class WholePathTests
{
    private const int ShapesDrawn = 16;
    private const int LessonsPerShape = 6;

    [Fact]
    public void TrainsSavesLoadsAndSuggestsWhateverTheShapeAndTheText() =>
        Gen.Select(Shapes.All, Lesson.All.Array[LessonsPerShape]).Sample(
            (shape, lessons) =>
            {
                CompiledModel model = CompiledModel.Of(shape);
                Assert.All(lessons, lesson => Check(model, lesson));
            },
            iter: ShapesDrawn,
            threads: 1,
            print: drawn => $"{drawn.Item1}\n{string.Join('\n', drawn.Item2.Select(lesson => lesson.ToString()))}");

    private static void Check(CompiledModel compiled, Lesson lesson)
    {
        ModelShape shape = compiled.Network.Shape;
        if (string.IsNullOrWhiteSpace(lesson.Text))
        {
            ArgumentException noWords = Assert.Throws<ArgumentException>(() => Vocabulary.Build(WordTokenizer.Default, lesson.Text, shape.VocabularySize));
            Assert.Contains("no words", noWords.Message, StringComparison.Ordinal);
            return;
        }

        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, lesson.Text, shape.VocabularySize);
        int[] tokens = vocabulary.Encode(lesson.Text);
        RnnModel model = compiled.Create(vocabulary, lesson.Seed);
        if (Refusal(shape, vocabulary, tokens, lesson) is { } refusal)
        {
            Assert.Contains(refusal, Assert.ThrowsAny<ArgumentException>(() => Train(model, tokens, lesson)).Message, StringComparison.Ordinal);
            return;
        }

        TrainingResult result = Train(model, tokens, lesson);
        AssertNothing(result.AllocatedBytes, () => Train(compiled.Create(vocabulary, lesson.Seed), tokens, lesson).AllocatedBytes);
        Assert.True(result.BestPerplexity >= 1, $"A perplexity of {result.BestPerplexity}.");

        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            model.Save(path);
            RnnModel loaded = compiled.Load(path);
            Assert.Equal(vocabulary.Words, loaded.Vocabulary.Words);
            float[] probabilities = Probabilities(model.CreateSession(), tokens);
            Assert.Equal(probabilities, Probabilities(loaded.CreateSession(), tokens));
            Assert.Equal(1, probabilities.Sum(probability => (double)probability), 1e-5);
            CheckServing(() => loaded.CreateSession(), tokens, lesson.Seed);
            CheckServing(() => loaded.Freeze().CreateSession(), tokens, lesson.Seed);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What the documented exception is to speak of, where this lesson cannot be given; null where it can.</summary>
    private static string? Refusal(ModelShape shape, Vocabulary vocabulary, int[] tokens, Lesson lesson)
    {
        int neededTokens = shape.Loss == LossPosition.LastStep ? shape.SequenceLength + shape.BatchSize
            : lesson.Windows ? (shape.BatchSize * shape.SequenceLength) + 1
            : shape.BatchSize * (shape.SequenceLength + 1);
        return tokens.Length < neededTokens ? "Give a longer text" : lesson.Options.SampledWords > vocabulary.Count / 2 ? "cannot be sampled" : null;
    }

    private static TrainingResult Train(RnnModel model, int[] tokens, Lesson lesson)
    {
        SequenceDataset data = model.Shape.Loss == LossPosition.LastStep ? new NGramDataset(tokens, model.Shape)
            : lesson.Windows ? new WindowDataset(tokens, model.Shape)
            : new StreamDataset(tokens, model.Shape);
        return new Trainer(model, lesson.Options, new MeasuredTeamSize(Math.Max(lesson.Options.Threads, 1))).Fit(data);
    }

    private static float[] Probabilities(Session session, ReadOnlySpan<int> tokens)
    {
        foreach (int token in tokens[..Math.Min(tokens.Length, 20)])
        {
            session.Feed(token);
        }

        float[] probabilities = new float[session.Vocabulary.Count];
        session.Probabilities(probabilities);
        return probabilities;
    }

    /// <summary>Suggestions are known words, the most probable first, each with its share of the whole; and a second round of everything allocates nothing.</summary>
    private static void CheckServing(Func<Session> open, int[] tokens, ulong seed)
    {
        Session session = open();
        AssertNothing(BytesToServeAgain(session, tokens, seed), () => BytesToServeAgain(open(), tokens, seed));

        Suggestion[] suggestions = new Suggestion[3];
        int count = session.Suggest(suggestions);
        Assert.Equal(Math.Min(3, session.Vocabulary.Count - 1), count);
        float[] probabilities = new float[session.Vocabulary.Count];
        session.Probabilities(probabilities);
        Assert.All(suggestions[..count], suggestion =>
        {
            Assert.InRange(suggestion.Token, 1, session.Vocabulary.Count - 1);
            Assert.Equal(probabilities[suggestion.Token], suggestion.Probability, 1e-5f);
        });
        Assert.Equal(suggestions[..count].Select(suggestion => suggestion.Probability).OrderDescending(), suggestions[..count].Select(suggestion => suggestion.Probability));
    }

    /// <summary>Heap bytes of a second round of everything.</summary>
    private static long BytesToServeAgain(Session session, int[] tokens, ulong seed)
    {
        Serve(session, tokens, seed);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Serve(session, tokens, seed);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>
    /// Nothing allocated, or nothing when all is done anew with objects of its own: the runtime enlarges tables of its own now and then (casts, a thread's
    /// statics) on whichever thread is at it, but what the code under test allocates it allocates for every trainer and session.
    /// </summary>
    private static void AssertNothing(long allocatedBytes, Func<long> again)
    {
        long allocatedAgain = allocatedBytes == 0 ? 0 : again();
        Assert.True(allocatedAgain == 0, $"{allocatedBytes} bytes were allocated, and {allocatedAgain} when all was done anew.");
    }

    private static void Serve(Session session, ReadOnlySpan<int> tokens, ulong seed)
    {
        Span<Suggestion> suggestions = stackalloc Suggestion[3];
        RandomSource random = new(seed);
        foreach (int token in tokens[..Math.Min(tokens.Length, 20)])
        {
            session.Feed(token);
            session.Suggest(suggestions);
            session.Complete("th", suggestions);
        }

        if (session.Vocabulary.Count > 1)
        {
            session.Feed(session.Sample(SamplingOptions.Default, ref random));
        }
    }
}
