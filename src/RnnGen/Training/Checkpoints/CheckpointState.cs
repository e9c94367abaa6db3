namespace RnnGen.Training;

/// <summary>The numbers of a checkpoint that are not tensors.</summary>
/// <param name="Progress">How far the run had come.</param>
/// <param name="Schedule"><see cref="LearningRateState.Numbers"/>.</param>
/// <param name="Optimizer"><see cref="OptimizerState.Numbers"/>.</param>
/// <param name="Average"><see cref="WeightAverage.Numbers"/>; empty without an average.</param>
/// <param name="Candidates">State of the generator that draws the candidates of sampled softmax; empty without it.</param>
internal sealed record CheckpointState(RunProgress Progress, double[] Schedule, double[] Optimizer, double[] Average, ulong[] Candidates);
