namespace RnnGen.Cli;

/// <summary>How the output layer's bias is initialised.</summary>
internal enum OutputBias
{
    /// <summary>Small random numbers, as in PyTorch.</summary>
    Random,

    /// <summary>The log frequencies of the words in the training text.</summary>
    Frequencies,
}
