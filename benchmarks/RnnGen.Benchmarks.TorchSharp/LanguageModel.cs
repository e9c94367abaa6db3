using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnGen.Benchmarks.TorchSharp;

/// <summary>The network of a generated model, of PyTorch's own modules; its fields have the names that the tensors of a model file begin with.</summary>
internal sealed class LanguageModel : nn.Module
{
    private readonly LossPosition _loss;
    private readonly Embedding embedding;
    private readonly nn.Module rnn;
    private readonly Linear output;

    public LanguageModel(ModelShape shape)
        : base(nameof(LanguageModel))
    {
        _loss = shape.Loss;
        embedding = nn.Embedding(shape.VocabularySize, shape.EmbeddingSize);
        rnn = shape.Cell switch
        {
            RecurrentCell.Lstm => nn.LSTM(shape.EmbeddingSize, shape.HiddenSize, shape.Layers),
            RecurrentCell.Tanh => nn.RNN(shape.EmbeddingSize, shape.HiddenSize, shape.Layers, nn.NonLinearities.Tanh),
            RecurrentCell.Relu => nn.RNN(shape.EmbeddingSize, shape.HiddenSize, shape.Layers, nn.NonLinearities.ReLU),
            _ => throw new NotSupportedException($"{shape.Cell} is not compared with TorchSharp."),
        };
        output = nn.Linear(shape.HiddenSize, shape.VocabularySize);
        RegisterComponents();
    }

    /// <summary>Whether PyTorch has the cell with the parameters of a generated model: it has no CIFG, and its GRU has biases besides that cannot be left out of its training.</summary>
    public static bool IsWrittenFor(RecurrentCell cell) => cell is RecurrentCell.Lstm or RecurrentCell.Tanh or RecurrentCell.Relu;

    /// <summary>Logits [T·B, V] of words [T, B], or [B, V] of the last step, and the state after them.</summary>
    /// <param name="words">What is read.</param>
    /// <param name="state">What the network remembers: h, for an LSTM also c; empty for zeros.</param>
    public (Tensor Logits, Tensor[] State) Read(Tensor words, Tensor[] state)
    {
        (Tensor hidden, Tensor[] next) = Recur(embedding.call(words), state);
        return (output.call(_loss == LossPosition.EveryStep ? hidden.flatten(0, 1) : hidden[-1]), next);
    }

    private (Tensor Hidden, Tensor[] State) Recur(Tensor inputs, Tensor[] state)
    {
        switch (rnn)
        {
            case LSTM lstm:
                (Tensor hidden, Tensor h, Tensor c) = lstm.call(inputs, state.Length > 0 ? (state[0], state[1]) : null);
                return (hidden, [h, c]);
            case RNN plain:
                (hidden, h) = plain.call(inputs, state.FirstOrDefault());
                return (hidden, [h]);
            default:
                throw new NotSupportedException(rnn.GetName());
        }
    }
}
