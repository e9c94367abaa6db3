using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnGen.Benchmarks.TorchSharp;

/// <summary>The network of a generated model, of PyTorch's own modules; its fields have the names that the tensors of a model file begin with.</summary>
internal sealed class LanguageModel : nn.Module<Tensor, Tensor>
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

    /// <summary>Logits [T·B, V] of words [T, B], or [B, V] of the last step; from zero state, as the generated code begins each batch.</summary>
    public override Tensor forward(Tensor words)
    {
        Tensor hidden = Hidden(embedding.call(words));
        return output.call(_loss == LossPosition.EveryStep ? hidden.flatten(0, 1) : hidden[-1]);
    }

    private Tensor Hidden(Tensor inputs) => rnn switch
    {
        LSTM lstm => lstm.call(inputs).Item1,
        RNN plain => plain.call(inputs).Item1,
        _ => throw new NotSupportedException(rnn.GetName()),
    };
}
