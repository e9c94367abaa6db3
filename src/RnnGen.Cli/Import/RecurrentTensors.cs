namespace RnnGen.Cli;

/// <summary>The tensors of one layer of nn.RNN, nn.LSTM or nn.GRU.</summary>
/// <param name="InputWeights"><c>weight_ih_l{n}</c> [g·H, input].</param>
/// <param name="RecurrentWeights"><c>weight_hh_l{n}</c> [g·H, H].</param>
/// <param name="InputBias"><c>bias_ih_l{n}</c> [g·H]; null where there is none.</param>
/// <param name="HiddenBias"><c>bias_hh_l{n}</c> [g·H]; null where there is none.</param>
internal sealed record RecurrentTensors(StateTensor InputWeights, StateTensor RecurrentWeights, StateTensor? InputBias, StateTensor? HiddenBias)
{
    /// <summary>All that there are.</summary>
    public IEnumerable<StateTensor> All => ((StateTensor?[])[InputWeights, RecurrentWeights, InputBias, HiddenBias]).OfType<StateTensor>();
}
