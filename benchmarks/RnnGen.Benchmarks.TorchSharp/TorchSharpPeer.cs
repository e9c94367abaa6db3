namespace RnnGen.Benchmarks.TorchSharp;

/// <summary>TorchSharp, which brings libtorch to .NET.</summary>
internal sealed class TorchSharpPeer : ITrainingPeer
{
    /// <inheritdoc/>
    public TrainingContender Create(RnnModel model, BatchCycle batches, int threads) => new TrainWithTorchSharp(model, batches, threads);
}
