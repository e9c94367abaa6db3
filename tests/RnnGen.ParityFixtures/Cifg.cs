using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>
/// The LSTM whose input gate is 1 − f. PyTorch has no module of it, so it is written in PyTorch's operators, which differentiate it; names, order and initial
/// values are those of <c>nn.LSTM</c>, with the gates f, g, o and one bias.
/// </summary>
internal sealed class Cifg : nn.Module
{
    private const int Gates = 3;

    private readonly int _layers;

    /// <summary>All layers, with initial parameters drawn uniformly from ±1/√H.</summary>
    /// <param name="inputSize">E.</param>
    /// <param name="hiddenSize">H.</param>
    /// <param name="layers">L.</param>
    public Cifg(int inputSize, int hiddenSize, int layers)
        : base(nameof(Cifg))
    {
        _layers = layers;
        double bound = 1 / Math.Sqrt(hiddenSize);
        for (int layer = 0; layer < layers; layer++)
        {
            Add($"weight_ih_l{layer}", Gates * hiddenSize, layer == 0 ? inputSize : hiddenSize);
            Add($"weight_hh_l{layer}", Gates * hiddenSize, hiddenSize);
            Add($"bias_ih_l{layer}", Gates * hiddenSize);
        }

        void Add(string name, params long[] shape) => register_parameter(name, new Parameter(empty(shape).uniform_(-bound, bound)));
    }

    /// <summary>h of the last layer [T, B, H], and h and c of all layers [L, B, H] after the last step.</summary>
    /// <param name="inputs">[T, B, E].</param>
    /// <param name="state">h and c before the first step; null for zeros.</param>
    public (Tensor Hidden, Tensor LastHidden, Tensor LastCell) Run(Tensor inputs, (Tensor Hidden, Tensor Cell)? state)
    {
        List<Tensor> lastHidden = [], lastCell = [];
        for (int layer = 0; layer < _layers; layer++)
        {
            Tensor wxh = get_parameter($"weight_ih_l{layer}")!, whh = get_parameter($"weight_hh_l{layer}")!, b = get_parameter($"bias_ih_l{layer}")!;
            Tensor zeros = inputs.new_zeros(inputs.shape[1], whh.shape[1]);
            Tensor h = state?.Hidden.select(0, layer) ?? zeros, c = state?.Cell.select(0, layer) ?? zeros;
            List<Tensor> hidden = [];
            foreach (Tensor x in inputs.unbind(0))
            {
                Tensor[] z = (x.matmul(wxh.t()) + h.matmul(whh.t()) + b).chunk(Gates, 1);
                Tensor forgetGate = z[0].sigmoid(), cellCandidate = z[1].tanh(), outputGate = z[2].sigmoid();
                c = (forgetGate * c) + ((1 - forgetGate) * cellCandidate);
                h = outputGate * c.tanh();
                hidden.Add(h);
            }

            inputs = stack(hidden);
            lastHidden.Add(h);
            lastCell.Add(c);
        }

        return (inputs, stack(lastHidden), stack(lastCell));
    }
}
