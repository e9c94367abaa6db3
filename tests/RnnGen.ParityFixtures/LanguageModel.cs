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
