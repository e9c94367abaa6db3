using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Parameters that a thread is training are neither saved, copied nor changed by another one, and a file stays as it was.</summary>
public sealed class ModelUseTests : IDisposable
{
    private static readonly int[] Tokens = [.. Enumerable.Range(0, 60).Select(i => i % 6)];

    private readonly BigramModel _model = new(new BigramNetwork(10), BigramModel.Words(6));
    private readonly TemporaryFolder _folder = new();

    private StreamDataset Data => new(Tokens, _model.Shape);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_another_thread_trains_is_refused()
    {
        string path = _folder.File("model.safetensors");
        _model.Save(path);
        byte[] saved = File.ReadAllBytes(path);
        ServingModel serving = new(_model);
        BigramModel other = new(new BigramNetwork(10), BigramModel.Words(6), seed: 2);
        using SemaphoreSlim begun = new(0);
        using SemaphoreSlim mayEnd = new(0);
        Task<TrainingResult> run = _model.CreateTrainer(new TrainingOptions { Epochs = 1 }).FitAsync(Data, default, new RecordingObserver
        {
            Stepped = _ =>
            {
                begun.Release();
                mayEnd.Wait();
            },
        });
        await begun.WaitAsync();

        AssertRefused("Save", "Fit", () => _model.Save(path));
        AssertRefused("Save", "Fit", () => _model.Save());
        AssertRefused("Save", "Fit", () => _model.Save(new MemoryStream()));
        AssertRefused("Freeze", "Fit", () => _model.Freeze());
        AssertRefused("ServingModel", "Fit", () => _ = new ServingModel(_model));
        AssertRefused("Swap", "Fit", () => serving.Swap(_model));
        AssertRefused("ReadTensor", "Fit", () => _model.ReadTensor("output.bias", new float[10]));
        AssertRefused("WriteTensor", "Fit", () => _model.WriteTensor("output.bias", new float[10]));
        AssertRefused("WriteTensor", "Fit", () => _model.InitializeOutputBias(Tokens));
        AssertRefused("CopyParametersFrom", "Fit", () => other.CopyParametersFrom(_model));
        AssertRefused("CopyParametersFrom", "Fit", () => _model.CopyParametersFrom(other));
        AssertRefused("Step", "Fit", () => _model.CreateTrainer(new TrainingOptions()).Step(new int[6], new int[6]));
        AssertRefused("Fit", "Fit", () => _model.CreateTrainer(new TrainingOptions()).Fit(Data));
        Assert.Equal(saved, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.FullName));

        mayEnd.Release(100);
        await run;
        _model.Save(path);
        Assert.NotEqual(saved, File.ReadAllBytes(path));
    }

    /// <summary>An observer is on the training thread, between two steps.</summary>
    [Fact]
    public void An_observer_may_save_copy_and_change_the_model()
    {
        string path = _folder.File("model.safetensors");
        ServingModel serving = new(_model);
        BigramModel copy = new(new BigramNetwork(10), BigramModel.Words(6), seed: 2);
        _model.CreateTrainer(new TrainingOptions { Epochs = 2 }).Fit(Data, default, new RecordingObserver
        {
            EpochEnded = _ =>
            {
                _model.Save(path);
                serving.Swap(_model);
                copy.CopyParametersFrom(_model);
                _model.WriteTensor("output.bias", new float[10]);
                AssertRefused("Fit", "Fit", () => _model.CreateTrainer(new TrainingOptions()).Fit(Data));
            },
        });

        Assert.True(File.Exists(path));
        AssertFree();
    }

    [Fact]
    public void What_is_being_saved_is_not_trained()
    {
        Trainer trainer = _model.CreateTrainer(new TrainingOptions());
        _model.Save(new MeddlingStream(() =>
        {
            AssertRefused("Step", "Save", () => trainer.Step(new int[6], new int[6]));
            AssertRefused("WriteTensor", "Save", () => _model.WriteTensor("output.bias", new float[10]));
            _model.Save();
        }));
        AssertFree();
    }

    [Fact]
    public void A_use_that_fails_ends()
    {
        Assert.Throws<ArgumentException>(() => _model.WriteTensor("output.bias", new float[9]));
        Assert.Throws<ArgumentException>(() => _model.ReadTensor("none", []));
        Assert.Throws<DirectoryNotFoundException>(() => _model.Save(_folder.File("absent/model")));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateTrainer(new TrainingOptions()).Step([1, 2, 3, 4, 5, 9], new int[6]));
        AssertFree();
    }

    private void AssertFree()
    {
        _model.WriteTensor("output.bias", new float[10]);
        _model.CreateTrainer(new TrainingOptions()).Step(new int[6], new int[6]);
    }

    private static void AssertRefused(string second, string first, Action use) =>
        Assert.StartsWith($"{second} was called while {first} of the same model is running. ", Assert.Throws<InvalidOperationException>(use).Message, StringComparison.Ordinal);

    /// <summary>Does something else at the first write.</summary>
    private sealed class MeddlingStream(Action meddle) : MemoryStream
    {
        private bool _hasMeddled;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (!_hasMeddled)
            {
                _hasMeddled = true;
                meddle();
            }

            base.Write(buffer);
        }
    }
}
