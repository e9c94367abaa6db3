using BenchmarkDotNet.Attributes;
using RnnGen.Training;

namespace RnnGen.Benchmarks;

/// <summary>One training step: forward pass, loss, backward pass through time, clipping by the global norm, Adam.</summary>
public class TrainingStep : IDisposable
{
    private TrainGenerated _generated = null!;
    private TrainNaively _naive = null!;
    private BatchCycle _batches = null!;

    /// <summary>The models trained.</summary>
    public static IEnumerable<ModelCase> Models =>
    [
        new("lstm V=2000 E=64 H=128 T=10 B=16", TrainingLstm.VocabularySize, words => new TrainingLstm(words, ModelCase.Seed)),
        new("gru V=2000 E=64 H=128 T=10 B=16", TrainingGru.VocabularySize, words => new TrainingGru(words, ModelCase.Seed)),
        new("cifg V=2000 E=64 H=128 T=10 B=16", TrainingCifg.VocabularySize, words => new TrainingCifg(words, ModelCase.Seed)),
        new("tanh V=2000 E=64 H=128 T=10 B=16", TrainingTanh.VocabularySize, words => new TrainingTanh(words, ModelCase.Seed)),
        new("lstm n-grams V=4096 E=64 H=128 T=3 B=7", TrainingNGram.VocabularySize, words => new TrainingNGram(words, ModelCase.Seed)),
    ];

    /// <summary>The row of the table.</summary>
    [ParamsSource(nameof(Models))]
    public ModelCase Model { get; set; } = null!;

    /// <summary>Creates both sides with the same parameters and checks that their first losses agree.</summary>
    [GlobalSetup]
    public void Setup()
    {
        RnnModel model = Model.CreateModel();
        _batches = new BatchCycle(model.Shape);
        _naive = new TrainNaively(model, _batches);
        _generated = new TrainGenerated(model, _batches, threads: 1);
        TrainingRecipe.RequireSameLosses(_batches, _generated, ("the naive code", _naive));
    }

    /// <summary>Runs scalar code with run-time sizes.</summary>
    [Benchmark(Baseline = true)]
    public double Naive() => _naive.Step(_batches.Next());

    /// <summary>Runs the emitted passes, through the trainer that users call.</summary>
    [Benchmark]
    public double Generated() => _generated.Step(_batches.Next());

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _generated.Dispose();
        _naive.Dispose();
        GC.SuppressFinalize(this);
    }
}
