using RnnGen.Benchmarks;
using RnnGen.Training;

namespace RnnGen.Lab;

/// <summary>The emitted code, through the <c>Trainer.Fit</c> that users call.</summary>
/// <param name="model">What learns.</param>
/// <param name="dataset">What it learns.</param>
/// <param name="validation">What it is judged by.</param>
/// <param name="options">How it learns.</param>
internal sealed class LearnGenerated(RnnModel model, StreamDataset dataset, int[] validation, TrainingOptions options) : Learner
{
    private readonly Evaluator _evaluator = model.CreateEvaluator();
    private readonly Trainer _trainer = model.CreateTrainer(options);

    public override void Train(LearningCurve curve) => _trainer.Fit(dataset, observer: new CurveObserver(curve));

    public override double Perplexity() => _evaluator.Evaluate(validation).Perplexity;

    private sealed class CurveObserver(LearningCurve curve) : ITrainingObserver
    {
        public void OnStep(in RnnGen.Training.TrainingStep step) => curve.AfterStep();
    }
}
