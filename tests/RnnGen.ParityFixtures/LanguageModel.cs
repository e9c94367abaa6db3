using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>The network as one writes it with PyTorch, of its own modules where it has them; the fields have the names that parameters begin with.</summary>
internal sealed class LanguageModel : nn.Module
{
    private readonly Embedding embedding;
    private readonly nn.Module rnn;
    private readonly Linear? projection;
    private readonly Linear output;
    private readonly Recipe _recipe;

    /// <summary>With PyTorch's own initial parameters, of which <see cref="FrozenBias"/> sets some to zero.</summary>
    public LanguageModel(Recipe recipe)
        : base(nameof(LanguageModel))
    {
        _recipe = recipe;
        (int v, int e, int h) = (recipe.VocabularySize, recipe.EmbeddingSize, recipe.HiddenSize);
        embedding = nn.Embedding(v, e);
        rnn = recipe.Cell switch
        {
            Cell.Tanh => nn.RNN(e, h, recipe.Layers, nn.NonLinearities.Tanh),
            Cell.Relu => nn.RNN(e, h, recipe.Layers, nn.NonLinearities.ReLU),
            Cell.Lstm => nn.LSTM(e, h, recipe.Layers),
            Cell.Gru => nn.GRU(e, h, recipe.Layers),
            _ => new Cifg(e, h, recipe.Layers),
        };
        projection = recipe.Output == OutputLayer.Projected ? nn.Linear(h, e, hasBias: false) : null;
        output = nn.Linear(recipe.Output == OutputLayer.Untied ? h : e, v);
        RegisterComponents();
        if (recipe.Output != OutputLayer.Untied)
        {
            output.weight = embedding.weight!;
        }

        FrozenBias.Freeze(this, recipe);
    }

    /// <summary>The parameters by name, a tied one once.</summary>
    public IReadOnlyList<(string Name, Parameter Values)> TrainedParameters =>
    [
        .. from parameter in named_parameters()
           where parameter.parameter.requires_grad && (parameter.name != "output.weight" || _recipe.Output == OutputLayer.Untied)
           select (parameter.name, parameter.parameter),
    ];

    /// <summary>Logits [T·B, V] of words [T, B], and the state after them.</summary>
    /// <param name="words">What is read.</param>
    /// <param name="state">What the network remembers: h, for <see cref="Cell.Lstm"/> and <see cref="Cell.Cifg"/> also c; empty for zeros.</param>
    public (Tensor Logits, Tensor[] State) Run(Tensor words, Tensor[] state)
    {
        (Tensor hidden, Tensor[] next) = Recur(embedding.call(words), state);
        Tensor features = hidden.flatten(0, 1);
        return (output.call(projection is null ? features : projection.call(features)), next);
    }

    /// <summary>The same in PyTorch's operators, regularised: logits [T·B, V], the state, and h [T, B, H] of the top layer before and after dropout.</summary>
    /// <param name="words">What is read.</param>
    /// <param name="state">h of each layer, for <see cref="Cell.Lstm"/> followed by c of each; empty for zeros.</param>
    /// <param name="regularization">The masks.</param>
    public (Tensor Logits, Tensor[] State, Tensor Hidden, Tensor Dropped) Run(Tensor words, Tensor[] state, StepRegularization regularization)
    {
        Tensor hidden = embedding.call(words);
        List<Tensor> lastHidden = [], lastCell = [];
        for (int layer = 0; layer < _recipe.Layers; layer++)
        {
            Tensor inputs = hidden * regularization.Input(layer), whh = Weight("weight_hh", layer) * regularization.RecurrentWeights(layer);
            Tensor zeros = inputs.new_zeros(inputs.shape[1], whh.shape[1]);
            Tensor h = state.Length > 0 ? state[layer] : zeros, c = state.Length > _recipe.Layers ? state[_recipe.Layers + layer] : zeros;
            List<Tensor> steps = [];
            foreach (Tensor x in inputs.unbind(0))
            {
                Tensor input = x.matmul(Weight("weight_ih", layer).t()) + Weight("bias_ih", layer), recurrent = h.matmul(whh.t()) + Weight("bias_hh", layer);
                (h, c) = _recipe.Cell == Cell.Lstm ? LstmStep(input + recurrent, c) : (GruStep(input, recurrent, h), c);
                steps.Add(h);
            }

            hidden = stack(steps);
            lastHidden.Add(h);
            lastCell.Add(c);
        }

        Tensor dropped = hidden * regularization.Input(_recipe.Layers);
        return (output.call(dropped.flatten(0, 1)), [.. lastHidden, .. _recipe.Cell == Cell.Lstm ? lastCell : []], hidden, dropped);
    }

    private static (Tensor Hidden, Tensor Cell) LstmStep(Tensor z, Tensor cell)
    {
        Tensor[] gates = z.chunk(4, 1);
        Tensor next = (gates[1].sigmoid() * cell) + (gates[0].sigmoid() * gates[2].tanh());
        return (gates[3].sigmoid() * next.tanh(), next);
    }

    private static Tensor GruStep(Tensor input, Tensor recurrent, Tensor hidden)
    {
        Tensor[] x = input.chunk(3, 1), u = recurrent.chunk(3, 1);
        Tensor update = (x[1] + u[1]).sigmoid(), candidate = (x[2] + ((x[0] + u[0]).sigmoid() * u[2])).tanh();
        return ((1 - update) * candidate) + (update * hidden);
    }

    private Parameter Weight(string name, int layer) => rnn.get_parameter($"{name}_l{layer}")!;

    private (Tensor Hidden, Tensor[] State) Recur(Tensor inputs, Tensor[] state)
    {
        switch (rnn)
        {
            case LSTM lstm:
                (Tensor hidden, Tensor h, Tensor c) = lstm.call(inputs, state.Length > 0 ? (state[0], state[1]) : null);
                return (hidden, [h, c]);
            case Cifg cifg:
                (hidden, h, c) = cifg.Run(inputs, state.Length > 0 ? (state[0], state[1]) : null);
                return (hidden, [h, c]);
            case GRU gru:
                (hidden, h) = gru.call(inputs, state.FirstOrDefault());
                return (hidden, [h]);
            default:
                (hidden, h) = ((RNN)rnn).call(inputs, state.FirstOrDefault());
                return (hidden, [h]);
        }
    }
}
