namespace RnnGen.Training;

/// <summary>The numbers of a checkpoint that are no tensors.</summary>
/// <param name="Progress">How far the run has come.</param>
/// <param name="Schedule">What the learning-rate schedule remembers.</param>
/// <param name="Optimizer">What the optimiser remembers beside its slabs.</param>
/// <param name="Candidates">State of the generator that draws the candidates of sampled softmax; empty without it.</param>
internal sealed record CheckpointState(RunProgress Progress, double[] Schedule, double[] Optimizer, ulong[] Candidates);
