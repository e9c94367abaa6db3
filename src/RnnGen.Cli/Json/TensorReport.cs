namespace RnnGen.Cli;

/// <summary>A tensor of a model file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its dimensions.</param>
internal sealed record TensorReport(string Name, IReadOnlyList<int> Shape);
