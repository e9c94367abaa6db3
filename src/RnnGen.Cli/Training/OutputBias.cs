namespace RnnGen.Cli;

/// <summary>What the output layer's bias begins with.</summary>
internal enum OutputBias
{
    /// <summary>Small random numbers, as PyTorch's.</summary>
    Random,

    /// <summary>The logarithms of the words' frequencies in the text to learn.</summary>
    Frequencies,
}
