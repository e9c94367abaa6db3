using System.Text;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A checkpoint that is not whole, or not of this run, is refused with its reason, and leaves the model as it was.</summary>
public sealed class CheckpointErrorTests : IDisposable
{
    private const int WordCount = 12;

    private static readonly int[] Tokens = [.. Enumerable.Range(0, 200).Select(i => i * i % WordCount)];

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("run.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_differs_is_named_with_both_values()
    {
        Write(new TrainingOptions { Epochs = 1 });

        AssertRefused(new TrainingOptions { Epochs = 2 }, "another run", "Epochs is 1", "2 is given");
        AssertRefused(new TrainingOptions { Epochs = 1, Seed = 7 }, "Seed is 0", "7 is given");
        AssertRefused(new TrainingOptions { Epochs = 1, ClipNorm = 2.5f }, "ClipNorm is 5", "2.5 is given");
        AssertRefused(new TrainingOptions { Epochs = 1, ClipValue = 1 }, "ClipValue is Infinity");
        AssertRefused(new TrainingOptions { Epochs = 1, Patience = 1 }, "Patience is 0");
        AssertRefused(new TrainingOptions { Epochs = 1, Dropout = new DropoutRates { Output = 0.25f } }, "Dropout.Output is 0, but 0.25 is given");
        AssertRefused(new TrainingOptions { Epochs = 1, Dropout = new DropoutRates { PerSequence = true } }, "Dropout.PerSequence is False, but True is given");
        AssertRefused(new TrainingOptions { Epochs = 1, ActivationRegularization = 2 }, "ActivationRegularization is 0", "2 is given");
        AssertRefused(new TrainingOptions { Epochs = 1, TemporalActivationRegularization = 1 }, "TemporalActivationRegularization is 0", "1 is given");
        AssertRefused(new TrainingOptions { Epochs = 1, SoftTargets = SoftTargets.Of(new RandomTeacher(WordCount, seed: 1), Tokens) }, "SoftTargets is none", "but 200 positions of 12 words, xxh3:", "weight 0.5 is given");
        AssertRefused(new TrainingOptions { Epochs = 1, Averaging = WeightAveraging.Exponential(0.99) }, "Averaging is None", "Exponential(decay: 0.99) is given");
        AssertRefused(new TrainingOptions { Epochs = 1, Optimizer = Optimizers.Adam(1e-2f) }, "Optimizer is Adam(learningRate: 0.001", "learningRate: 0.01");
        AssertRefused(new TrainingOptions { Epochs = 1, Schedule = LearningRateSchedules.Cosine() }, "Schedule is Constant", "Cosine(minimum: 0)");
    }

    [Fact]
    public void Another_text_is_named()
    {
        Write(new TrainingOptions { Epochs = 1 });
        BigramModel model = new(WordCount);
        Trainer trainer = model.CreateTrainer(new TrainingOptions { Epochs = 1 });
        int[] changed = [.. Tokens];
        changed[7]++;

        Assert.Contains("training data is StreamDataset of 200 words", Refused(() => trainer.Resume(Path, new StreamDataset(changed, model.Shape))), StringComparison.Ordinal);
        Assert.Contains("StreamDataset of varying lengths", Refused(() => trainer.Resume(Path, new StreamDataset(Tokens, model.Shape, variesLength: true))), StringComparison.Ordinal);
        Assert.Contains("WindowDataset", Refused(() => trainer.Resume(Path, new WindowDataset(Tokens, model.Shape))), StringComparison.Ordinal);
        Assert.Contains("validation text is 0 words", Refused(() => trainer.Resume(Path, new StreamDataset(Tokens, model.Shape), Tokens)), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_model_is_named()
    {
        Write(new TrainingOptions { Epochs = 1 });
        BigramModel larger = new(WordCount + 1);
        BigramModel renamed = new(new BigramNetwork(WordCount), new Vocabulary(WordTokenizer.Default, [Vocabulary.UnknownWord, .. Enumerable.Range(1, WordCount - 1).Select(i => $"v{i}")]));

        Assert.Contains("its model is", Refused(() => Resume(larger)), StringComparison.Ordinal);
        Assert.Contains("VocabularySize = 13", Refused(() => Resume(larger)), StringComparison.Ordinal);
        Assert.Contains("its vocabulary is 12 words", Refused(() => Resume(renamed)), StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_is_found_wherever_it_is()
    {
        Write(new TrainingOptions { Epochs = 1 });
        byte[] whole = File.ReadAllBytes(Path);
        RandomSource random = new(3);
        for (int trial = 0; trial < 300; trial++)
        {
            byte[] damaged = [.. whole];
            int place = trial < 250 ? random.NextInt32(whole.Length) : whole.Length - 1 - random.NextInt32(100);
            damaged[place] ^= (byte)(1 << random.NextInt32(8));
            AssertDamageIsFound(damaged);
        }

        for (int length = 0; length < whole.Length; length += 97)
        {
            AssertDamageIsFound(whole[..length]);
        }
    }

    [Fact]
    public void Other_files_are_no_checkpoints()
    {
        BigramModel model = new(WordCount);
        model.Save(Path);
        Assert.Contains("no metadata 'rnngen.checkpoint'", Refused(() => Resume(model)), StringComparison.Ordinal);

        File.WriteAllText(Path, "not even that, but long enough");
        Assert.StartsWith($"Checkpoint '{Path}': ", Refused(() => Resume(model)), StringComparison.Ordinal);
        File.WriteAllText(Path, "");
        Assert.Contains("truncated", Refused(() => Resume(model)), StringComparison.Ordinal);

        File.Delete(Path);
        Assert.Contains("There is no checkpoint", Assert.Throws<FileNotFoundException>(() => Resume(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_format_is_named()
    {
        Write(new TrainingOptions { Epochs = 1 });
        byte[] bytes = File.ReadAllBytes(Path);
        byte[] key = Encoding.UTF8.GetBytes("\"rnngen.checkpoint\":\"1");
        bytes[bytes.AsSpan().IndexOf(key) + key.Length - 1] = (byte)'2';
        File.WriteAllBytes(Path, bytes);

        Assert.Contains("format 2.1, but this version of RnnGen reads format 1.1", Refused(() => Resume(new BigramModel(WordCount))), StringComparison.Ordinal);
    }

    private void AssertDamageIsFound(byte[] damaged)
    {
        BigramModel model = new(WordCount);
        float[] before = model.Parameters();
        File.WriteAllBytes(Path, damaged);
        Assert.Throws<InvalidCheckpointException>(() => Resume(model));
        Assert.Equal(before, model.Parameters());
    }

    private void AssertRefused(TrainingOptions options, params string[] reasons)
    {
        BigramModel model = new(WordCount);
        string message = Refused(() => model.CreateTrainer(options).Resume(Path, new StreamDataset(Tokens, model.Shape)));
        Assert.All(reasons, reason => Assert.Contains(reason, message, StringComparison.Ordinal));
    }

    private void Resume(BigramModel model) => model.CreateTrainer(new TrainingOptions { Epochs = 1 }).Resume(Path, new StreamDataset(Tokens, model.Shape));

    private void Write(TrainingOptions options)
    {
        BigramModel model = new(WordCount);
        model.CreateTrainer(new TrainingOptions { Epochs = options.Epochs, Checkpoint = new CheckpointOptions { Path = Path } }).Fit(new StreamDataset(Tokens, model.Shape));
    }

    private static string Refused(Action resume) => Assert.Throws<InvalidCheckpointException>(resume).Message;
}
