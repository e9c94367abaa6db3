using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>A CIFG as the LSTM that it is: σ(−z) = 1 − σ(z), so an input gate of the forget gate's weights, negated, is 1 − f.</summary>
internal static class CoupledGates
{
    /// <summary>The LSTM, gates i, f, g, o, that computes what a CIFG, gates f, g, o, does.</summary>
    public static ReferenceModel<double> ToLstm(ReferenceModel<double> cifg)
    {
        ReferenceModel<double> lstm = new(cifg.Shape with { Cell = RecurrentCell.Lstm });
        foreach (ReferenceParameter<double> parameter in cifg.Parameters)
        {
            double[] values = parameter.Values;
            IEnumerable<double> forget = values.Take(values.Length / 3);
            double[] uncoupled = parameter.Name.StartsWith("rnn.", StringComparison.Ordinal) ? [.. forget.Select(value => -value), .. values] : values;
            uncoupled.CopyTo(lstm.Parameter(parameter.Name).AsSpan());
        }

        return lstm;
    }
}
