using RnnGen.Training;
using TorchSharp.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnGen.Benchmarks.TorchSharp;

/// <summary>A network and its optimiser: the training step as one writes it with PyTorch, with automatic gradients, clipping, Adam.</summary>
internal sealed class TrainingModel : IDisposable
{
    private readonly Parameter[] _parameters;
    private readonly optim.Optimizer _adam;

    /// <summary>Begins with the parameters of a generated model.</summary>
    public TrainingModel(RnnModel model)
    {
        Network = new LanguageModel(model.Shape);
        ParameterCopy.Copy(model, Network);
        _parameters = [.. Network.parameters().Where(parameter => parameter.requires_grad)];
        _adam = optim.Adam(_parameters, TrainingRecipe.LearningRate);
    }

    /// <summary>The network.</summary>
    public LanguageModel Network { get; }

    /// <summary>One step. What it returns belongs to the caller's scope.</summary>
    /// <param name="inputs">Words [T, B].</param>
    /// <param name="targets">Targets [T·B] or [B].</param>
    /// <param name="state">What the network remembers; empty for zeros.</param>
    /// <returns>The mean loss, and the state after the last word.</returns>
    public (double Loss, Tensor[] State) Step(Tensor inputs, Tensor targets, Tensor[] state)
    {
        (Tensor logits, Tensor[] next) = Network.Read(inputs, state);
        Tensor loss = nn.functional.cross_entropy(logits, targets, ignore_index: SequenceDataset.IgnoredTarget);
        Network.zero_grad(set_to_none: true);
        loss.backward();
        nn.utils.clip_grad_norm_(_parameters, TrainingRecipe.ClipNorm);
        _adam.step();
        return (loss.item<float>(), next);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _adam.Dispose();
        Network.Dispose();
    }
}
