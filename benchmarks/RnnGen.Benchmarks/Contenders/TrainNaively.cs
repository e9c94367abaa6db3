using RnnGen.Reference;

namespace RnnGen.Benchmarks;

/// <summary>The training step as scalar code with run-time sizes.</summary>
internal sealed class TrainNaively : TrainingContender
{
    private readonly ReferenceModel<float> _model;
    private readonly ReferenceParameter<float>[] _parameters;
    private readonly ReferenceAdam<float> _adam;
    private readonly int _wordCount;

    public TrainNaively(RnnModel model, BatchCycle batches)
        : base(batches)
    {
        _model = ReferenceModel<float>.From(model);
        // A generated layer has one bias, the sum of the reference's two; if both were trained, the sum would move twice as far.
        _parameters = [.. _model.Parameters.Where(parameter => model.Tensors.Any(tensor => tensor.Name == parameter.Name))];
        _adam = new ReferenceAdam<float>(_parameters, TrainingRecipe.LearningRate);
        _wordCount = model.Vocabulary.Count;
    }

    public override double Step(Batch batch)
    {
        float loss = _model.LossAndGradients(batch.Inputs, batch.Targets, _wordCount);
        ReferenceClipping.ClipGlobalNorm(_parameters, TrainingRecipe.ClipNorm);
        _adam.Step();
        return loss;
    }
}
