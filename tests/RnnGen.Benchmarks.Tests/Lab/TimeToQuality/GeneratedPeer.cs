using RnnGen.Lab;
using RnnGen.Training;

namespace RnnGen.Benchmarks.Tests;

/// <summary>The generated code in the place of a library, so that the library's curve is tested without one: whole epochs of naive code would take minutes.</summary>
/// <param name="lossOffset">What it adds to each loss.</param>
internal sealed class GeneratedPeer(double lossOffset = 0) : ILearningPeer
{
    public Learner CreateLearner(RnnModel model, StreamDataset dataset, int[] validation, int epochs, int threads) =>
        new ShiftedLearner(new LearnGenerated(model, dataset, validation, TrainingRecipe.Options(epochs, threads)), lossOffset);

    private sealed class ShiftedLearner(Learner learner, double lossOffset) : Learner
    {
        public override void Train(LearningCurve curve) => learner.Train(curve);

        public override double Perplexity() => learner.Perplexity() * Math.Exp(lossOffset);
    }
}
