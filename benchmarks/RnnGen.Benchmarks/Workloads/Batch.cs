namespace RnnGen.Benchmarks;

/// <summary>The input of one training step. Batches are equal if they share their arrays.</summary>
/// <param name="Inputs">[T][B] words.</param>
/// <param name="Targets">[T][B] words, or [B] when only the last step predicts.</param>
internal readonly record struct Batch(int[] Inputs, int[] Targets);
