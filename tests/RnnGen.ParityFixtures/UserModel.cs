using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>A language model as a user of PyTorch may have written it, under names of his own: two layers of an LSTM with an output layer, or a GRU with tied embeddings and a projection that has a bias.</summary>
internal sealed class UserModel : nn.Module
{
    private readonly Embedding encoder;
    private readonly nn.Module rnn;
    private readonly Linear? bottleneck;
    private readonly Linear decoder;

    /// <summary>With PyTorch's initial parameters, the recurrent ones three times as large, so that what was read long before matters.</summary>
    /// <param name="cell"><see cref="Cell.Lstm"/> or <see cref="Cell.Gru"/>.</param>
    /// <param name="words">V.</param>
    public UserModel(Cell cell, int words)
        : base(nameof(UserModel))
    {
        const int Width = 6, Hidden = 10;
        const float Spread = 3;
        bool tied = cell == Cell.Gru;
        encoder = nn.Embedding(words, Width);
        rnn = tied ? nn.GRU(Width, Hidden) : nn.LSTM(Width, Hidden, numLayers: 2);
        bottleneck = tied ? nn.Linear(Hidden, Width) : null;
        decoder = nn.Linear(tied ? Width : Hidden, words);
        RegisterComponents();
        if (tied)
        {
            decoder.weight = encoder.weight!;
        }

        using IDisposable untracked = no_grad();
        foreach ((_, Parameter parameter) in named_parameters().Where(static entry => entry.name.StartsWith(nameof(rnn), StringComparison.Ordinal)))
        {
            parameter.mul_(Spread);
        }
    }

    /// <summary>Logits [T, V] of a text read from zero state.</summary>
    public Tensor Logits(Tensor words)
    {
        Tensor inputs = encoder.call(words).unsqueeze(1);
        Tensor hidden = rnn is LSTM lstm ? lstm.call(inputs).Item1 : ((GRU)rnn).call(inputs).Item1;
        return decoder.call(bottleneck is null ? hidden.squeeze(1) : bottleneck.call(hidden.squeeze(1)));
    }
}
