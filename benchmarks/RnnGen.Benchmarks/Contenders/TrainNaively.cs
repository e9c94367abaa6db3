using RnnGen.CompilerServices;
using RnnGen.Reference;
using RnnGen.Training;

namespace RnnGen.Benchmarks;

/// <summary>The training step as scalar code with run-time sizes.</summary>
internal sealed class TrainNaively : TrainingContender
{
    private readonly ReferenceModel<float> _model;
    private readonly IReadOnlyList<ReferenceParameter<float>> _parameters;
    private readonly (float[] Gradient, int Length)[] _untrained;
    private readonly ReferenceAdam<float> _adam;
    private readonly int _wordCount;
    private readonly DropoutRates _dropout;
    private ulong _step;

    public TrainNaively(RnnModel model, BatchCycle batches, DropoutRates dropout = default)
        : base(batches)
    {
        _model = ReferenceModel<float>.From(model);
        _parameters = _model.Parameters;
        _untrained = [.. _parameters.Select(parameter => (parameter.Gradient, UntrainedLength(parameter, model)))];
        _adam = new ReferenceAdam<float>(_parameters, TrainingRecipe.LearningRate);
        _wordCount = model.Vocabulary.Count;
        _dropout = dropout;
    }

    public override double Step(Batch batch)
    {
        _model.Dropout = _dropout == DropoutRates.None ? null : NaiveDropout.Unpack(_model.Shape, new Regularization(_dropout, TrainingRecipe.Seed, _step++, _model.Shape.BatchSize, batch.Inputs));
        float loss = _model.LossAndGradients(batch.Inputs, batch.Targets, _wordCount);
        foreach ((float[] gradient, int length) in _untrained)
        {
            gradient.AsSpan(0, length).Clear();
        }

        ReferenceClipping.ClipGlobalNorm(_parameters, TrainingRecipe.ClipNorm);
        _adam.Step();
        return loss;
    }

    /// <summary>
    /// Returns how many of a parameter's first elements stay as they are: a generated layer has one bias, the sum of the reference's two, and if both were trained, the sum would move
    /// twice as far. Of a GRU's second one, the block of the candidate is no part of a sum.
    /// </summary>
    private static int UntrainedLength(ReferenceParameter<float> parameter, RnnModel model)
    {
        if (model.Tensors.Any(tensor => tensor.Name == parameter.Name))
        {
            return 0;
        }

        ParameterTensor? candidateBias = model.Tensors.SingleOrDefault(tensor => tensor.Role == ParameterRole.CandidateBias && parameter.Name == $"rnn.bias_hh_l{tensor.Layer}");
        return parameter.Values.Length - (candidateBias?.Length ?? 0);
    }
}
