using RnnGen.Reference;

namespace RnnGen.Benchmarks;

/// <summary>The training step as scalar code with run-time sizes.</summary>
internal sealed class TrainNaively : Contender
{
    private readonly ReferenceModel<float> _model;
    private readonly ReferenceParameter<float>[] _parameters;
    private readonly ReferenceAdam<float> _adam;
    private readonly BatchCycle _batches;
    private readonly int _wordCount;

    public TrainNaively(RnnModel model, BatchCycle batches)
    {
        _model = ReferenceModel<float>.From(model);
        // A generated layer holds one bias, the sum of the reference's two; were both trained, the sum would move twice as far.
        _parameters = [.. _model.Parameters.Where(parameter => model.Tensors.Any(tensor => tensor.Name == parameter.Name))];
        _adam = new ReferenceAdam<float>(_parameters, TrainingRecipe.LearningRate);
        _batches = batches;
        _wordCount = model.Vocabulary.Count;
    }

    public override void Run(int repetitions)
    {
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            Step(_batches.Next());
        }
    }

    /// <summary>One step; returns its loss.</summary>
    public double Step(Batch batch)
    {
        float loss = _model.LossAndGradients(batch.Inputs, batch.Targets, _wordCount);
        ReferenceClipping.ClipGlobalNorm(_parameters, TrainingRecipe.ClipNorm);
        _adam.Step();
        return loss;
    }
}
