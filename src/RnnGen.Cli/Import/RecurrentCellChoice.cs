namespace RnnGen.Cli;

/// <summary>The choice of the cell that recurrent tensors belong to: their blocks of rows tell it, but for the nonlinearity of nn.RNN, and a CIFG has as many as a GRU.</summary>
internal static class RecurrentCellChoice
{
    /// <summary>The names that <c>--cell</c> takes.</summary>
    public static string[] Names { get; } = [.. Enum.GetNames<RecurrentCell>().Select(static name => name.ToLowerInvariant())];

    /// <summary>Chooses the cell.</summary>
    /// <param name="rnn">The tensors.</param>
    /// <param name="asked">What the command line says; null where it says nothing.</param>
    /// <exception cref="FailureException">It does not say what the tensors leave open, or contradicts them.</exception>
    public static RecurrentCell Of(RecurrentModule rnn, string? asked)
    {
        RecurrentCell[] possible = rnn.Gates switch
        {
            1 => [RecurrentCell.Tanh, RecurrentCell.Relu],
            3 => [RecurrentCell.Gru, RecurrentCell.Cifg],
            _ => [RecurrentCell.Lstm],
        };
        StateTensor weights = rnn.Layers[0].RecurrentWeights;
        if (asked is null)
        {
            return rnn.Gates > 1 ? possible[0] : throw new FailureException(
                $"'{weights.Name}' {weights.ShapeText} is of an nn.RNN, whose tensors do not tell its nonlinearity: add --cell tanh (PyTorch's default) or --cell relu.");
        }

        RecurrentCell cell = Enum.Parse<RecurrentCell>(asked, ignoreCase: true);
        return possible.Contains(cell) ? cell : throw new FailureException(
            $"--cell {asked} does not fit '{weights.Name}' {weights.ShapeText}: {rnn.Gates} blocks of {rnn.HiddenSize} rows are those of {string.Join(" or ", possible.Select(static known => known.ToString().ToLowerInvariant()))}.");
    }
}
