namespace RnnGen.ParityFixtures;

/// <summary>The recurrence.</summary>
internal enum Cell
{
    /// <summary><c>nn.RNN</c> with tanh.</summary>
    Tanh,

    /// <summary><c>nn.RNN</c> with a rectifier.</summary>
    Relu,

    /// <summary><c>nn.LSTM</c>.</summary>
    Lstm,

    /// <summary><c>nn.GRU</c>.</summary>
    Gru,

    /// <summary>The LSTM whose input gate is 1 − f, of PyTorch's operators.</summary>
    Cifg,
}
