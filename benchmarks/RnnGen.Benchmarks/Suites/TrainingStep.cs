using BenchmarkDotNet.Attributes;
using RnnGen.Reference;

namespace RnnGen.Benchmarks;

/// <summary>One training step: forward, loss, backward through time, clipping by the global norm, Adam.</summary>
public class TrainingStep
{
    private const float LearningRate = 1e-3f;
    private const float ClipNorm = 5;
    private Trainer _generated = null!;
    private ReferenceModel<float> _naive = null!;
    private ReferenceParameter<float>[] _naiveParameters = null!;
    private ReferenceAdam<float> _naiveAdam = null!;
    private BatchCycle _batches = null!;

    /// <summary>The models trained.</summary>
    public static IEnumerable<ModelCase> Models =>
    [
        new("lstm V=2000 E=64 H=128 T=10 B=16", TrainingLstm.VocabularySize, words => new TrainingLstm(words, ModelCase.Seed)),
        new("tanh V=2000 E=64 H=128 T=10 B=16", TrainingTanh.VocabularySize, words => new TrainingTanh(words, ModelCase.Seed)),
        new("lstm n-grams V=4096 E=64 H=128 T=3 B=7", TrainingNGram.VocabularySize, words => new TrainingNGram(words, ModelCase.Seed)),
    ];

    /// <summary>The row of the table.</summary>
    [ParamsSource(nameof(Models))]
    public ModelCase Model { get; set; } = null!;

    /// <summary>Makes both sides with the same parameters and checks that their first losses are the same.</summary>
    [GlobalSetup]
    public void Setup()
    {
        RnnModel model = Model.CreateModel();
        _generated = model.CreateTrainer(new TrainingOptions { Optimizer = Optimizers.Adam(LearningRate), ClipNorm = ClipNorm });
        _naive = ReferenceModel<float>.From(model);
        // A generated layer holds one bias, the sum of the reference's two; were both trained, the sum would move twice as far.
        _naiveParameters = [.. _naive.Parameters.Where(parameter => model.Tensors.Any(tensor => tensor.Name == parameter.Name))];
        _naiveAdam = new ReferenceAdam<float>(_naiveParameters, LearningRate);
        _batches = new BatchCycle(model.Shape);
        for (int step = 1; step <= 3; step++)
        {
            Batch batch = _batches.Next();
            Agreement.Require($"The loss of step {step}", TrainGenerated(batch), TrainNaively(batch));
        }
    }

    /// <summary>Scalar code with run-time sizes.</summary>
    [Benchmark(Baseline = true)]
    public double Naive() => TrainNaively(_batches.Next());

    /// <summary>The emitted passes, through the trainer that users call.</summary>
    [Benchmark]
    public double Generated() => TrainGenerated(_batches.Next());

    private double TrainNaively(Batch batch)
    {
        float loss = _naive.LossAndGradients(batch.Inputs, batch.Targets, Model.VocabularySize);
        ReferenceClipping.ClipGlobalNorm(_naiveParameters, ClipNorm);
        _naiveAdam.Step();
        return loss;
    }

    private double TrainGenerated(Batch batch) => _generated.Step(batch.Inputs, batch.Targets).Loss;
}
