using RnnGen.CompilerServices;
using RnnGen.Reference;
using RnnGen.Training;

namespace RnnGen.Benchmarks;

/// <summary>The training step as scalar code with run-time sizes.</summary>
internal sealed class TrainNaively : TrainingContender
{
    private readonly ReferenceModel<float> _model;
    private readonly ReferenceParameter<float>[] _parameters;
    private readonly ReferenceAdam<float> _adam;
    private readonly int _wordCount;
    private readonly DropoutRates _dropout;
    private ulong _step;

    public TrainNaively(RnnModel model, BatchCycle batches, DropoutRates dropout = default)
        : base(batches)
    {
        _model = ReferenceModel<float>.From(model);
        // A generated layer has one bias, the sum of the reference's two; if both were trained, the sum would move twice as far.
        _parameters = [.. _model.Parameters.Where(parameter => model.Tensors.Any(tensor => tensor.Name == parameter.Name))];
        _adam = new ReferenceAdam<float>(_parameters, TrainingRecipe.LearningRate);
        _wordCount = model.Vocabulary.Count;
        _dropout = dropout;
    }

    public override double Step(Batch batch)
    {
        _model.Dropout = _dropout == DropoutRates.None ? null : NaiveDropout.Unpack(_model.Shape, new DropoutMasks(_dropout, TrainingRecipe.Seed, _step++));
        float loss = _model.LossAndGradients(batch.Inputs, batch.Targets, _wordCount);
        ReferenceClipping.ClipGlobalNorm(_parameters, TrainingRecipe.ClipNorm);
        _adam.Step();
        return loss;
    }
}
