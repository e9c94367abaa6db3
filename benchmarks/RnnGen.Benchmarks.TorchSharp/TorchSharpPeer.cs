using RnnGen.Lab;
using RnnGen.Training;

namespace RnnGen.Benchmarks.TorchSharp;

/// <summary>TorchSharp, which brings libtorch to .NET.</summary>
internal sealed class TorchSharpPeer : ITrainingPeer, ILearningPeer
{
    /// <inheritdoc/>
    public TrainingContender? Create(RnnModel model, BatchCycle batches, int threads) =>
        LanguageModel.IsWrittenFor(model.Shape.Cell) ? new TrainWithTorchSharp(model, batches, threads) : null;

    /// <inheritdoc/>
    public Learner CreateLearner(RnnModel model, StreamDataset dataset, int[] validation, int epochs, int threads) =>
        new LearnWithTorchSharp(model, dataset, validation, epochs, threads);
}
